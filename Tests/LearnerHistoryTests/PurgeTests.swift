import Foundation
import GRDB
import LearnerHistory
import Testing

@Suite struct PurgeTests {
  let scratch: Scratch
  let store: HistoryStore
  /// All that the samples hold is a day too old now for thirty days.
  let now = Sample.now + 31 * 86_400

  init() throws {
    scratch = try Scratch()
    store = try HistoryStore(at: scratch.file, patience: 0.05)
  }

  /// One of each kind at a time, in a sitting that ends at once.
  private func fill(at time: Date, _ words: String = "heliotrope") throws {
    let session = try store.begin(at: time)
    let recorded = try store.record(Sample.attempt(words, session: session, at: time))
    try store.lookAgain(at: recorded.number, learner: Sample.learner, at: time)
    try store.saveDraft(Sample.draft(words, session: session, at: time))
    try store.flag(
      CaseFlag(
        learner: Sample.learner, caseID: "another-small-gift", caseHash: "c0ffee", questionID: nil, text: words,
        at: time))
    _ = try store.schedule(Sample.review(session: session, at: time))
    try store.saveDraft(Sample.draft(words, session: session, question: "notice", isPrivate: true, at: time))
    try store.recordPrivate(
      PrivateAnswer(
        learner: Sample.learner, session: session, caseID: "another-small-gift", questionID: "reflect",
        kind: "reflect", text: words, at: time))
    try store.note(
      Note(learner: Sample.learner, caseID: "another-small-gift", questionID: nil, text: words, at: time))
    try store.endSession(session, at: time)
  }

  private func counts() throws -> [Int] {
    let scored = ["attempt", "request", "draft", "case_flag", "review", "session"]
    let ofOneself = ["private_answer", "note", "private_draft"]
    return try (scored.map { try scratch.count($0) } + ofOneself.map { try scratch.count($0, isPrivate: true) })
      .compactMap(\.self)
  }

  @Test func `everything is kept for ever until another rule is set, and a rule can be taken back`() throws {
    try fill(at: Sample.now)
    #expect(try store.retention() == Retention(attemptDays: nil, privateDays: nil))
    #expect(try store.expired(at: .distantFuture).isEmpty)
    #expect(try store.purge(at: .distantFuture).isEmpty)
    try store.setRetention(Retention(attemptDays: 30, privateDays: nil))
    try store.setRetention(Retention(attemptDays: nil, privateDays: 7))
    #expect(try store.retention() == Retention(attemptDays: nil, privateDays: 7))
    #expect(try HistoryStore(listing: scratch.file).retention() == Retention(attemptDays: nil, privateDays: 7))
    #expect(try counts() == Array(repeating: 1, count: 9))
  }

  @Test func `what is older goes, what is younger stays, and so does each case's newest review`() throws {
    try fill(at: Sample.now)
    try fill(at: Sample.now)
    try fill(at: now - 86_400)
    _ = try store.schedule(Sample.review(case: "one-word-answers"))
    try store.setRetention(Retention(attemptDays: 30, privateDays: 30))
    let expired = try store.expired(at: now)
    let words = [expired.attempts, expired.caseFlags, expired.reviews, expired.privateAnswers, expired.notes]
    #expect(words == [2, 2, 2, 2, 2])
    #expect(expired.drafts == 4)
    #expect(try store.purge(at: now) == expired)
    #expect(try store.expired(at: now).isEmpty)
    #expect(try counts() == [1, 1, 1, 1, 2, 1, 1, 1, 1])
    #expect(try Set(store.reviews(of: Sample.learner).keys) == ["another-small-gift", "one-word-answers"])
    #expect(try store.begin() == 4)
    #expect(try scratch.integrity() == ["ok"])
  }

  @Test func `each file has its own rule`() throws {
    try fill(at: Sample.now)
    try store.setRetention(Retention(attemptDays: 32, privateDays: 30))
    #expect(try !store.purge(at: now).isEmpty)
    #expect(try counts() == [1, 1, 1, 1, 1, 1, 0, 0, 0])
    try store.setRetention(Retention(attemptDays: 30, privateDays: 32))
    #expect(try store.purge(at: now).attempts == 1)
    #expect(try counts() == [0, 0, 0, 0, 1, 0, 0, 0, 0])
  }

