import GRDB

/// Learners and sessions that are lost while there are rows which refer to them.
enum MissingParents {
  /// Everything that refers to a learner, with its time.
  private static let children = """
    SELECT learner, started AS at FROM session UNION ALL SELECT learner, at FROM attempt
    UNION ALL SELECT learner, updated FROM draft UNION ALL SELECT learner, at FROM review
    UNION ALL SELECT learner, at FROM request UNION ALL SELECT learner, at FROM case_flag
    UNION ALL SELECT learner, at FROM drill_record
    """

  /// Makes them up, as old as the first row that needs them.
  static func makeUp(_ db: Database, _ rows: inout [Salvaged.Rows]) throws {
    func change(_ table: HistoryTable, _ sql: String, _ tell: (inout Salvaged.Rows, Int) -> Void) throws {
      try db.execute(sql: sql)
      guard let index = rows.firstIndex(where: { $0.table == table }) else { return }
      tell(&rows[index], db.changesCount)
    }
    try change(.request, "DELETE FROM request WHERE attempt NOT IN (SELECT number FROM attempt)") { rows, count in
      rows.read -= count
      rows.refused += count
    }
    try change(
      .session,
      """
      INSERT INTO session (number, learner, kind, started) SELECT session, min(learner), 'quiz', min(at)
      FROM attempt WHERE session NOT IN (SELECT number FROM session) GROUP BY session
      """
    ) { $0.madeUp += $1 }
    // Whoever has most comes first, for the first learner is the one whose history it is.
    var isMadeUp = false
    try change(
      .learner,
      """
      INSERT INTO learner (id, created) SELECT learner, min(at) FROM (\(children))
      WHERE learner NOT IN (SELECT id FROM learner) GROUP BY learner ORDER BY count(*) DESC
      """
    ) { rows, count in
      rows.madeUp += count
      isMadeUp = count > 0
    }
    // A learner of whom there is nothing may be one whose id is damaged; they must not come first.
    if isMadeUp {
      try change(.learner, "DELETE FROM learner WHERE id NOT IN (SELECT learner FROM (\(children)))") { rows, count in
        rows.read -= count
        rows.refused += count
      }
    }
  }
}
