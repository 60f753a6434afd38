import AnswerFiles
import ArgumentParser
import Foundation
import LearnerHistory
import Reporting
import Terminal

/// `balint history`: what was done.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List what you have answered, newest first.")

  @Option(name: .shortAndLong, help: "At most so many.")
  var limit = 20

  @Option(name: .customLong("case"), help: "Only this case.")
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
    let location = history.location
    do {
      let store = try HistoryStore(listing: location)
      guard let learner = try store.learner() else { return nothingYet() }
      let attempts = try store.attempts(of: learner, case: caseID, limit: limit)
      if attempts.isEmpty {
        guard let caseID else { return nothingYet() }
        return Messages.write("balint: nothing has been answered in a case “\(caseID)”")
      }
      if json { return try writeJSON(attempts) }
      try write(attempts, of: try store.attemptCount(of: learner), to: Screen.standard(look))
    } catch HistoryError.missing {
      nothingYet()
    } catch let error as HistoryError {
      throw Outcome.unreadable(error.description)
    }
  }

  private func nothingYet() {
    Messages.write("balint: nothing has been answered yet; balint begins a case")
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
        TextRun(VerdictCounts(attempt.scoreJSON).words),
      ]
      if marks, let score = attempt.score { line.append(TextRun("  \(Int(score)) of \(Int(attempt.outOf))", .faint)) }
      try screen.show([line])
    }
    if count > attempts.count, caseID == nil {
      try screen.show("\(attempts.count) of \(count); --limit shows more.", .faint)
    }
  }

  private func writeJSON(_ attempts: [RecordedAttempt]) throws {
    var sink = RowSink(name: "<standard output>", descriptor: STDOUT_FILENO)
    for recorded in attempts { try sink.write(Array((recorded.attempt.scoreJSON + "\n").utf8)) }
    try sink.flush()
  }
}

/// How many criteria got which verdict, read from a stored score.
struct VerdictCounts {
  private struct StoredScore: Decodable {
    struct Criterion: Decodable { let verdict: String }
    struct Item: Decodable { let met: Bool? }
    let criteria: [Criterion]
    let safety: [Item]
  }

  let words: String

  init(_ json: String) {
    guard let stored = try? JSONDecoder().decode(StoredScore.self, from: Data(json.utf8)) else {
      words = "stored by another version"
      return
    }
    let verdicts =
      stored.criteria.map(\.verdict) + stored.safety.map { $0.met.map { $0 ? "met" : "not seen" } ?? "cannot tell" }
    words = ["met", "partly", "not seen", "cannot tell"]
      .map { verdict in (verdict, verdicts.count { $0 == verdict }) }
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }
}
