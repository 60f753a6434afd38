import AnswerFiles
import Foundation

/// Which group each learner belongs to, as the institution's file says: a column `learner` and one that names the
/// group.
struct LearnerGroups {
  /// The group of each learner who has one.
  private(set) var groups: [String: String] = [:]

  /// Reads a file twice, a column at a time.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - column: the column that names the group.
  /// - Throws: `Outcome` when it cannot be read or lacks a column.
  init(_ path: String, column: String) throws {
    if path == "-" { throw Outcome.misused("--groups reads a file, not standard input") }
    let learners = try Self.read("learner", of: path)
    let names = try Self.read(column, of: path)
    guard learners.count == names.count else {
      throw Outcome.unreadable("\(path) changed while it was read; run the command again")
    }
    var changed = 0
    var unreadable = 0
    for (learner, name) in zip(learners, names) {
      guard let learner = learner.map(SpreadsheetGuard.unguarded), let name = name.map(SpreadsheetGuard.unguarded)
      else {
        unreadable += 1
        continue
      }
      if learner.isEmpty || name.isEmpty { continue }
      if let old = groups.updateValue(name, forKey: learner), old != name { changed += 1 }
    }
    if changed > 0 {
      Messages.write(
        "\(path): \(Count.of(changed, "learner")) given a second group; the last one counts, name another column with --group-by"
      )
    }
    if unreadable > 0 { Messages.write("\(path): \(Count.of(unreadable, "row")) cannot be read; left out") }
    if groups.isEmpty {
      throw Outcome.unreadable("\(path) gives no learner a group; fill in the columns learner and \(column)")
    }
  }

  private static func read(_ column: String, of path: String) throws -> [String?] {
    let input = try InputFile(path)
    defer { input.close() }
    if input.isFolder {
      throw Outcome.unreadable("\(path) is a folder; name a file with the columns learner and group")
    }
    do {
      var rows = try TextRowReader(name: path, column: column, descriptor: input.descriptor)
      var cells: [String?] = []
      while let row = try rows.next() {
        cells.append(row.text?.trimmingCharacters(in: .whitespacesAndNewlines))
      }
      return cells
    } catch let error as AnswerFileError {
      if case .noColumn(let name, let found) = error.cause {
        let known = found.isEmpty ? "the first line must name its columns" : "it has \(found.joined(separator: ", "))"
        throw Outcome.unreadable(
          "\(path): there is no column \(name); \(known); --group-by names the column of the groups")
      }
      throw Outcome.unreadable(error.description)
    }
  }
}
