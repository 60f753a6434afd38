import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Scoring
import Testing

@testable import Practice

/// One sitting, step by step, without a terminal, a clock or a file.
@Suite struct SessionTests {
  static let text = """
    case: first
    title: First
    level: 2
    situation: She waits.
    questions:
      - notice: What do you notice?
      - say: What do you say?
        rubric: [{criterion: sorry, looks for: sorry, full: sorry}]
    ---
    case: second
    title: Second
    level: 1
    themes: [waiting, long waits]
    situation: He waits.
    questions:
      - say: What do you say?
        rubric: [{criterion: sorry, looks for: sorry, full: sorry}]
    ---
    path: both
    title: Both
    cases: [second, first]
    """

  static let bank = BankLoader.load([SourceText(name: "t", text: text)]).bank

  static func session(
    _ reasons: [Assignment.Reason] = [.new, .new], drafts: [String: String] = [:], past: [String: PastQuestion] = [:]
  ) -> Session {
    Session(
      zip(bank.cases, reasons).map { Assignment($0.head, $1) },
      library: Library(
        heads: bank.cases.map(\.head), paths: bank.paths, open: { id in bank.find(id).map { ($0, bank) } },
        draft: { caseID, question in drafts["\(caseID)/\(question.id)"] }, past: { _ in past }))
  }

  /// A session in which the second question of the first case is asked.
  static func atSay(drafts: [String: String] = [:]) -> Session {
    var session = session(drafts: drafts)
    _ = session.start()
    _ = run(&session, [.line(""), .line(":skip")])
    return session
  }

  /// The steps in a word or two each.
  static func words(_ steps: [Session.Step]) -> [String] {
    steps.map { step in
      switch step {
      case .offer(let assignment): "offer \(assignment.head.id)"
      case .present(let teachingCase): "present \(teachingCase.id)"
      case .announceReview(let asked, let all): "review \(asked)/\(all)"
      case .ask(let question, let number, let count, let draft):
        "ask \(question.id) \(number)/\(count)" + (draft.isEmpty ? "" : " draft")
      case .saveDraft(_, let question, let text): "draft \(question.id): \(text.replacing("\n", with: "/"))"
      case .dropDraft(_, let questionID): "drop \(questionID)"
      case .retype(let line): "retype \(line)"
      case .edit(let text): "edit \(text)"
      case .keep(let answered): "keep \(answered.text.replacing("\n", with: "/"))"
      case .feedback(let answered): "feedback \(answered.score?.total ?? -1)"
      case .explain(let answered): "explain \(answered.question.id)"
      case .keptPrivately: "private"
      case .close(let teachingCase): "close \(teachingCase.id)"
      case .schedule(let teachingCase, let proposal): "schedule \(teachingCase.id) \(proposal.rating)"
      case .rate(let rating): "rate \(rating)"
      case .hint(let hint, let isLast): "hint \(hint)" + (isLast ? " last" : "")
      case .lookAgain(let answered): "again \(answered.question.id)"
      case .flag(let teachingCase, let question, let text):
        "flag \(teachingCase.id) \(question?.id ?? "-") \(text)"
      case .note(let caseID, let question, let text): "note \(caseID) \(question?.id ?? "-") \(text)"
      case .showNotes(let caseID): "notes \(caseID)"
      case .list(let heads): "list " + heads.map(\.id).joined(separator: " ")
      case .support: "support"
      case .say(let remark): "say \(remark)"
      case .finish: "finish"
      }
    }
  }

  /// A transcript: what is handed in, and what is to be done.
  static func run(_ session: inout Session, _ inputs: [Session.Input]) -> [[String]] {
    inputs.map { words(session.handle($0)) }
  }

