import ArgumentParser
import Foundation
import LearnerHistory
import Reporting
import Terminal

/// Whose history is meant, where several learners share one.
struct LearnerOption: ParsableArguments {
  @Option(name: .customLong("learner"), help: "Whose. Needed only where several learners share the history.")
  var learner: String?

  /// The learner who is meant.
  ///
  /// - Returns: none when nobody is kept here.
  /// - Throws: `Outcome` when it is not clear who, or when there is no such learner.
  func choose(in store: HistoryStore) throws -> String? {
    let known = try store.learners()
    if let learner {
      if known.contains(learner) { return learner }
      throw Outcome.misused("there is no learner “\(learner)” in this history; there is \(Self.list(known))")
    }
    if known.count > 1 {
      throw Outcome.misused("several learners share this history; name one with --learner: \(Self.list(known))")
    }
    return known.first
  }

  private static func list(_ learners: [String]) -> String {
    learners.isEmpty ? "nobody" : learners.joined(separator: ", ")
  }
}

extension HistoryOptions {
  /// Opens a history that exists, both files of it.
  func openExisting() throws -> HistoryStore {
    if HistoryRepair.files(of: location).isEmpty { throw HistoryError.missing(path: location.path) }
    return try HistoryStore(at: location)
  }
}

extension Screen {
  /// Writes a line that names a file: however long it is, it can be copied whole.
  func showUnbroken(_ text: String, _ role: TextRole = .plain, indent: String = "") throws {
    try show([[TextRun(indent + text, role)]])
  }
}

/// Does some work with a history and tells its errors.
func tellingHistoryErrors<Value>(_ work: () throws -> Value) throws -> Value {
  do {
    return try work()
  } catch let error as HistoryError {
    throw Outcome.unreadable(error.description)
  }
}
