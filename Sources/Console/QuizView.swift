import CaseModel
import Diagnostics
import LearnerHistory
import Practice
import Reporting
import Scoring
import Terminal

/// What a learner sees in a sitting.
struct QuizView {
  static let casePrompt = "balint> "
  static let answerPrompt = "> "

  private let screen: Screen

  init(_ screen: Screen) {
    self.screen = screen
  }

  func welcome(place: String) throws {
    try screen.show("Balint: practice on paper for the talk between doctor and patient.", .heading)
    try screen.show(
      "It looks for a few things that facilitators agreed to look for. It cannot hear your tone, and it misses good answers they did not think of. Formative: not an exam, not a Balint group, not therapy. Your feelings are never marked. What you type is kept on this machine, in \(place).",
      .faint)
    try screen.show(
      "Some of us have been the patient. Any case can be skipped; if one stays with you, talk to somebody you trust, or find help in your own country.",
      .faint)
  }

  func resuming() throws {
    try screen.writeLine()
    try screen.show("You left in the middle of a case. Here is where you were.", .heading)
  }

  func echo(_ line: String, after prompt: String) throws {
    try screen.show(line, indent: prompt)
  }

  // MARK: Cases

  func offer(_ teachingCase: Case) throws {
    try screen.writeLine()
    try screen.show(teachingCase.title, .heading)
    try screen.show(facts(teachingCase), .faint)
    try screen.show("Content: \(teachingCase.contentLabel ?? "nothing to warn of")")
    try screen.show("Enter opens the case. :skip takes another and costs nothing. :quit leaves.", .faint)
  }

  private func facts(_ teachingCase: Case) -> String {
    (["\(teachingCase.id)", "level \(teachingCase.level)"] + [teachingCase.themes.joined(separator: ", ")])
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  func present(_ teachingCase: Case) throws {
    try screen.writeLine()
    if let role = teachingCase.role { try screen.show("You are: \(role)", .faint) }
    for paragraph in TextLayout.paragraphs(teachingCase.situation) { try screen.show(paragraph) }
    if let opening = teachingCase.opening {
      try screen.writeLine()
      try screen.show("“\(opening)”", .patient, indent: "  ")
    }
  }

  func close(_ teachingCase: Case) throws {
    if let stirs = teachingCase.stirs {
      try screen.writeLine()
      try screen.show("What this often stirs in doctors; there is no right feeling:", .heading)
      try screen.show(stirs, indent: "  ")
    }
    if !teachingCase.voices.isEmpty {
      try screen.writeLine()
      try screen.show("Facilitators, who differ:", .heading)
      for voice in teachingCase.voices { try screen.show(screen.layout.lines([TextRun(voice)], first: "  - ")) }
    }
    if let note = teachingCase.safetyNote {
      try screen.writeLine()
      try screen.show("Not to be missed (check your own country's guidance):", .heading)
      try screen.show(note, indent: "  ")
    }
  }

  /// The last lines of a case in a sitting.
  func farewell(_ teachingCase: Case) throws {
    try screen.writeLine()
    try screen.show(
      "That was the case. balint offers another; balint history shows what you answered. (Scored by balint \(engineVersion), rubric \(teachingCase.hash).)",
      .faint)
  }

  // MARK: Questions

  func ask(_ question: Question, number: Int, of count: Int, draft: String) throws {
    try screen.writeLine()
    let note = question.kind.isPrivate ? ", for yourself alone: never scored" : ""
    try screen.show("Question \(number) of \(count)\(note)", .faint)
    if let information = question.newInformation { try screen.show(information, .patient) }
    try screen.show(question.prompt, .heading)
    if !draft.isEmpty {
      try screen.show("You had written:", .faint)
      try screen.show(draft, indent: "  ")
    }
    try screen.show("An empty line hands your answer in. :undo · :skip · :case · :marks · :help · :quit", .faint)
  }

  func feedback(_ answered: Session.Answered, showsNumbers: Bool) throws {
    guard let score = answered.score else { return }
    let feedback = Feedback(score, question: answered.question, answer: answered.text)
    let text = FeedbackText(
      layout: screen.layout, showsNumbers: showsNumbers, marksWithBrackets: !screen.showsUnderlines)
    try screen.writeLine()
    try screen.show(text.lines(feedback))
  }

  func keptPrivately() throws {
    try screen.show("Kept in your private store. Nobody scores it, and no export holds it.", .faint)
  }

  // MARK: Remarks

  func say(_ remark: Session.Remark) throws {
    switch remark {
    case .help:
      for command in Command.all {
        try screen.show(
          screen.layout.lines([TextRun(command.does)], first: "  " + TextLayout.padded(command.name, to: 8)))
      }
      try screen.show(
        "Several lines make an answer; an empty line hands it in. Ctrl-C drops a line, twice leaves; Ctrl-D leaves; Alt-Enter breaks a line; Tab completes a command.",
        .faint)
    case .unknownCommand(let name, let meant):
      try screen.show(
        "There is no \(name). " + (meant.map { "Did you mean \($0)?" } ?? ":help shows what there is."), .warning)
    case .skipped: try screen.show("Skipped.", .faint)
    case .nothingToHandIn:
      try screen.show("Nothing is written yet. :skip leaves the question; it costs nothing.", .faint)
    case .nothingAskedYet:
      try screen.show("Nothing has been asked yet: Enter opens the case, and the line before is not used.", .warning)
    case .takenBack(let text):
      try screen.show(text.isEmpty ? "Taken back; nothing is written now." : "Taken back. What is left:", .faint)
      if !text.isEmpty { try screen.show(text, indent: "  ") }
    case .interrupted: try screen.show("Line dropped. Ctrl-C again leaves; everything is kept.", .faint)
    case .draftKept: try screen.show("Your unfinished answer is kept. balint goes on with it next time.")
    case .stillHere: try screen.show("Your answer is still here. An empty line tries again.", .warning)
    case .numbers(let shown): try screen.show(shown ? "Numbers are shown beside the words." : "Words only.", .faint)
    case .noMoreCases: try screen.show("There is no other case.")
    }
  }

  /// Shows a text that could not be stored, so that its writer can.
  func handBack(_ text: String) throws {
    try screen.show("Your unfinished answer could not be stored. Here it is, to copy:", .warning)
    try screen.show(text, indent: "  ")
  }

  func notStored(_ error: HistoryError) throws {
    try screen.show("This could not be stored: \(error.description)", .warning)
  }

  func lineTooLong(_ limit: Int) throws {
    try screen.show("A line of more than \(limit) bytes was left out.", .warning)
  }
}
