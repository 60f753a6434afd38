import Foundation
import GRDB
@testable import LearnerHistory
import Testing

/// Histories that an earlier program has written.
@Suite struct MigrationTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try Self.makeFirst(
      .history, scratch.other(scratch.file),
      """
      INSERT INTO learner VALUES ('learner-5f3a', 1), ('no-sitting', 2);
      INSERT INTO session (learner, kind, started, ended)
        VALUES ('learner-5f3a', 'quiz', 1, 2), ('learner-5f3a', 'drill', 3, NULL);
      INSERT INTO attempt
          (learner, session, case_id, case_hash, question_id, answer, score, out_of, score_json, engine, at)
        VALUES ('learner-5f3a', 1, 'gift', 'c0', 'say', CAST('Thank you' AS BLOB), 3, 4, '{}', '0.1.0', 1500),
          ('learner-5f3a', 2, 'gift', 'c0', 'turn', x'', NULL, 4, '{}', '0.1.0', 2500);
      INSERT INTO draft VALUES ('learner-5f3a', 'gift', 'say', CAST('Thank' AS BLOB), 3000),
        ('learner-5f3a', 'gift', 'turn', x'', 4000), ('no-sitting', 'gift', 'say', CAST('I' AS BLOB), 5000);
      """)
    try Self.makeFirst(
      .privateAnswers, scratch.other(scratch.privateFile),
      """
      INSERT INTO private_draft VALUES ('learner-5f3a', 'gift', 'notice', CAST('boug' AS BLOB), 6000);
      INSERT INTO private_answer (learner, session, case_id, question_id, kind, text, at)
        VALUES ('learner-5f3a', 1, 'gift', 'reflect', 'reflect', CAST('tired' AS BLOB), 7000);
      """)
  }

  /// Makes a file as the first version left it.
  private static func makeFirst(_ schema: Schema, _ file: DatabaseQueue, _ rows: String) throws {
    try file.write { db in try db.execute(sql: "PRAGMA application_id = \(schema.applicationID)") }
    try schema.migrator.migrate(file, upTo: schema.migrator.migrations[0])
    try file.write { db in try db.execute(sql: rows) }
  }

  private func draft(_ learner: String, _ question: String) throws -> Draft? {
    try HistoryStore(at: scratch.file).draft(of: learner, case: "gift", question: question)
  }

  private func expectAllThere() throws {
    let store = try HistoryStore(at: scratch.file)
    let attempts = try store.attempts(of: Sample.learner, limit: 9).map(\.attempt)
    #expect(
      attempts == [
        Attempt(
          learner: Sample.learner, session: 2, caseID: "gift", caseHash: "c0", questionID: "turn", answer: "",
          score: nil, outOf: 4, scoreJSON: "{}", engine: "0.1.0", at: Date(milliseconds: 2500)),
        Attempt(
          learner: Sample.learner, session: 1, caseID: "gift", caseHash: "c0", questionID: "say",
          answer: "Thank you", score: 3, outOf: 4, scoreJSON: "{}", engine: "0.1.0", at: Date(milliseconds: 1500)),
      ])
    #expect(try draft(Sample.learner, "say")?.text == "Thank")
    #expect(try draft(Sample.learner, "say")?.session == 2)
    #expect(try draft(Sample.learner, "turn")?.updated == Date(milliseconds: 4000))
    #expect(try draft("no-sitting", "say")?.session == 0)
    let felt = try #require(try store.latestDraft(of: Sample.learner))
    #expect(felt.text == "boug" && felt.isPrivate && felt.session == 0)
    #expect(try scratch.count("draft") == 3)
    #expect(try scratch.count("private_draft", isPrivate: true) == 1)
    #expect(try scratch.count("private_answer", isPrivate: true) == 1)
    #expect(try scratch.integrity() == ["ok"])
    try scratch.other(scratch.file).read { db in try db.checkForeignKeys() }
  }

  @Test func `a history of the first version loses nothing, and is used as one of today`() throws {
    try expectAllThere()
    let store = try HistoryStore(at: scratch.file)
    let session = try store.begin()
    #expect(session == 3)
    let felt = try #require(try store.latestDraft(of: Sample.learner))
    #expect(try store.adopt(felt, into: session))
    #expect(try store.draft(of: Sample.learner, case: "gift", question: "notice")?.session == session)
    #expect(try store.record(Sample.attempt("more", session: session, hints: 1)).number == 3)
    _ = try store.schedule(Sample.review(session: session))
  }

  @Test func `several programs may bring one history up to date at once`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...4 { group.addTask { [file = scratch.file as URL] in _ = try HistoryStore(at: file) } }
      try await group.waitForAll()
    }
    try expectAllThere()
  }

  @Test func `an attempt of the first version can still be neither changed nor deleted by hand`() throws {
    do { _ = try HistoryStore(at: scratch.file) }
    try scratch.other(scratch.file).write { db in
      for sql in ["UPDATE attempt SET hints = 1", "DELETE FROM attempt"] {
        #expect(throws: DatabaseError.self, "\(sql)") { try db.execute(sql: sql) }
      }
    }
  }
}
