import CaseLoading
import CaseModel
import Diagnostics
import Drills
import LearnerHistory
import Practice
import Reporting
import Terminal

/// What is said to the tutor beside where the drill stands.
extension DrillView {
  func say(_ text: String) throws { try screen.show(text) }

  func help() throws {
    try screen.show("Enter goes on to the next step. While a question is open, a line is somebody's answer.")
    let entries = TutorCommand.all.filter { hasPhones || !$0.needsPhones }
    let heads = entries.map { $0.takes.isEmpty ? $0.name : "\($0.name) \($0.takes)" }
    let short = heads.map(DisplayWidth.of).filter { $0 <= 18 }.max() ?? 0
    for (entry, head) in zip(entries, heads) {
      guard DisplayWidth.of(head) <= short else {
        try screen.show([[TextRun("  " + head, .heading)]])
        try screen.show(entry.does, indent: String(repeating: " ", count: short + 4))
        continue
      }
      let first = "  \(TextLayout.padded(head, to: short))  "
      try screen.show(screen.layout.lines([TextRun(entry.does)], first: first))
    }
  }

  func incomplete(_ name: String) throws {
    guard let entry = TutorCommand.all.first(where: { $0.name == name }) else { return }
    try say("\(name) takes \(entry.takes): \(entry.does)")
  }

  func unknown(_ name: String) throws {
    let near = NearestName.closest(to: name.lowercased(), among: TutorCommand.all.map(\.name))
    try say("There is no command \(name); " + (near.map { "did you mean \($0)?" } ?? ":help shows them."))
  }

  func unknownCase(_ id: String, known: [String]) throws {
    let near = NearestName.closest(to: id, among: known)
    try say("There is no case \(id); " + (near.map { "did you mean \($0)?" } ?? ":cases lists them."))
  }

  func unknownCriterion(_ id: String, known: [String]) throws {
    let near = NearestName.closest(to: id, among: known).map { "did you mean \($0)?" }
    try say("This question has no criterion \(id); \(near ?? "it has " + known.joined(separator: ", ") + ".")")
  }

  func list(_ catalogue: Catalogue, _ name: String) throws {
    let library = Library(
      heads: catalogue.heads, paths: catalogue.paths, open: { _ in nil }, draft: { _, _ in nil }, past: { _ in [:] })
    try QuizView(screen).list(library.find(name))
  }

  func refused(_ refusal: Drill.Refusal) throws {
    switch refusal {
    case .notOpen: try say("The question is closed, so nothing more is taken; :undo opens it again.")
    case .empty: try say("There are no words in it.")
    case .tooLong: try say("That is longer than \(Drill.longestAnswer) characters, the most that an answer may have.")
    case .nothingToUndo: try say("There is nothing to take back.")
    case .unknownName: try say("Nobody has joined under that name.")
    case .alreadyTaken: try say("That case has been taken in this drill, or is on the screen.")
    case .notJoined, .nameTaken, .unknown, .ended:
      try say("That could not be done; :show shows where the drill stands.")
    }
  }

  func notStored(_ error: HistoryError) throws {
    try screen.show("Not kept: \(error.description). Nothing has changed; try again when that is mended.", .warning)
  }

  func overrode(_ override: MarkOverride, letter: String) throws {
    try say("Both marks are kept. \(DrillWords.override(override, letter: letter)).")
  }

  func handOver() throws {
    try say("Pass the keyboard on. Whoever has it presses Enter, and writes; nobody sees the answers of others.")
    if !screen.understandsEscapeSequences {
      try say("This terminal cannot be wiped: what was typed is only pushed up. Do not scroll.")
    }
    try screen.show("Enter begins · :done when all have had it", .faint)
  }

  func noPhones() throws {
    try say("Phones cannot join this drill; balint drill --listen lets them.")
  }

  func warnOfTutorPage() throws {
    try screen.show(
      "Your page shows who wrote what. If this terminal is on the projector, take it off first; then type :tutor once more.",
      .warning)
  }

  func tutorPage(_ address: String) throws {
    try say("For you alone: \(address)")
    try screen.show("The next Enter wipes it off the screen.", .faint)
  }

  func askToEnd(keeping: DrillRecord.Keeping?) throws {
    let answers = keeping == .answers || keeping == .answersAndNames ? "" : " Its answers are deleted."
    try say("This ends the drill for everybody, and cannot be taken back.\(answers) Once more, :end ends it.")
  }

  func farewell() throws {
    try screen.show("Phones are told; the pages stay for a minute. Enter closes them at once.", .faint)
  }

  func ended(keeping: DrillRecord.Keeping?, files: [String]) throws {
    try screen.writeLine()
    let kept =
      switch keeping {
      case nil: "Nothing is kept of it."
      case .counts: "Every answer is deleted from this machine. The record is kept; balint history drills shows it."
      case .answers, .answersAndNames: "The record is kept, answers and all; balint history drills shows it."
      }
    try say("The drill is over. \(kept)")
    for file in files { try say("Written: \(file)") }
  }

  func left() throws {
    try say("Left as it stands, with everything in it. balint drill --resume goes on; phones come back by themselves.")
  }
}
