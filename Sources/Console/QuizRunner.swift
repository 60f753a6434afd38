import AnswerFiles
import CaseModel
import Foundation
import LearnerHistory
import Practice
import Reporting
import Scoring
import Terminal

/// Drives a sitting: reads lines, carries out its steps, stores before it shows.
struct QuizRunner {
  private let view: QuizView
  private let screen: Screen
  private let store: HistoryStore
  private let learner: String
  private let place: String
  private var session: Session
  private var number: Int64 = 0
  private var isFinished = false
  private var prompt = QuizView.casePrompt
  /// A draft that could not be stored, until it can.
  private var unsaved: Draft?

  init(screen: Screen, store: HistoryStore, learner: String, place: String, session: Session) {
    view = QuizView(screen)
    self.screen = screen
    self.store = store
    self.learner = learner
    self.place = place
    self.session = session
  }

  /// Runs until the learner leaves or the cases end.
  mutating func run(from question: String?) throws {
    number = try store.beginSession(of: learner, kind: .quiz, at: Date())
    defer { try? store.endSession(number, at: Date()) }
    let source: any LineSource =
      screen.isInteractive ? try LineEditor(program: "balint", screen: screen, complete: Self.complete) : PipedInput()
    try view.welcome(place: place)
    if question != nil { try view.resuming() }
    try perform(session.start(atQuestion: question))
    while !isFinished {
      let input = try source.readLine(prompt: prompt)
      switch input {
      case .line(let line):
        if line.hasPrefix(":") { source.remember(line) }
        // A transcript from a pipe shows what was answered, as a terminal does.
        if !screen.inputIsTerminal { try view.echo(line, after: prompt) }
        // Without marked pastes an empty line may be one of many that are still arriving.
        let isWithin = line.isEmpty && screen.isInteractive && screen.hasInputWaiting(milliseconds: 20)
        try perform(session.handle(isWithin ? .emptyLineWithin : .line(line)))
      case .interrupted: try perform(session.handle(.interrupt))
      case .endOfInput: try perform(session.handle(.endOfInput))
      case .tooLong(let limit): try view.lineTooLong(limit)
      }
    }
  }

  private mutating func perform(_ steps: [Session.Step]) throws {
    for step in steps {
      switch step {
      case .offer(let teachingCase):
        prompt = QuizView.casePrompt
        try view.offer(teachingCase)
      case .present(let teachingCase): try view.present(teachingCase)
      case .ask(let question, let number, let count, let draft):
        prompt = QuizView.answerPrompt
        try view.ask(question, number: number, of: count, draft: draft)
        // An empty draft marks the place to come back to.
        if number > 1, draft.isEmpty, let caseID = session.caseID { try save("", caseID, question) }
      case .saveDraft(let caseID, let question, let text):
        try save(text, caseID, question)
      case .dropDraft(let caseID, let question):
        unsaved = nil
        _ = try isStored { try store.discardDraft(of: learner, case: caseID, question: question.id) }
      case .keep(let answered):
        let isKept = try isStored { try keep(answered) }
        try perform(session.handle(isKept ? .kept : .notKept))
      case .feedback(let answered): try view.feedback(answered, showsNumbers: session.showsNumbers)
      case .keptPrivately: try view.keptPrivately()
      case .close(let teachingCase):
        try view.close(teachingCase)
        try view.farewell(teachingCase)
      case .say(.draftKept): try sayDraftKept()
      case .say(let remark): try view.say(remark)
      case .finish: isFinished = true
      }
    }
  }

  private mutating func save(_ text: String, _ caseID: String, _ question: Question) throws {
    let draft = Draft(
      learner: learner, caseID: caseID, questionID: question.id, isPrivate: question.kind.isPrivate, text: text,
      updated: Date())
    unsaved = try isStored { try store.saveDraft(draft) } ? nil : draft
  }

  /// Says that the unfinished answer is kept, once that is true; else hands it back to its writer.
  private mutating func sayDraftKept() throws {
    if let draft = unsaved {
      guard try isStored({ try store.saveDraft(draft) }) else {
        isFinished = true
        try view.handBack(draft.text)
        throw Outcome(message: nil, code: Outcome.unreadableInput)
      }
      unsaved = nil
    }
    try view.say(.draftKept)
  }

  private func keep(_ answered: Session.Answered) throws(HistoryError) {
    let caseID = answered.teachingCase.id
    let questionID = answered.question.id
    if answered.question.kind.isPrivate {
      return try store.recordPrivate(
        PrivateAnswer(
          learner: learner, session: number, caseID: caseID, questionID: questionID,
          kind: answered.question.kind.rawValue, text: answered.text, at: Date()))
    }
    guard let score = answered.score else { return }
    var json = JSONText()
    json.object { ScoreJSON.write(score, learner: learner, to: &$0) }
    _ = try store.record(
      Attempt(
        learner: learner, session: number, caseID: caseID, caseHash: score.caseHash, questionID: questionID,
        answer: answered.text, score: score.total.map(Double.init), outOf: Double(score.outOf),
        scoreJSON: String(decoding: json.bytes, as: UTF8.self), engine: engineVersion, at: Date()))
  }

  /// Whether something was stored. A person can try again; a pipe cannot, so that the program ends.
  private func isStored(_ store: () throws -> Void) throws -> Bool {
    do {
      try store()
      return true
    } catch let error as HistoryError where screen.isInteractive {
      try view.notStored(error)
      return false
    }
  }

  /// What Tab can put in place of the last word.
  private static func complete(_ line: String) -> [String] {
    line.hasPrefix(":") ? Command.all.map(\.name).filter { $0.hasPrefix(line) } : []
  }
}