  @Test func `a whole sitting`() {
    var session = Self.session()
    #expect(Self.words(session.start()) == ["offer first"])
    let steps = Self.run(
      &session,
      [
        .line(""), .line("bored"), .line(""), .kept, .line("I am"), .line("sorry."), .line(""), .kept, .line(""),
        .line(":skip"),
      ])
    #expect(
      steps == [
        ["present first", "ask notice 1/2"], ["draft notice: bored"], ["keep bored"], ["private", "ask say 2/2"],
        ["draft say: I am"], ["draft say: I am/sorry."], ["keep I am/sorry."],
        ["feedback 2", "close first", "schedule first good"], ["offer second"],
        ["say skipped", "say noMoreCases", "finish"],
      ])
  }

  @Test func `a line is a draft before anything else, and no feedback comes before the answer is kept`() {
    var session = Self.atSay()
    #expect(Self.words(session.handle(.line("sorry"))) == ["draft say: sorry"])
    #expect(Self.words(session.handle(.line(""))) == ["keep sorry"])
    #expect(Self.words(session.handle(.line("more"))) == [])
    #expect(Self.words(session.handle(.notKept)) == ["say stillHere"])
    #expect(Self.words(session.handle(.line(""))) == ["keep sorry"])
    #expect(Self.words(session.handle(.kept)).first == "feedback 2")
  }

  @Test func `an unfinished case is offered, and gone on with at its question`() {
    var session = Self.session(
      [.unfinished(Unfinished(question: "say", tally: Tally(earned: 1, possible: 4))), .new],
      drafts: ["first/say": "I am"])
    #expect(Self.words(session.start()) == ["offer first"])
    #expect(
      Self.run(&session, [.line(""), .line("sorry"), .line(""), .kept]) == [
        ["present first", "ask say 2/2 draft"], ["draft say: I am/sorry"], ["keep I am/sorry"],
        // 3 of 6 with what was earned before.
        ["feedback 2", "close first", "schedule first hard"],
      ])
  }

  @Test func `an unfinished case that is given up drops its draft`() {
    var session = Self.session([.unfinished(Unfinished(question: "say")), .new])
    _ = session.start()
    #expect(Self.run(&session, [.line(":skip")]) == [["drop say", "say skipped", "offer second"]])
  }

  @Test func `what was asked this time, hints and safety items missed are remembered with the place`() {
    let place = Unfinished(
      question: "say", asked: ["say"], draft: "I am", tally: Tally(earned: 2, possible: 2), missedSafety: true)
    var session = Self.session([.unfinished(place), .new], drafts: ["first/say": "I am"])
    _ = session.start()
    #expect(
      Self.run(&session, [.line(""), .line("sorry"), .line(""), .kept]) == [
        ["present first", "ask say 1/1 draft"], ["draft say: I am/sorry"], ["keep I am/sorry"],
        ["feedback 2", "close first", "schedule first hard"],
      ])
  }

  @Test func `a case whose question has gone begins anew, and what was written is shown`() {
    var session = Self.session([.unfinished(Unfinished(question: "gone", draft: "I am")), .new])
    _ = session.start()
    #expect(
      Self.run(&session, [.line("")]) == [
        ["present first", "say questionGone(\"I am\")", "drop gone", "ask notice 1/2"]
      ])
  }

  @Test func `a hint at a private question does not count`() {
    var session = Self.session()
    _ = session.start()
    #expect(
      Self.run(
        &session,
        [
          .line(""), .line(":hint"), .line("bored"), .line(""), .kept, .line("sorry"), .line(""), .kept,
        ]
      ).last == ["feedback 2", "close first", "schedule first good"])
  }

  @Test func `without anything to offer it says so`() {
    var session = Self.session([])
    #expect(Self.words(session.start()) == ["say nothingToOffer", "finish"])
  }

  @Test func `Ctrl-C drops a line, twice leaves with everything kept`() {
    var session = Self.atSay()
    #expect(
      Self.run(&session, [.line("I am"), .interrupt, .line("sorry"), .interrupt, .interrupt, .line("x")]) == [
        ["draft say: I am"], ["say interrupted"], ["draft say: I am/sorry"], ["say interrupted"],
        ["draft say: I am/sorry", "say draftKept", "finish"], [],
      ])
  }

  @Test func `the end of input in the middle of an answer keeps the draft`() {
    var session = Self.atSay()
    #expect(
      Self.run(&session, [.line("I am"), .endOfInput])
        == [["draft say: I am"], ["draft say: I am", "say draftKept", "finish"]])
    var empty = Self.session()
    _ = empty.start()
    #expect(Self.run(&empty, [.endOfInput]) == [["finish"]])
  }

  @Test func `an answer before the question is not swallowed in silence`() {
    var session = Self.session()
    _ = session.start()
    #expect(
      Self.run(&session, [.line("I am sorry"), .line(" ")]) == [
        ["say nothingAskedYet(isLineLost: true)"], ["present first", "ask notice 1/2"],
      ])
  }

  @Test func `a line is taken back to be changed, and stays on disk until it is`() {
    var session = Self.atSay()
    #expect(
      Self.run(&session, [.line("I am"), .line("srory"), .line(":undo"), .line("sorry"), .line(":undo"), .endOfInput])
        == [
          ["draft say: I am"], ["draft say: I am/srory"], ["say takenBack(\"I am\")", "retype srory"],
          ["draft say: I am/sorry"], ["say takenBack(\"I am\")", "retype sorry"],
          ["draft say: I am", "say draftKept", "finish"],
        ])
    var fresh = Self.atSay()
    #expect(Self.run(&fresh, [.line(":undo")]) == [["say nothingToTakeBack"]])
    // The only line, taken back and not typed again, is no longer on disk after the end.
    #expect(
      Self.run(&fresh, [.line("I am"), .line(":undo"), .endOfInput]).last == ["draft say: ", "finish"])
  }

  @Test func `a skipped question drops its draft, and pasted commands are text`() {
    var session = Self.atSay()
    #expect(
      Self.run(&session, [.line(":quit is what I typed"), .line(":quit\nmore"), .line(":skip")]) == [
        ["draft say: :quit is what I typed", "say tookAsAnswer(meant: \":quit\")"],
        ["draft say: :quit is what I typed/:quit/more"],
        ["drop say", "say skipped", "close first", "offer second"],
      ])
  }

  @Test func `an empty line in a text that is still arriving ends nothing`() {
    var session = Self.atSay()
    #expect(
      Self.run(&session, [.line("one"), .emptyLineWithin, .line("two"), .line("")]) == [
        ["draft say: one"], [], ["draft say: one//two"], ["keep one//two"],
      ])
  }

  @Test func `a smiley is an answer and an empty answer hands in nothing`() {
    var session = Self.atSay()
    #expect(Self.run(&session, [.line(""), .line(":-)")]) == [["say nothingToHandIn"], ["draft say: :-)"]])
  }

  @Test func `a pasted text with empty lines is one piece`() {
    var session = Self.atSay()
    #expect(
      Self.run(&session, [.line("I am\n\nsorry"), .line("")]) == [["draft say: I am//sorry"], ["keep I am//sorry"]])
  }

  @Test func `what an editor gives back takes the place of the answer so far`() {
    var session = Self.atSay()
    #expect(
      Self.run(&session, [.line("I am"), .line(":edit"), .edited("sorry\n\nfor that\n\n"), .line(":edit"), .line("")])
        == [
          ["draft say: I am"], ["edit I am"],
          ["draft say: sorry//for that", "say edited(\"sorry\\n\\nfor that\")"], ["edit sorry\n\nfor that"],
          ["keep sorry//for that"],
        ])
  }

  @Test func `making the scorer ready changes nothing`() {
    var session = Self.atSay()
    session.prepare()
    session.prepare()
    #expect(Self.run(&session, [.line("sorry"), .line(""), .kept]).last?.first == "feedback 2")
  }
}
