import Foundation
import GRDB
import LearnerHistory
import Testing

@Suite("Drafts, attempts and private answers")
struct RecordingTests {
  let scratch: Scratch
  let store: HistoryStore

  init() throws {
    scratch = try Scratch()
    store = try HistoryStore(at: scratch.file)
  }

  @Test("the first learner entered stays the learner")
  func learnerStays() throws {
    #expect(try store.learner() == nil)
    #expect(try store.learner(orEnter: "first", at: Sample.now) == "first")
    #expect(try store.learner(orEnter: "second", at: Sample.now) == "first")
    #expect(try HistoryStore(listing: scratch.file).learner() == "first")
  }

  @Test("a draft is replaced, kept apart by question, and there after reopening", arguments: [false, true])
  func draftsSurvive(isPrivate: Bool) throws {
    _ = try store.begin()
    try store.saveDraft(Sample.draft("Thank", isPrivate: isPrivate))
    let kept = Sample.draft("Thank you, I am", isPrivate: isPrivate, at: Sample.now + 1)
    try store.saveDraft(kept)
    try store.saveDraft(Sample.draft("Another", question: "turn", isPrivate: isPrivate))
    let reopened = try HistoryStore(at: scratch.file)
    #expect(try reopened.draft(of: Sample.learner, case: "another-small-gift", question: "say") == kept)
    #expect(try reopened.latestDraft(of: Sample.learner) == kept)
    #expect(try reopened.draft(of: Sample.learner, case: "another-small-gift", question: "safety") == nil)
    #expect(try reopened.draft(of: "somebody else", case: "another-small-gift", question: "say") == nil)
  }

  @Test("the latest draft is found in whichever file it lies")
  func latestOfBothFiles() throws {
    _ = try store.begin()
    try store.saveDraft(Sample.draft("seen", at: Sample.now))
    try store.saveDraft(Sample.draft("felt", question: "notice", isPrivate: true, at: Sample.now + 1))
    #expect(try store.latestDraft(of: Sample.learner)?.text == "felt")
    try store.saveDraft(Sample.draft("seen again", at: Sample.now + 2))
    #expect(try store.latestDraft(of: Sample.learner)?.text == "seen again")
    try store.discardDraft(of: Sample.learner, case: "another-small-gift", question: "say", session: 1)
    try store.discardDraft(of: Sample.learner, case: "another-small-gift", question: "notice", session: 1)
    #expect(try store.latestDraft(of: Sample.learner) == nil)
  }

  @Test("an attempt comes back as it was recorded, newest first, and its draft is gone")
  func attemptsListed() throws {
    let session = try store.begin()
    try store.saveDraft(Sample.draft("Thank you"))
    try store.saveDraft(Sample.draft("unfinished", question: "turn"))
    let first = try store.record(Sample.attempt("Thank you", session: session))
    let second = try store.record(
      Sample.attempt("Who is it from?", session: session, case: "thick-notes-no-answer", score: nil))
    try store.endSession(session, at: Sample.now + 60)

    #expect(first.attempt == Sample.attempt("Thank you", session: session))
    #expect(second.attempt.score == nil)
    #expect(second.number > first.number)
    let listed = try HistoryStore(listing: scratch.file)
    #expect(try listed.attempts(of: Sample.learner, limit: 10) == [second, first])
    #expect(try listed.attempts(of: Sample.learner, limit: 1) == [second])
    #expect(try listed.attempts(of: Sample.learner, case: "another-small-gift", limit: 10) == [first])
    #expect(try listed.attempts(of: Sample.learner, limit: 0) == [])
    #expect(try listed.attemptCount(of: Sample.learner) == 2)
    #expect(try listed.attemptCount(of: "somebody else") == 0)
    #expect(try store.latestDraft(of: Sample.learner)?.text == "unfinished")
  }

