import Foundation
import GRDB

/// What the deletion of a learner takes.
public struct Deletion: Sendable, Equatable {
  /// How many rows of each kind go; kinds of which there are none are left out. The learner is one of them.
  public let rows: [HistoryTable: Int]
  /// The paths of the files in which they lie. The files stay, without those rows.
  public let files: [String]
  /// The paths of what was derived from them and goes whole: texts being edited, recalled commands, what a repair that
  /// was killed has left.
  public let derived: [String]
  /// The paths of what a repair has left beside the history. It may hold the same words, and stays.
  public let left: [String]
  /// Whether a sitting goes on in another program; nothing is deleted before it has ended.
  public let isInUse: Bool
}

extension HistoryStore {
  /// What ``delete(learner:)`` would take.
  ///
  /// - Parameter learner: the learner's id.
  /// - Returns: numbers of rows, and names of files.
  /// - Throws: ``HistoryError``.
  public func count(of learner: String) throws(HistoryError) -> Deletion {
    var rows: [HistoryTable: Int] = [:]
    for (file, isPrivate) in [(scored, false), (try privateStore(), true)] {
      let counts = try file.read { db in
        try HistoryTable.all(isPrivate: isPrivate).map { table in (table, try Self.count(db, table, of: learner)) }
      }
      for (table, number) in counts where number > 0 { rows[table] = number }
    }
    let beside = FilesBeside(scored.path)
    return Deletion(
      rows: rows, files: [scored.path, try privateStore().path],
      derived: beside.derived, left: beside.leftByRepairs, isInUse: try openSittings().isHeldByAnother())
  }

  /// Deletes all that is kept of one learner, so that no byte of it is left in any file of the history.
  ///
  /// What a file system or a disk keeps of bytes that were overwritten is out of reach. When this is cut off in the
  /// middle, the learner is still among ``learners()``, and deleting again finishes the work.
  ///
  /// - Parameter learner: the learner's id; one who is not known does no harm.
  /// - Throws: ``HistoryError``; ``HistoryError/locked(path:after:)`` when a sitting goes on in another program, which
  ///   would write the words back: nothing is deleted then; ``HistoryError/stillInUse(path:)`` when the rows are gone
  ///   and their bytes may not be.
  public func delete(learner: String) throws(HistoryError) {
    let privateFile = try privateStore()
    try openSittings().whileNoneGoesOn(of: scored.path) { () throws(HistoryError) in
      try deleteWords(of: learner, privateFile)
      try scored.write { db in
        try Self.deleteRows(db, isPrivate: false, of: learner)
        try db.execute(sql: "DELETE FROM setting WHERE NOT EXISTS (SELECT 1 FROM learner)")
      }
      try scored.wipe()
    }
  }

  /// Deletes everything but the learner's entry.
  private func deleteWords(of learner: String, _ privateFile: StoreFile) throws(HistoryError) {
    try privateFile.write { db in try Self.deleteRows(db, isPrivate: true, of: learner) }
    // The learner's id goes last: while it stands, everybody can see that a deletion was not finished.
    try scored.write { db in
      let entry = try Row.fetchOne(db, sql: "SELECT rowid, * FROM learner WHERE id = ?", arguments: [learner])
      try Self.deleteRows(db, isPrivate: false, of: learner)
      guard let entry else { return }
      try db.execute(
        sql: "INSERT INTO learner (rowid, id, created) VALUES (?, ?, ?)",
        arguments: [entry["rowid"] as Int64, learner, entry["created"] as Int64])
    }
    try FilesBeside(scored.path).removeDerived()
    // Both, though one be busy.
    var busy: HistoryError?
    for file in [privateFile, scored] {
      do { try file.wipe() } catch .stillInUse(let path) { busy = busy ?? .stillInUse(path: path) }
    }
    if let busy { throw busy }
  }

  private static func count(_ db: Database, _ table: HistoryTable, of learner: String) throws -> Int {
    let condition =
      switch table {
      case .learner: "id = ?"
      // They are nobody's, and go with the last learner.
      case .setting: "NOT EXISTS (SELECT 1 FROM learner WHERE id <> ?)"
      default: "learner = ?"
      }
    return try Int.fetchOne(
      db, sql: "SELECT count(*) FROM \(table.rawValue) WHERE \(condition)", arguments: [learner]) ?? 0
  }

  private static func deleteRows(_ db: Database, isPrivate: Bool, of learner: String) throws {
    if !isPrivate { try db.execute(sql: "DELETE FROM learner WHERE id = ?", arguments: [learner]) }
    // Most rows have gone with the learner; children come before their parents.
    for table in HistoryTable.ofLearners.reversed() where table.isPrivate == isPrivate {
      try db.execute(sql: "DELETE FROM \(table.rawValue) WHERE learner = ?", arguments: [learner])
    }
  }
}
