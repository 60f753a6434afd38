import ArgumentParser
import Foundation
import LearnerHistory

/// `balint history`: what was done, what comes back, and what is to happen with it.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "See what you have done and what comes back; export it, delete it.",
    discussion: """
      EXAMPLES
        balint history                           what was done, what is due, how it went
        balint history --html > progress.html    the same as a page
        balint history list --case small         each answer of a case, newest first
        balint history export > me.json          everything about you, but for the private answers
        balint history delete --dry-run          what a deletion would take
        balint history retention 365             keep nothing longer than a year
      """,
    subcommands: [
      HistoryShow.self, HistoryList.self, HistoryDrills.self, HistoryExport.self, HistoryDelete.self,
      HistoryRetention.self,
      HistoryRepairCommand.self,
    ],
    defaultSubcommand: HistoryShow.self)

  /// Opens a history for reading and gives its learner; says so when there is nothing yet.
  static func reading(_ location: URL, _ work: (HistoryStore, _ learner: String) throws -> Void) throws {
    do {
      let store = try HistoryStore(listing: location)
      guard let learner = try store.learner() else { throw HistoryError.missing(path: location.path) }
      try work(store, learner)
    } catch HistoryError.missing {
      Messages.write("balint: nothing has been answered yet; balint begins a case")
    } catch let error as HistoryError {
      throw Outcome.unreadable(error.description)
    }
  }
}
