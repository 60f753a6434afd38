import Foundation
import LearnerHistory
import Testing

@Suite struct DraftTests {
  let scratch: Scratch
  let store: HistoryStore

  init() throws {
    scratch = try Scratch()
    store = try HistoryStore(at: scratch.file)
  }

  private func draft() throws -> Draft? {
    try store.draft(of: Sample.learner, case: "another-small-gift", question: "say")
  }

  @Test(arguments: [false, true])
  func `two sittings at one question keep a draft each, and the newer is offered`(isPrivate: Bool) throws {
    let (first, second) = (try store.begin(), try store.begin())
    try store.saveDraft(Sample.draft("first", session: first, isPrivate: isPrivate, at: Sample.now + 2))
    try store.saveDraft(Sample.draft("second", session: second, isPrivate: isPrivate, at: Sample.now + 1))
    #expect(try draft()?.text == "first")
    try store.saveDraft(Sample.draft("second, more", session: second, isPrivate: isPrivate, at: Sample.now + 3))
    #expect(try draft()?.text == "second, more")
    try store.discardDraft(of: Sample.learner, case: "another-small-gift", question: "say", session: second)
    #expect(try draft()?.text == "first")
  }

  @Test func `an answer takes only its own sitting's draft away`() throws {
    let (first, second) = (try store.begin(), try store.begin())
    for session in [first, second] {
      try store.saveDraft(Sample.draft("said", session: session))
      try store.saveDraft(Sample.draft("felt", session: session, question: "notice", isPrivate: true))
    }
    _ = try store.record(Sample.attempt("said all", session: second))
    try store.recordPrivate(Sample.privateAnswer("felt all", session: second))
    #expect(try draft()?.session == first)
    #expect(
      try store.draft(of: Sample.learner, case: "another-small-gift", question: "notice")?.session == first)
  }

  @Test(arguments: [false, true])
  func `an adopted draft replaces its new sitting's own, keeps its text and time, and is there once`(
    isPrivate: Bool
  ) throws {
    let (first, second) = (try store.begin(), try store.begin())
    let left = Sample.draft("left", session: first, isPrivate: isPrivate)
    try store.saveDraft(left)
    try store.saveDraft(Sample.draft("", session: second, isPrivate: isPrivate, at: Sample.now + 5))
    try store.saveDraft(Sample.draft("elsewhere", session: second, question: "turn", isPrivate: isPrivate))
    #expect(try store.adopt(left, into: second))
    #expect(try draft() == Sample.draft("left", session: second, isPrivate: isPrivate))
    #expect(try scratch.count(isPrivate ? "private_draft" : "draft", isPrivate: isPrivate) == 2)
  }

  @Test func `a draft that another has adopted before cannot be adopted, and one's own can`() throws {
    let sessions = try (1...3).map { _ in try store.begin() }
    let left = Sample.draft("left", session: sessions[0])
    try store.saveDraft(left)
    #expect(try store.adopt(left, into: sessions[0]))
    #expect(try store.adopt(left, into: sessions[1]))
    try store.saveDraft(Sample.draft("own", session: sessions[2], at: Sample.now + 1))
    #expect(try !store.adopt(left, into: sessions[2]))
    #expect(try draft()?.text == "own")
    #expect(try scratch.count("draft") == 2)
  }

  @Test("a sitting goes on with its own draft before a newer one of another that is dead, which waits")
  func ownFirst() throws {
    let scratch = try Scratch()
    let store = try HistoryStore(at: scratch.file)
    let own = try store.begin()
    let dead = try store.begin()
    func draft(_ text: String, _ session: Int64, _ seconds: Double) -> Draft {
      Draft(
        learner: Sample.learner, session: session, caseID: "c", questionID: "say", isPrivate: false, text: text,
        asked: ["say", "turn"], updated: Sample.now.addingTimeInterval(seconds))
    }
    try store.saveDraft(draft("mine", own, 0))
    try store.saveDraft(draft("theirs", dead, 60))
    func take(_ session: Int64) throws -> Draft? {
      try store.takeDraft(of: Sample.learner, case: "c", question: "say", into: session)
    }
    #expect(try take(own)?.text == "mine")
    try store.discardDraft(of: Sample.learner, case: "c", question: "say", session: own)
    let third = try store.begin()
    let taken = try take(third)
    #expect(taken?.text == "theirs" && taken?.asked == ["say", "turn"])
    #expect(try store.drafts(of: Sample.learner).map(\.session) == [third])
  }
}