  @Test func `a sitting that goes on, or still has an attempt, stays`() throws {
    let old = try store.begin()
    _ = try store.record(Sample.attempt("early", session: old))
    _ = try store.record(Sample.attempt("late", session: old, at: now))
    try store.endSession(old, at: Sample.now + 60)
    _ = try store.begin()
    try store.setRetention(Retention(attemptDays: 30, privateDays: nil))
    #expect(try store.purge(at: now).attempts == 1)
    #expect(try scratch.count("session") == 2)
    #expect(try store.attempts(of: Sample.learner, limit: 9).map(\.attempt.answer) == ["late"])
  }

  @Test(arguments: [Int.max, 0, -1, Int.min]) func `no number of days is too odd to count with`(days: Int) throws {
    try fill(at: Sample.now)
    try store.setRetention(Retention(attemptDays: days, privateDays: days))
    #expect(try store.purge(at: Sample.now).isEmpty)
    #expect(try store.purge(at: Sample.now + 1).attempts == (days > 0 ? 0 : 1))
  }

  @Test func `after a purge attempts can again be deleted by no other program`() throws {
    try fill(at: Sample.now)
    try fill(at: now)
    try store.setRetention(Retention(attemptDays: 30, privateDays: nil))
    _ = try store.purge(at: now)
    try scratch.other(scratch.file).write { db in
      _ = #expect(throws: DatabaseError.self) { try db.execute(sql: "DELETE FROM attempt") }
    }
    #expect(try store.attemptCount(of: Sample.learner) == 1)
  }

  @Test func `what was purged is in no byte of the files, while the history is still open`() throws {
    try fill(at: Sample.now)
    // Many, of all lengths and ages, so that SQLite moves rows from page to page as others go.
    try scratch.other(scratch.file).write { db in
      try db.execute(
        sql: """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
          INSERT INTO attempt (learner, session, case_id, case_hash, question_id, answer, out_of, score_json, engine, at)
          SELECT learner, session, case_id, case_hash, question_id,
            CAST('heliotrope' || substr(hex(zeroblob(700)), 1, i * i * 7919 % 1400) || 'heliotrope' AS BLOB),
            out_of, score_json, engine, at + i * i * 104729 % 40 * 86400000
          FROM attempt, n
          """)
    }
    try fill(at: now + 60 * 86_400, "marzipan")
    try store.setRetention(Retention(attemptDays: 30, privateDays: 30))
    for days in 0...40 { _ = try store.purge(at: now + Double(days) * 86_400) }
    #expect(try store.attemptCount(of: Sample.learner) == 1)
    let bytes = try scratch.bytes()
    #expect(bytes.range(of: Data("marzipan".utf8)) != nil)
    #expect(bytes.range(of: Data("heliotrope".utf8)) == nil)
    // Written anew, because a row that was moved can leave a copy where it lay, though it seldom does.
    for file in [scratch.file, scratch.privateFile] {
      let free = try scratch.other(file).read { db in try Int.fetchOne(db, sql: "PRAGMA freelist_count") }
      #expect(free == 0)
    }
  }

  @Test func `a program that is just reading does not hinder a purge, and the bytes go at the next`() throws {
    try fill(at: Sample.now)
    try store.setRetention(Retention(attemptDays: 30, privateDays: 30))
    try scratch.other(scratch.file).inDatabase { db in
      try db.execute(sql: "BEGIN; SELECT count(*) FROM attempt")
      #expect(try store.purge(at: now).attempts == 1)
      #expect(try scratch.bytes().range(of: Data("heliotrope".utf8)) != nil)
      try db.execute(sql: "COMMIT")
    }
    #expect(try store.purge(at: now).isEmpty)
    #expect(try scratch.bytes().range(of: Data("heliotrope".utf8)) == nil)
  }
}
