import ArgumentParser
import Foundation
import LearnerHistory
import Reporting
import Terminal

/// `balint history delete`: nothing of a learner is left.
struct HistoryDelete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete all that is kept of you, for good.",
    discussion: "Exports and backups that you made are not touched.")

  @Flag(help: "Only show what would go.")
  var dryRun = false

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var learner: LearnerOption
  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions

  func run() throws {
    let screen = Screen.standard(look)
    try tellingHistoryErrors {
      let store = try history.openExisting()
      guard let id = try learner.choose(in: store) else {
        return Messages.write("balint: nothing is kept in \(history.location.path)")
      }
      let deletion = try store.count(of: id)
      try show(deletion, of: id, on: screen)
      if dryRun { return }
      if deletion.isInUse { throw HistoryError.locked(path: history.location.path, after: 0) }
      guard try isMeant(screen) else { return Messages.write("balint: nothing was deleted") }
      try store.delete(learner: id)
      try screen.show("Deleted. No byte of it is left in these files.")
    }
  }

  private func show(_ deletion: Deletion, of id: String, on screen: Screen) throws {
    try screen.show("What goes, of the learner \(id):", .heading)
    for table in HistoryTable.allCases {
      guard let number = deletion.rows[table] else { continue }
      try screen.show("\(number) \(number == 1 ? table.noun : table.plural)", indent: "  ")
    }
    try screen.show("From the files, which stay without it:", .heading)
    for path in deletion.files { try screen.showUnbroken(path, indent: "  ") }
    if !deletion.derived.isEmpty {
      try screen.show("Files that go whole:", .heading)
      for path in deletion.derived { try screen.showUnbroken(path, indent: "  ") }
    }
    if !deletion.left.isEmpty {
      try screen.show(
        "Left by repairs; these may hold the same words and are not touched. Remove them yourself:", .warning)
      for path in deletion.left { try screen.showUnbroken(path, indent: "  ") }
    }
    try screen.show("Exports and backups that you made are not touched.", .faint)
    if deletion.isInUse {
      try screen.show("Another program is using the history; nothing is deleted before it is closed.", .warning)
    }
  }

  private func isMeant(_ screen: Screen) throws -> Bool {
    if yes { return true }
    guard screen.isInteractive else {
      throw Outcome.misused("nothing was deleted; where nobody can be asked, --yes says that it is meant")
    }
    try screen.show("This cannot be undone. Type the word delete to go on; anything else leaves all as it is.")
    let source = try LineEditor(program: "balint", screen: screen) { _ in [] }
    guard case .line(let line) = try source.readLine(prompt: "> ") else { return false }
    return line.trimmingCharacters(in: .whitespaces) == "delete"
  }
}
