import CaseModel
import Foundation
import LearnerHistory
import Practice
import Reporting
import Scheduling
import Scoring
import Terminal

/// What a learner sees in a sitting: cases, questions and what is said about the answers.
struct QuizView {
  static let casePrompt = "balint> "
  static let answerPrompt = "> "
  static let ratingPrompt = "1-4> "

  let screen: Screen

  init(_ screen: Screen) {
    self.screen = screen
  }

  func echo(_ line: String, after prompt: String) throws {
    try screen.show(line, indent: prompt)
  }

  /// What can be typed now; there is always such a line above the prompt.
  private func keys(_ keys: [String]) throws {
    try screen.show(keys.joined(separator: " · "), .faint)
  }

  // MARK: Cases

  func offer(_ assignment: Assignment, now: Date) throws {
    let head = assignment.head
    try screen.writeLine()
    if let why = Self.why(assignment.reason, now: now) { try screen.show(why, .faint) }
    try screen.show(head.title, .heading)
    try screen.show(
      ([head.id, "level \(head.level)"] + [head.themes.joined(separator: ", ")]).filter { !$0.isEmpty }
        .joined(separator: " · "), .faint)
    try screen.show("Content: \(head.contentLabel ?? "nothing to warn of")")
    if case .unfinished = assignment.reason {
      try keys([
        "Enter goes on where you were", ":skip gives it up, with what you had written", ":cases", ":help", ":quit",
      ])
    } else {
      try keys(["Enter opens the case", ":skip takes another and costs nothing", ":cases", ":open", ":help", ":quit"])
    }
  }

  private static func why(_ reason: Assignment.Reason, now: Date) -> String? {
    switch reason {
    case .chosen, .new: nil
    case .due(let date): "Comes back: it was due on \(DayText.day(date, from: now))."
    case .begun(let date): "You began this case on \(DayText.day(date, from: now)), and did not come to its end."
    case .early(let date):
      "Nothing is due and nothing is new. This one would come back \(DayText.coming(date, from: now))."
    case .unfinished: "You left in the middle of this case."
    }
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

  func announceReview(asked: Int, of all: Int) throws {
    try screen.writeLine()
    try screen.show(
      "This time \(Count.of(asked, "question")) of its \(all): those you answered longest ago, or that went least well. :open with the case's name asks all.",
      .faint)
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

  // MARK: Reviews

  func scheduled(_ proposal: Proposal, due: Date, now: Date) throws {
    try screen.writeLine()
    try screen.show(
      "This case comes back \(DayText.coming(due, from: now)): \(Self.reasons(proposal)), so \(proposal.rating.rawValue) \(proposal.rating).",
      .faint)
    try screen.show("How was it for you? Your word counts more than the program's.", .heading)
    try keys(Rating.allCases.map { "\($0.rawValue) \($0)" } + ["Enter leaves it so", ":why", ":again", ":quit"])
  }

  private static func reasons(_ proposal: Proposal) -> String {
    let band =
      switch proposal.band {
      case .little: "little of what is looked for was found"
      case .part: "part of what is looked for was found"
      case .most: "most of what is looked for was found"
      case .unscored: "nothing in it is scored"
      case .unread: "the program could not read your answers"
      }
    return [
      band, proposal.hadHint ? "a hint was shown" : nil, proposal.missedSafety ? "a safety item was not found" : nil,
    ]
    .compactMap { $0 }.joined(separator: ", ")
  }

  func rated(_ rating: Rating, due: Date, now: Date) throws {
    try screen.show("You said \(rating): it comes back \(DayText.coming(due, from: now)).")
  }

  // MARK: Questions

  func ask(_ question: Question, number: Int, of count: Int, draft: String) throws {
    try screen.writeLine()
    let note = question.kind.isPrivate ? ", for yourself alone: never scored" : ""
    try screen.show("Question \(number) of \(count)\(note)", .faint)
    if let information = question.newInformation { try screen.show(information, .patient) }
    try screen.show(question.prompt, .heading)
    if question.kind == .reflect {
      try screen.show("Do not write about a real patient in a way that anyone could recognise.", .faint)
    }
    try written(draft)
    try keys(["An empty line hands in", ":hint", ":undo", ":edit", ":skip", ":case", ":why", ":help", ":quit"])
  }

  /// What was typed earlier and not handed in, if anything.
  func written(_ draft: String) throws {
    if draft.isEmpty { return }
    try screen.show("You had written:", .faint)
    try screen.show(draft, indent: "  ")
  }

  func hint(_ hint: String, isLast: Bool) throws {
    try screen.show(hint, indent: "  ")
    if isLast { try screen.show("That was the last hint.", .faint) }
  }

  func feedback(_ answered: Session.Answered, showsNumbers: Bool) throws {
    guard let score = answered.score else { return }
    let feedback = Feedback(score, question: answered.question, answer: answered.text)
    let text = FeedbackText(
      layout: screen.layout, showsNumbers: showsNumbers, marksWithBrackets: !screen.showsUnderlines)
    try screen.writeLine()
    try screen.show(text.lines(feedback))
  }

  func explain(_ answered: Session.Answered) throws {
    guard let score = answered.score else { return }
    try screen.writeLine()
    try screen.show("On “\(answered.question.prompt)”", .faint)
    let text = ExplanationText(layout: screen.layout)
    try screen.show(text.lines(score, question: answered.question, movements: answered.movements))
  }

  func keptPrivately() throws {
    try screen.show(
      "Kept in your private store. Nobody scores it, and no export holds it unless you ask for it.", .faint)
  }
}
