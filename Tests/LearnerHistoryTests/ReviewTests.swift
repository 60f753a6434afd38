import Foundation
import GRDB
import LearnerHistory
import Scheduling
import Testing

@Suite struct ReviewTests {
  let scratch: Scratch
  let store: HistoryStore

  init() throws {
    scratch = try Scratch()
    store = try HistoryStore(at: scratch.file)
    _ = try store.begin()
  }

  @Test func `the newest review of each case comes back as it was recorded`() throws {
    #expect(try store.reviews(of: Sample.learner) == [:])
    let first = try store.schedule(Sample.review())
    let other = try store.schedule(Sample.review(case: "one-word-answers", rating: .again, at: Sample.now + 1))
    // The newest is the one recorded last, even if a clock was set back.
    let second = try store.schedule(Sample.review(rating: .easy, at: Sample.now - 60))
    #expect(first.review == Sample.review())
    #expect(second.number > first.number)
    let expected = ["another-small-gift": second, "one-word-answers": other]
    #expect(try HistoryStore(listing: scratch.file).reviews(of: Sample.learner) == expected)
    #expect(try store.reviews(of: "somebody else") == [:])
  }

  @Test(arguments: [Memory.Phase.learning, .review, .relearning])
  func `a memory of any phase is kept, and a case that could not be scored`(phase: Memory.Phase) throws {
    let review = Review(
      learner: Sample.learner, session: 1, caseID: "a", at: Sample.now, share: nil, proposed: .hard, rating: .hard,
      memory: Sample.memory(phase, step: phase == .review ? nil : 0))
    #expect(try store.schedule(review).review == review)
  }

  @Test func `the learner's own rating replaces the proposal in the same row`() throws {
    let recorded = try store.schedule(Sample.review())
    let own = Sample.memory(.review, step: nil)
    try store.amend(recorded, rating: .easy, memory: own)
    let amended = try #require(try store.reviews(of: Sample.learner)["another-small-gift"])
    #expect(amended.number == recorded.number)
    #expect(amended.review.proposed == .good)
    #expect(amended.review.rating == .easy)
    #expect(amended.review.memory == own)
    #expect(try scratch.count("review") == 1)
  }

  @Test func `a review that is gone cannot be amended`() throws {
    let recorded = try store.schedule(Sample.review())
    try scratch.other(scratch.file).write { db in try db.execute(sql: "DELETE FROM review") }
    #expect(throws: HistoryError.other(path: scratch.file.path, detail: "the review is no longer there")) {
      try store.amend(recorded, rating: .again, memory: Sample.memory())
    }
  }
}
