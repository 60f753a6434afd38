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
    situation: He waits.
    questions:
      - say: What do you say?
        rubric: [{criterion: sorry, looks for: sorry, full: sorry}]
    """

  static let bank = BankLoader.load([SourceText(name: "t", text: text)]).bank

  static func session(drafts: [String: String] = [:]) -> Session {
    Session(bank.cases, in: bank) { caseID, question in drafts["\(caseID)/\(question.id)"] }
  }

  /// The steps in a word or two each.
  static func words(_ steps: [Session.Step]) -> [String] {
    steps.map { step in
      switch step {
      case .offer(let teachingCase): "offer \(teachingCase.id)"
      case .present(let teachingCase): "present \(teachingCase.id)"
      case .ask(let question, let number, let count, let draft):
        "ask \(question.id) \(number)/\(count)" + (draft.isEmpty ? "" : " draft")
      case .saveDraft(_, let question, let text): "draft \(question.id): \(text.replacing("\n", with: "/"))"
      case .keep(let answered): "keep \(answered.text.replacing("\n", with: "/"))"
      case .feedback(let answered): "feedback \(answered.score?.total ?? -1)"
      case .dropDraft(_, let question): "drop \(question.id)"
      case .keptPrivately: "private"
      case .close(let teachingCase): "close \(teachingCase.id)"
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
        .line(""), .line("bored"), .line(""), .kept, .line("I am"), .line("sorry."), .line(""), .kept, .line(":skip"),
      ])
    #expect(
      steps == [
        ["present first", "ask notice 1/2"], ["draft notice: bored"], ["keep bored"], ["private", "ask say 2/2"],
        ["draft say: I am"], ["draft say: I am/sorry."], ["keep I am/sorry."],
        ["feedback 2", "close first", "offer second"],
        ["say skipped", "say noMoreCases", "finish"],
      ])
  }

  @Test func `a line is a draft before anything else, and no feedback comes before the answer is kept`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    #expect(Self.words(session.handle(.line("sorry"))) == ["draft say: sorry"])
    #expect(Self.words(session.handle(.line(""))) == ["keep sorry"])
    #expect(Self.words(session.handle(.line("more"))) == [])
    #expect(Self.words(session.handle(.notKept)) == ["say stillHere"])
    #expect(Self.words(session.handle(.line(""))) == ["keep sorry"])
    #expect(Self.words(session.handle(.kept)).first == "feedback 2")
  }

  @Test func `a draft is gone on with`() {
    var session = Self.session(drafts: ["first/say": "I am"])
    #expect(Self.words(session.start(atQuestion: "say")) == ["present first", "ask say 2/2 draft"])
    #expect(Self.words(session.handle(.line("sorry"))) == ["draft say: I am/sorry"])
  }

  @Test func `Ctrl-C drops a line, twice leaves with everything kept`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    #expect(
      Self.run(&session, [.line("I am"), .interrupt, .line("sorry"), .interrupt, .interrupt, .line("x")]) == [
        ["draft say: I am"], ["say interrupted"], ["draft say: I am/sorry"], ["say interrupted"],
        ["say draftKept", "finish"], [],
      ])
  }

  @Test func `the end of input in the middle of an answer keeps the draft`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    #expect(Self.run(&session, [.line("I am"), .endOfInput]) == [["draft say: I am"], ["say draftKept", "finish"]])
    var empty = Self.session()
    _ = empty.start()
    #expect(Self.run(&empty, [.endOfInput]) == [["finish"]])
  }

  @Test func `commands help, show, switch and leave, and slips are told`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    #expect(
      Self.run(
        &session,
        [
          .line(":help"), .line(":case"), .line(":marks"), .line(":skpi"), .line(":-)"), .line(""), .kept,
          .line(":quit"),
        ])[..<4] == [
          ["say help"], ["present first"], ["say numbers(shown: true)"],
          ["say unknownCommand(\":skpi\", meant: Optional(\":skip\"))"],
        ])
    #expect(session.showsNumbers)
  }

  @Test func `an answer before the question is not swallowed in silence`() {
    var session = Self.session()
    _ = session.start()
    #expect(
      Self.run(&session, [.line("I am sorry"), .line(" ")]) == [
        ["say nothingAskedYet"], ["present first", "ask notice 1/2"],
      ])
  }

  @Test func `a line is taken back, a skipped question drops its draft, and pasted commands are text`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    #expect(
      Self.run(
        &session,
        [
          .line("I am"), .line("srory"), .line(":undo"), .line(":quit is what I typed"), .line(":quit\nmore"),
          .line(":skip"),
        ])
        == [
          ["draft say: I am"], ["draft say: I am/srory"], ["draft say: I am", "say takenBack(\"I am\")"],
          ["draft say: I am/:quit is what I typed"], ["draft say: I am/:quit is what I typed/:quit/more"],
          ["drop say", "say skipped", "close first", "offer second"],
        ])
  }

  @Test func `an empty line in a text that is still arriving ends nothing`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    #expect(
      Self.run(&session, [.line("one"), .emptyLineWithin, .line("two"), .line("")]) == [
        ["draft say: one"], [], ["draft say: one//two"], ["keep one//two"],
      ])
  }

  @Test func `numbers asked for after feedback show that feedback again`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    _ = Self.run(&session, [.line("sorry"), .line(""), .kept])
    #expect(Self.run(&session, [.line(":marks")]) == [["feedback 2", "say numbers(shown: true)"]])
  }

  @Test func `a smiley is an answer and an empty answer hands in nothing`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    #expect(Self.run(&session, [.line(""), .line(":-)")]) == [["say nothingToHandIn"], ["draft say: :-)"]])
  }

  @Test func `a pasted text with empty lines is one piece`() {
    var session = Self.session()
    _ = session.start(atQuestion: "say")
    #expect(
      Self.run(&session, [.line("I am\n\nsorry"), .line("")]) == [["draft say: I am//sorry"], ["keep I am//sorry"]])
  }

  @Test func `what is new comes first, from easy to hard, then what was done longest ago`() {
    let cases = Self.bank.cases
    #expect(CasePicker.order(cases, lastDone: [:]).map(\.id) == ["second", "first"])
    let day = { (number: Double) in Date(timeIntervalSince1970: number * 86_400) }
    #expect(CasePicker.order(cases, lastDone: ["second": day(1)]).map(\.id) == ["first", "second"])
    #expect(CasePicker.order(cases, lastDone: ["second": day(2), "first": day(1)]).map(\.id) == ["first", "second"])
  }
}
