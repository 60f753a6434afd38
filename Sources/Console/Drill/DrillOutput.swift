import ArgumentParser
import Drills
import Foundation
import LearnerHistory

/// What is kept of a drill when it ends.
struct DrillOutput: ParsableArguments {
  @Option(
    name: .customLong("record"), help: "Also write the record to this file, .md or .html; can be given twice.",
    completion: .file())
  var records: [String] = []

  @Flag(help: "Put the answers, under their letters, into the record too.")
  var keepAnswers = false

  @Flag(name: .customLong("names"), help: "Put the answers into the record, and the names of those who wrote them.")
  var namesPeople = false

  @Flag(help: "Keep nothing when the drill ends, not even a record.")
  var forget = false

  /// What the record holds; nil when there is to be none.
  var keeping: DrillRecord.Keeping? { forget ? nil : namesPeople ? .answersAndNames : keepAnswers ? .answers : .counts }

  /// Refuses, before anything begins, what could not be written when it ends.
  func check(apartFrom history: URL) throws {
    for path in records {
      guard [".md", ".html"].contains(where: path.lowercased().hasSuffix) else {
        throw Outcome.misused("\(path): a record is written as .md or .html")
      }
      if HistoryStore.isPart(URL(fileURLWithPath: path), of: history) {
        throw Outcome.misused("\(path) belongs to the history and would be written over; name another file")
      }
      if ExportFile.exists(path) { throw Outcome.misused("\(path) exists; name another file for the record") }
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      if access(folder, W_OK) != 0 { throw Outcome.unreadable("\(folder) is no folder that can be written to") }
    }
  }

  /// Writes the record to its files, which only their owner can read. None of them was there when the drill began.
  func write(_ record: DrillRecord) throws {
    for path in records {
      let form: DrillRecord.Form = path.lowercased().hasSuffix(".md") ? .markdown : .page
      try ExportFile.write(record.bytes(form), to: path, force: true)
    }
  }
}
