import CaseModel
import Drills
import Foundation
import LearnerHistory
import Reporting
import Terminal

/// What stands on the tutor's terminal in a drill. It may be projected, so it never holds a name or a secret that was
/// not asked for twice.
struct DrillView {
  static let prompt = "drill> "

  let screen: Screen
  let hasPhones: Bool
  private var quiz: QuizView { QuizView(screen) }
  private var board: BoardText { BoardText(columns: screen.width, marksWithBrackets: !screen.showsUnderlines) }

  init(_ screen: Screen, hasPhones: Bool) {
    (self.screen, self.hasPhones) = (screen, hasPhones)
  }

  /// What can be typed now; there is always such a line above the prompt.
  private func keys(_ keys: [String]) throws {
    try screen.show((keys + [":undo", ":help", ":end"]).joined(separator: " · "), .faint)
  }

  // MARK: Beginning

  func welcome(group: String, caseCount: Int, keeping: DrillRecord.Keeping?) throws {
    try screen.show(group.isEmpty ? "A drill" : "A drill with \(group)", .heading)
    try screen.show(
      "\(Count.of(caseCount, "case")). Practice with a group: no ranking, no grades, and no answer that is the answer. "
        + "Nothing on this terminal names anybody, so that it can be projected.", .faint)
    try screen.writeLine()
    try screen.show("To say before it begins:", .heading)
    try screen.show(DrillWords.rules, indent: "  ")
    try screen.show(DrillWords.kept(keeping), indent: "  ")
  }

  /// Distressing cases stand neither first nor last (as those who teach with such cases advise).
  func order(first: Case?, last: Case?, lighter: CaseHead?) throws {
    let hint = lighter.map { " “\($0.title)” is a lighter one: :open \($0.id) takes it next." } ?? ""
    if let first, let label = first.contentLabel {
      try screen.show(
        "The first case is labelled “\(label)”. A lighter one first lets a group settle.\(hint)", .warning)
    }
    if let last, let label = last.contentLabel, last.id != first?.id {
      try screen.show(
        "The last case is labelled “\(label)”. Better not to part on it; there is a lighter closing, and time for it.",
        .warning)
    }
  }

  func resumed(group: String, count: Int) throws {
    try screen.show(
      "Going on with the drill\(group.isEmpty ? "" : " with \(group)"); \(Count.of(count, "person", "people")) "
        + "took part so far. Phones come back by themselves.", .heading)
  }

  func changed(_ cases: [String]) throws {
    if cases.isEmpty { return }
    try screen.show(
      "\(cases.joined(separator: ", ")): not as it was when the drill began, so marks may have changed.", .warning)
  }

  // MARK: Stages

  func show(_ drill: Drill, _ current: Board?) throws {
    try screen.writeLine()
    switch drill.place.stage {
    case .offered: try offer(drill)
    case .presented: try present(drill)
    case .open: try ask(drill)
    case .closed: try closed(drill)
    case .shown: try shown(current)
    case .revealed: try revealed(current)
    case .voices: try voices(drill)
    case .closing: try closing()
    }
  }

  private func offer(_ drill: Drill) throws {
    guard let teachingCase = drill.currentCase else { return }
    try screen.show("Case \(drill.place.caseIndex + 1) of \(drill.cases.count)", .faint)
    try screen.show(teachingCase.title, .heading)
    try screen.show(
      ([teachingCase.id, "level \(teachingCase.level)", teachingCase.themes.joined(separator: ", ")])
        .filter { !$0.isEmpty }.joined(separator: " · "), .faint)
    let label = teachingCase.contentLabel.map { "\($0). Anybody may sit it out, and need not say why." }
    try screen.show("Content: \(label ?? "nothing to warn of")")
    try keys(["Enter shows the case", ":skip", ":open", ":cases", ":note"])
  }

  private func present(_ drill: Drill) throws {
    guard let teachingCase = drill.currentCase else { return }
    try quiz.present(teachingCase)
    try keys(["Enter asks the first question", ":skip", ":note"])
  }

  private func ask(_ drill: Drill) throws {
    guard let question = drill.currentQuestion, let teachingCase = drill.currentCase else { return }
    try screen.show("Question \(drill.place.questionIndex + 1) of \(teachingCase.questions.count)", .faint)
    if let information = question.newInformation { try screen.show(information, .patient) }
    try screen.show(question.prompt, .heading)
    if question.kind.isPrivate {
      try screen.show("Each for themselves, on paper or in silence. Nothing is collected, and nobody is asked.")
      return try keys(["Enter goes on", ":skip", ":note"])
    }
    try count(drill)
    try keys(["Enter closes", "type an answer for somebody", ":round", ":read FILE", ":timer MINUTES", ":skip"])
  }

  /// How many answers there are, and until when it is open.
  func count(_ drill: Drill) throws {
    guard let key = drill.currentKey else { return }
    let count = drill.answers(to: key).count
    let joined = drill.joinedCount
    let of = hasPhones && joined > 0 ? " (\(Count.of(joined, "phone")) joined)" : ""
    try screen.show("Answers so far: \(count)\(of)")
    if let time = drill.closesAt { try screen.show("Closes at \(DayText.minute(time)).") }
  }

  private func closed(_ drill: Drill) throws {
    let count = drill.currentKey.map { drill.answers(to: $0).count } ?? 0
    try screen.show("Closed, with \(Count.of(count, "answer")).", .heading)
    try keys([count == 0 ? "Enter shows what was looked for" : "Enter shows them side by side", ":note"])
  }

  private func shown(_ current: Board?) throws {
    guard let current else { return }
    try screen.show(current.question.prompt, .faint)
    try screen.writeLine()
    try screen.show(board.shown(current))
    try keys(["Enter reveals what was looked for", ":spread", ":note"])
  }

  private func revealed(_ current: Board?) throws {
    guard let current else { return }
    try screen.show(board.revealed(current))
    try screen.writeLine()
    try screen.show("A machine read them, and misses things. What would you add?", .faint)
    try keys(["Enter goes on", ":override LETTER CRITERION MARK WHY", ":spread", ":note"])
  }

  private func voices(_ drill: Drill) throws {
    guard let teachingCase = drill.currentCase else { return }
    try quiz.close(teachingCase)
    let isLast = drill.place.caseIndex + 1 >= drill.cases.count
    try keys([isLast ? "Enter closes the drill" : "Enter goes to the next case", ":open", ":note"])
  }

  private func closing() throws {
    try screen.show(DrillWords.lighterClosing)
    try keys(["Enter or :end ends it and writes the record", ":open takes one case more", ":note"])
  }

  func spread(_ current: Board) throws {
    try screen.writeLine()
    try screen.show("Every view the rubric knows", .heading)
    try screen.show(board.views(current))
    try screen.show(board.spread(current))
  }
}
