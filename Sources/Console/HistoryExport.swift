import ArgumentParser
import Foundation
import LearnerHistory

/// `balint history export`: all that is kept of a learner, for themselves or their tutor.
struct HistoryExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write out all that is kept of you, to read or to take elsewhere.",
    discussion: "Private answers, drafts and notes are written only with --private.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, text
  }

  @Flag(name: .customLong("private"), help: "Private answers, their drafts and your notes too.")
  var withPrivate = false

  @Flag(help: "Only the answers that you asked somebody to look at again.")
  var again = false

  @Option(help: "How it is written: json or text. (default: by the name of --output, else json)")
  var format: Format?

  @Option(name: .shortAndLong, help: "Where it is written; - for standard output.")
  var output = "-"

  @Flag(help: "Write over a file that exists.")
  var force = false

  @OptionGroup var learner: LearnerOption
  @OptionGroup var history: HistoryOptions

  func validate() throws {
    if again, withPrivate { throw ValidationError("--again is for others, --private for yourself; choose one") }
  }

  func run() throws {
    if !ExportFile.isStream(output) {
      if HistoryStore.isPart(URL(fileURLWithPath: output), of: history.location) {
        throw Outcome.misused("\(output) belongs to the history and would be written over; name another file")
      }
      if !force, ExportFile.exists(output) { throw ExportFile.taken(output) }
    }
    let data = try tellingHistoryErrors { () -> LearnerData? in
      let store =
        withPrivate ? try history.openExisting() : try HistoryStore(listing: history.location)
      return try learner.choose(in: store).map { try store.everything(of: $0, withPrivate: withPrivate) }
    }
    guard let data else { throw Outcome.unreadable("nothing is kept in \(history.location.path)") }
    let bytes =
      switch format ?? (output.hasSuffix(".txt") ? .text : .json) {
      case .json: LearnerDataJSON.bytes(data, onlyAgain: again)
      case .text: Array(LearnerDataText.text(data, onlyAgain: again).utf8)
      }
    try ExportFile.write(bytes, to: output, force: force)
    if !withPrivate, !again {
      Messages.write("balint: private answers, private drafts and notes were left out; --private writes them too")
    }
  }
}

/// Times as programs and people alike read them.
enum UTCTime {
  /// ISO 8601 with milliseconds: `2026-11-22T13:47:04.123Z`. A damaged history may hold any time at all.
  static func iso8601(_ date: Date) -> String {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    guard milliseconds.magnitude < 1e17 else { return "unknown" }
    let whole = Int64(milliseconds)
    var (seconds, parts) = (time_t((Double(whole) / 1000).rounded(.down)), tm())
    guard gmtime_r(&seconds, &parts) != nil else { return "unknown" }
    return String(
      format: "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1,
      Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec),
      Int(whole - Int64(seconds) * 1000))
  }
}
