import Foundation
import GRDB
import LearnerHistory
import Testing

/// What stands beside the answers: hints, questions answered, flags, notes, requests and the notice.
@Suite struct AsideTests {
  let scratch: Scratch
  let store: HistoryStore
  let session: Int64

  init() throws {
    scratch = try Scratch()
    store = try HistoryStore(at: scratch.file)
    session = try store.begin()
  }

  @Test func `an attempt tells how many hints were shown`() throws {
    let recorded = try store.record(Sample.attempt("a", session: session, hints: 2))
    #expect(recorded.attempt.hints == 2)
    #expect(try store.attempts(of: Sample.learner, limit: 1) == [recorded])
  }

  @Test func `questions answered tell last time, times and last share`() throws {
    _ = try store.record(Sample.attempt("a", session: session, score: 4))
    _ = try store.record(Sample.attempt("b", session: session, score: 1, at: Sample.now + 5))
    _ = try store.record(Sample.attempt("c", session: session, score: 2, at: Sample.now + 3))
    _ = try store.record(Sample.attempt("d", session: session, question: "turn", score: 3))
    _ = try store.record(Sample.attempt("e", session: session, question: "turn", score: nil, at: Sample.now + 1))
    _ = try store.record(Sample.attempt("f", session: session, question: "safety", score: 0, outOf: 0))
    _ = try store.record(Sample.attempt("g", session: session, case: "one-word-answers"))
    #expect(
      try store.questionsAnswered(in: "another-small-gift", by: Sample.learner) == [
        "say": QuestionAnswered(lastAt: Sample.now + 5, times: 3, lastShare: 0.25),
        "turn": QuestionAnswered(lastAt: Sample.now + 1, times: 2, lastShare: nil),
        "safety": QuestionAnswered(lastAt: Sample.now, times: 1, lastShare: nil),
      ])
    #expect(try store.questionsAnswered(in: "another-small-gift", by: "somebody else") == [:])
    #expect(try store.questionsAnswered(in: "thick-notes-no-answer", by: Sample.learner) == [:])
  }

  @Test func `flags come back in the order they were raised`() throws {
    let flags = [nil, "say"].map { question in
      CaseFlag(
        learner: Sample.learner, caseID: "another-small-gift", caseHash: "c0ffee", questionID: question,
        text: "Nobody\u{0} talks so.", at: Sample.now)
    }
    for flag in flags { try store.flag(flag) }
    #expect(try HistoryStore(listing: scratch.file).caseFlags(of: Sample.learner) == flags)
    #expect(try store.caseFlags(of: "somebody else") == [])
  }

  @Test func `notes come back by case, and lie in the private file only`() throws {
    let notes = ["another-small-gift", "one-word-answers"].map { caseID in
      Note(
        learner: Sample.learner, caseID: caseID, questionID: caseID == "one-word-answers" ? "say" : nil,
        text: "marzipan\u{0}", at: Sample.now)
    }
    for note in notes { try store.note(note) }
    for note in notes { #expect(try store.notes(of: Sample.learner, case: note.caseID) == [note]) }
    #expect(try store.notes(of: "somebody else", case: "one-word-answers") == [])
    for suffix in ["", "-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.file.path + suffix))
      #expect(bytes.range(of: Data("marzipan".utf8)) == nil)
    }
    #expect(throws: HistoryError.readOnly(path: scratch.file.path)) {
      try HistoryStore(listing: scratch.file).notes(of: Sample.learner, case: "one-word-answers")
    }
  }

  @Test func `a second request to look again at an attempt changes nothing`() throws {
    let first = try store.record(Sample.attempt("a", session: session))
    let second = try store.record(Sample.attempt("b", session: session))
    try store.lookAgain(at: second.number, learner: Sample.learner, at: Sample.now)
    try store.lookAgain(at: first.number, learner: Sample.learner, at: Sample.now + 1)
    try store.lookAgain(at: second.number, learner: Sample.learner, at: Sample.now + 2)
    let requests = try store.requests(of: Sample.learner)
    #expect(requests.map(\.attempt) == [second, first])
    #expect(requests.map(\.at) == [Sample.now, Sample.now + 1])
    #expect(try store.requests(of: "somebody else") == [])
  }

  @Test func `nobody can be asked to look at an attempt that is not there`() throws {
    #expect(throws: HistoryError.self) { try store.lookAgain(at: 7, learner: Sample.learner, at: Sample.now) }
    #expect(try store.requests(of: Sample.learner) == [])
  }

  @Test func `the notice that was acknowledged last is remembered`() throws {
    #expect(try store.noticeSeen() == nil)
    try store.acknowledgeNotice(1)
    try store.acknowledgeNotice(2)
    #expect(try HistoryStore(listing: scratch.file).noticeSeen() == 2)
  }
}
