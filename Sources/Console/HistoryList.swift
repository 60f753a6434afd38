import AnswerFiles
import ArgumentParser
import Foundation
import LearnerHistory
import Reporting
import Terminal

/// `balint history list`: each answer, newest first.
struct HistoryList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what you have answered, newest first.")

  @Option(name: .shortAndLong, help: "At most so many.")
  var limit = 20

  @Option(name: .customLong("case"), help: "Only this case.", completion: .caseIDs)
  var caseID: String?

  @Flag(help: "Marks in numbers too.")
  var marks = false

  @Flag(help: "Print each attempt's score as one JSON object.")
  var json = false

  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is 1 or more") }
  }

  func run() throws {
    try HistoryCommand.reading(history.location) { store, learner in
      let attempts = try store.attempts(of: learner, case: caseID, limit: limit)
      if attempts.isEmpty {
        let what = caseID.map { "in a case “\($0)”" } ?? "yet; balint begins a case"
        return Messages.write("balint: nothing has been answered \(what)")
      }
      if json { return try writeJSON(attempts) }
      try write(attempts, of: try store.attemptCount(of: learner), to: Screen.standard(look))
    }
  }

  private func write(_ attempts: [RecordedAttempt], of count: Int, to screen: Screen) throws {
    let idWidth = attempts.map(\.attempt.caseID.count).max() ?? 0
    let questionWidth = attempts.map(\.attempt.questionID.count).max() ?? 0
    for recorded in attempts {
      let attempt = recorded.attempt
      var line = [
        TextRun(DayText.time(attempt.at) + "  ", .faint),
        TextRun(TextLayout.padded(attempt.caseID, to: idWidth) + "  ", .heading),
        TextRun(TextLayout.padded(attempt.questionID, to: questionWidth) + "  "),
        TextRun(StoredScore(attempt.scoreJSON)?.verdictsInWords ?? "stored by another version"),
      ]
      if marks, let score = attempt.score {
        line.append(TextRun("  \(Self.number(score)) of \(Self.number(attempt.outOf))", .faint))
      }
      try screen.show([line])
    }
    if count > attempts.count, caseID == nil {
      try screen.show("\(attempts.count) of \(count); --limit shows more.", .faint)
    }
  }

  /// A damaged history may hold any number at all.
  private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

  private func writeJSON(_ attempts: [RecordedAttempt]) throws {
    var sink = RowSink.standardOutput
    for recorded in attempts { try sink.write(Array((recorded.attempt.scoreJSON + "\n").utf8)) }
    try sink.flush()
  }
}
