import ArgumentParser
import Foundation
import LearnerHistory
import Terminal

/// `balint history retention`: how long answers are kept.
struct HistoryRetention: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Say how many days answers are kept; without a number, show it.",
    discussion: """
      What is older goes at once, and at each later start of the quiz. When cases come back stays known.

      EXAMPLES
        balint history retention                      show how long answers are kept
        balint history retention 365 --private 30     a year, and private answers a month
        balint history retention 365 --dry-run        how much would go now
        balint history retention off                  keep everything until it is deleted
      """)

  @Argument(help: "Days, 1 or more, or “off”.")
  var days: String?

  @Option(
    name: .customLong("private"), help: "Days for private answers, drafts and notes, or “off”. (default: as the others)"
  )
  var privateDays: String?

  @Flag(name: .customLong("dry-run"), help: "Only say what would go.")
  var dryRun = false

  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    for text in [days, privateDays].compactMap({ $0 }) where text != "off" {
      guard let number = Int(text), (1...36_500).contains(number) else {
        throw ValidationError("a retention is a number of days from 1 to 36500, or “off”")
      }
    }
    if days == nil, privateDays != nil { throw ValidationError("--private goes with the days for the other answers") }
    if days == nil, dryRun { throw ValidationError("--dry-run goes with the days to try") }
  }

  func run() throws {
    do {
      guard let days else { return try say(try current()) }
      let store = try HistoryStore(at: history.location)
      let wanted = Retention(attemptDays: Int(days), privateDays: Int(privateDays ?? days))
      if dryRun { return try say(try store.expired(at: clock.now, by: wanted), "would go") }
      try store.setRetention(wanted)
      try say(wanted)
      let gone = try store.purge(at: clock.now)
      if !gone.isEmpty { try say(gone, "went") }
    } catch let error as HistoryError {
      throw Outcome.unreadable(error.description)
    }
  }

  /// What is set; asking makes no files where there is no history.
  private func current() throws(HistoryError) -> Retention {
    do {
      return try HistoryStore(listing: history.location).retention()
    } catch .missing {
      return Retention(attemptDays: nil, privateDays: nil)
    }
  }

  private func say(_ retention: Retention) throws {
    func words(_ days: Int?) -> String {
      days.map { "kept for \(Count.of($0, "day"))" } ?? "kept until you delete them"
    }
    let screen = Screen.standard(look)
    try screen.show("Answers are \(words(retention.attemptDays)).")
    try screen.show("Private answers and notes are \(words(retention.privateDays)).")
  }

  private func say(_ expired: Expired, _ verb: String) throws {
    let kinds = [
      (expired.attempts, "answer", "answers"), (expired.privateAnswers, "private answer", "private answers"),
      (expired.drafts, "draft", "drafts"), (expired.notes, "note", "notes"), (expired.caseFlags, "flag", "flags"),
      (expired.drillRecords, "record of a drill", "records of drills"),
      (expired.reviews, "earlier review", "earlier reviews"),
    ].filter { $0.0 > 0 }.map { Count.of($0.0, $0.1, $0.2) }
    try Screen.standard(look).show((kinds.isEmpty ? "Nothing" : kinds.joined(separator: ", ")) + " \(verb).")
  }
}
