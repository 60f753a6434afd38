import Foundation
import GRDB
@testable import LearnerHistory
import Synchronization
import Testing

/// What is asked at every start and after every answer must not cost more as the history grows.
@Suite struct ReadingCostTests {
  let scratch: Scratch
  let store: HistoryStore

  init() throws {
    scratch = try Scratch()
    store = try HistoryStore(at: scratch.file)
  }

  /// How SQLite goes about the statements that some work runs on the scored file.
  private func plan(of work: () throws -> Void) throws -> [String] {
    let statements = Mutex<[String]>([])
    try store.scored.read { db in
      db.trace { event in
        if case .statement(let statement) = event { statements.withLock { $0.append(statement.expandedSQL) } }
      }
    }
    try work()
    try store.scored.read { db in db.trace() }
    let verbs = ["SELECT", "INSERT", "UPDATE", "DELETE"]
    let asked = statements.withLock(\.self).filter { sql in verbs.contains { sql.hasPrefix($0) } }
    return try scratch.other(scratch.file).read { db in
      try asked.flatMap { sql in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { try $0.decode(String.self, forColumn: "detail") }
      }
    }
  }

  @Test func `no table that grows is read whole`() throws {
    let session = try store.begin()
    let plan = try plan {
      _ = try store.latestDraft(of: Sample.learner)
      _ = try store.draft(of: Sample.learner, case: "another-small-gift", question: "say")
      _ = try store.reviews(of: Sample.learner)
      _ = try store.noticeSeen()
      _ = try store.caseFlags(of: Sample.learner)
      _ = try store.requests(of: Sample.learner)
      _ = try store.attempts(of: Sample.learner, limit: 20)
      try store.saveDraft(Sample.draft("Thank", session: session))
      _ = try store.record(Sample.attempt("Thank you", session: session))
      try store.endSession(session, at: Sample.now)
    }
    #expect(plan.contains { $0.hasPrefix("SEARCH review USING COVERING INDEX review_by_case (learner=?)") })
    #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
  }

  @Test func `questions answered are read from their index alone`() throws {
    let plan = try plan { _ = try store.questionsAnswered(in: "another-small-gift", by: Sample.learner) }
    #expect(plan == ["SEARCH attempt USING COVERING INDEX attempt_by_question (learner=? AND case_id=?)"])
  }
}