  @Test("an attempt that cannot be recorded leaves its draft")
  func draftOutlivesFailure() throws {
    _ = try store.begin()
    let draft = Sample.draft("Thank you")
    try store.saveDraft(draft)
    #expect {
      try store.record(Sample.attempt("Thank you", session: 999))
    } throws: { error in
      !"\(error)".contains("Thank you") && (error as? HistoryError)?.place == scratch.file.path
    }
    #expect(try store.latestDraft(of: Sample.learner) == draft)
    #expect(try store.attemptCount(of: Sample.learner) == 0)
  }

  @Test("no program can change an attempt, or delete one but with its whole learner")
  func appendOnly() throws {
    let session = try store.begin()
    let recorded = try store.record(Sample.attempt("Thank you", session: session))
    try store.saveDraft(Sample.draft("more"))
    try scratch.other(scratch.file).write { db in
      for sql in [
        "UPDATE attempt SET score = 4", "UPDATE attempt SET use = 'summative'", "DELETE FROM attempt",
        "DELETE FROM session",
      ] {
        #expect(throws: DatabaseError.self, "\(sql)") { try db.execute(sql: sql) }
      }
    }
    #expect(try store.attempts(of: Sample.learner, limit: 2) == [recorded])
    try scratch.other(scratch.file).write { try $0.execute(sql: "DELETE FROM learner") }
    for table in ["attempt", "session", "draft"] { #expect(try scratch.count(table) == 0) }
  }

  @Test("a summative attempt cannot be stored")
  func onlyFormative() throws {
    _ = try store.record(Sample.attempt("Thank you", session: try store.begin()))
    try scratch.other(scratch.file).write { db in
      let uses = try String.fetchAll(db, sql: "SELECT use FROM attempt")
      #expect(uses == ["formative"])
      #expect(throws: DatabaseError.self) {
        try db.execute(
          sql: """
            INSERT INTO attempt (learner, session, case_id, case_hash, question_id, answer, out_of, score_json, engine,
              use, at) SELECT learner, session, case_id, case_hash, question_id, answer, out_of, score_json, engine,
              'summative', at FROM attempt
            """)
      }
    }
  }

  @Test("a time comes back to the millisecond, and the same each time")
  func times() throws {
    let session = try store.begin()
    for milliseconds: Int64 in [0, 1, -1, 999, 1_795_398_424_001, 1_795_398_424_999, 253_402_300_799_999] {
      let time = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      #expect(try store.record(Sample.attempt("x", session: session, at: time)).attempt.at == time)
      let between = time + 0.000_3
      #expect(try store.record(Sample.attempt("x", session: session, at: between)).attempt.at == time)
    }
  }

  /// A text under a name that test reports can print.
  struct Typed: CustomTestStringConvertible {
    let testDescription: String
    let text: String

    static let all = [
      Typed(testDescription: "nothing", text: ""),
      Typed(testDescription: "an empty line", text: "\n"),
      Typed(testDescription: "emoji and curly quotes", text: "I’m touched 👩🏽‍⚕️🇬🇧"),
      Typed(testDescription: "a combining accent, NUL and ESC", text: "e\u{301}\u{0}after NUL\u{1B}[31m"),
      Typed(testDescription: "NUL alone", text: "\u{0}"),
      Typed(testDescription: "SQL", text: "'; DROP TABLE attempt; --"),
      Typed(testDescription: "a million characters", text: String(repeating: "ä", count: 1_000_000)),
    ]
  }

  @Test("any text comes back as it was typed", arguments: Typed.all)
  func anyText(typed: Typed) throws {
    let text = typed.text
    let session = try store.begin()
    try store.saveDraft(Sample.draft(text))
    #expect(Array(try #require(try store.latestDraft(of: Sample.learner)).text.utf8) == Array(text.utf8))
    _ = try store.record(Sample.attempt(text, session: session))
    let listed = try #require(try store.attempts(of: Sample.learner, limit: 1).first)
    #expect(Array(listed.attempt.answer.utf8) == Array(text.utf8))
  }

  @Test("a private answer takes the place of its draft")
  func privateAnswers() throws {
    let session = try store.begin()
    try store.saveDraft(Sample.draft("I feel bou", question: "notice", isPrivate: true))
    try store.recordPrivate(Sample.privateAnswer("I feel bought\u{0}.", session: session))
    #expect(try store.latestDraft(of: Sample.learner) == nil)
    let texts = try scratch.other(scratch.privateFile).read { db in
      try Data.fetchAll(db, sql: "SELECT text FROM private_answer WHERE kind = 'notice'")
    }
    #expect(texts == [Data("I feel bought\u{0}.".utf8)])
    #expect(try store.attemptCount(of: Sample.learner) == 0)
  }

  @Test("cases attempted tell times, last time, best and last share by sitting")
  func casesAttempted() throws {
    let learner = Sample.learner
    #expect(try store.casesAttempted(by: learner) == [:])
    let first = try store.begin()
    _ = try store.record(Sample.attempt("a", session: first, score: 4, outOf: 4))
    _ = try store.record(Sample.attempt("b", session: first, question: "turn", score: 2, outOf: 4))
    _ = try store.record(Sample.attempt("c", session: first, question: "safety", score: nil, outOf: 4))
    let second = try store.begin()
    _ = try store.record(Sample.attempt("d", session: second, score: 1, outOf: 4, at: Sample.now + 5))
    _ = try store.record(Sample.attempt("e", session: second, case: "one-word-answers", score: nil))
    #expect(
      try store.casesAttempted(by: learner) == [
        "another-small-gift": CaseAttempted(times: 2, lastAt: Sample.now + 5, bestShare: 0.75, lastShare: 0.25),
        "one-word-answers": CaseAttempted(times: 1, lastAt: Sample.now, bestShare: nil, lastShare: nil),
      ])
  }
}
