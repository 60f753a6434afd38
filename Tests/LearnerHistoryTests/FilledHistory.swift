import Foundation
import GRDB
import LearnerHistory

/// Histories that hold rows of every kind, written past the store, as another version would.
struct FilledHistory {
  let scratch: Scratch
  /// A word that each row's text holds, followed by the row's number.
  static let marks = [
    HistoryTable.attempt: "marigold", .draft: "campion", .caseFlag: "teasel", .privateAnswer: "yarrow",
    .privateDraft: "borage", .note: "tansy",
  ]

  /// Makes both files, empty.
  init() throws {
    scratch = try Scratch()
    _ = try HistoryStore(at: scratch.file)
  }

  /// Adds a learner, and so many rows of each kind.
  func add(_ learner: String, rows: Int, sitting: Int64 = 1, words: Int = 60, now: Int64 = 1_795_398_424_123) throws {
    func text(_ table: HistoryTable, _ row: Int) -> Data {
      let mark = "\(Self.marks[table] ?? "")-\(learner)-\(row) "
      return Data(String(repeating: mark, count: words / 10 + row % (words + 1)).utf8)
    }
    try scratch.other(scratch.file).write { db in
      try db.execute(sql: "INSERT OR IGNORE INTO learner VALUES (?, ?)", arguments: [learner, now])
      try db.execute(
        sql: "INSERT INTO session (learner, kind, started, ended) VALUES (?, 'quiz', ?, ?)",
        arguments: [learner, now, now + 1])
      let session = db.lastInsertedRowID
      try db.execute(
        sql: "INSERT OR REPLACE INTO setting VALUES ('theme', 'plain'), ('last-case', 'small')")
      for row in 0..<rows {
        try db.execute(
          sql: """
            INSERT INTO attempt (learner, session, case_id, case_hash, question_id, answer, score, out_of, score_json,
              engine, at, hints) VALUES (?, ?, 'small', 'c0ffee', 'say', ?, 2, 4, '{"use":"formative"}', '1', ?, 1)
            """,
          arguments: [learner, session, text(.attempt, row), now + Int64(row)])
        try db.execute(
          sql: "INSERT INTO request (attempt, learner, at) VALUES (?, ?, ?)",
          arguments: [db.lastInsertedRowID, learner, now])
        try db.execute(
          sql:
            "INSERT INTO draft (learner, case_id, question_id, session, text, updated) VALUES (?, ?, 'say', ?, ?, ?)",
          arguments: [learner, "case-\(row)", session, text(.draft, row), now])
        try db.execute(
          sql: """
            INSERT INTO review (learner, session, case_id, at, share, proposed, rating, phase, step, stability,
              difficulty, due) VALUES (?, ?, 'small', ?, 0.5, 3, 2, 'review', NULL, 1.5, 5, ?)
            """,
          arguments: [learner, session, now, now + 86_400_000])
        try db.execute(
          sql: """
            INSERT INTO case_flag (learner, case_id, case_hash, question_id, text, at)
            VALUES (?, 'small', 'c0ffee', NULL, ?, ?)
            """,
          arguments: [learner, text(.caseFlag, row), now])
      }
    }
    try scratch.other(scratch.privateFile).write { db in
      for row in 0..<rows {
        try db.execute(
          sql: """
            INSERT INTO private_answer (learner, session, case_id, question_id, kind, text, at)
            VALUES (?, ?, 'small', 'notice', 'notice', ?, ?)
            """,
          arguments: [learner, sitting, text(.privateAnswer, row), now])
        try db.execute(
          sql:
            "INSERT INTO private_draft (learner, case_id, question_id, session, text, updated) VALUES (?, ?, 'notice', ?, ?, ?)",
          arguments: [learner, "case-\(row)", sitting, text(.privateDraft, row), now])
        try db.execute(
          sql: "INSERT INTO note (learner, case_id, question_id, text, at) VALUES (?, 'small', 'say', ?, ?)",
          arguments: [learner, text(.note, row), now])
      }
    }
  }

  /// Frees pages and writes over others, as drafts do.
  func churn(_ learner: String) throws {
    for (file, table) in [(scratch.file, "draft"), (scratch.privateFile, "private_draft")] {
      try scratch.other(file).write { db in
        try db.execute(
          sql: "UPDATE \(table) SET text = CAST(replace(text, '-', '--') AS BLOB) WHERE learner = ? AND rowid % 2 = 0",
          arguments: [learner])
        try db.execute(sql: "DELETE FROM \(table) WHERE learner = ? AND rowid % 3 = 0", arguments: [learner])
      }
    }
  }

  /// The names of all files in the folder that hold some text.
  func files(holding text: String) throws -> [String] {
    let bytes = Data(text.utf8)
    return try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.path).filter { name in
      (try? Data(contentsOf: scratch.folder.appendingPathComponent(name)).range(of: bytes)) ?? nil != nil
    }.sorted()
  }

  /// How many rows a file has of each kind.
  static func counts(_ file: URL) throws -> [HistoryTable: Int] {
    try DatabaseQueue(path: file.path).read { db in
      try HistoryTable.allCases.filter { try db.tableExists($0.rawValue) }.reduce(into: [:]) { counts, table in
        counts[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.rawValue)")
      }
    }
  }
}
