internal import Diagnostics

/// An answer file that cannot be read at all, or no further.
public struct AnswerFileError: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Cause: Error, Equatable {
    /// Nothing but blank lines.
    case empty
    /// The header lacks columns. When it has none that are needed it may be a learner's answer: `found` is then empty.
    case missingColumns([String], found: [String])
    /// The header lacks the one column that was asked for. When the first line does not look like a header it may be
    /// somebody's words: `found` is then empty.
    case noColumn(String, found: [String])
    /// The header lacks a column that is mapped. When none of its names tells anything it may be somebody's words:
    /// `found` is then empty.
    case unknownColumn(String, found: [String])
    /// Nothing tells which questions these columns answer.
    case unknownQuestions([String])
    /// The header names a needed column twice.
    case duplicatedColumn(String)
    /// The header is not valid UTF-8.
    case headerNotUTF8
    /// The file is UTF-16, as spreadsheets write "Unicode text".
    case utf16
    /// The header has a quote that does not close, or text after one.
    case headerQuote
    /// The header has more bytes than the row limit.
    case headerTooLong(limit: Int)
    /// The system cannot read it, in the system's words.
    case unreadable(String)
  }

  /// The name of the file, as the caller gave it.
  public let file: String
  /// The line, counted from 1; nil when it does not matter.
  public let line: Int?
  /// What is wrong.
  public let cause: Cause
}

extension AnswerFileError: CustomStringConvertible {
  /// Place, cause and mend.
  public var description: String {
    "\(file)\(line.map { ":\($0)" } ?? ""): \(cause); \(cause.mend)"
  }
}

extension AnswerFileError.Cause: CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public var description: String {
    switch self {
    case .empty: "the file is empty"
    case .missingColumns(_, let found) where found.isEmpty:
      "the first line names none of the columns \(AnswerColumn.list)"
    case .missingColumns(let missing, let found):
      "the header has no column \(missing.joined(separator: ", ")); it has \(Self.list(found))"
    case .noColumn(let name, let found) where found.isEmpty: "the first line names no column \(name)"
    case .noColumn(let name, let found): "the header has no column \(name); it has \(Self.list(found))"
    case .unknownColumn(let name, let found) where found.isEmpty: "the first line names no column \(name)"
    case .unknownColumn(let name, let found): "the header has no column \(name); it has \(Self.list(found))"
    case .unknownQuestions(let columns): "nothing tells the question of \(Self.list(columns))"
    case .duplicatedColumn(let name): "the header has the column '\(name)' twice"
    case .headerNotUTF8: "the header is not valid UTF-8"
    case .utf16: "the file is UTF-16"
    case .headerQuote: "the header has a quote that does not close, or text after a closing quote"
    case .headerTooLong(let limit): "the header has more than \(limit) bytes"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    }
  }

  /// The names, cut where there are many or long ones.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(20).map(\.shortened)
    return shown.joined(separator: ", ") + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }

  /// What to do about it.
  public var mend: String {
    switch self {
    case .empty: "the first line must name \(AnswerColumn.list), in any order"
    case .missingColumns:
      "the first line must name \(AnswerColumn.list), in any order; --map column=field says which is which"
    case .noColumn(_, let found) where found.isEmpty:
      "the first line must name the columns; without --column each line is a text"
    case .noColumn: "name one of its columns with --column"
    case .unknownColumn(let name, let found):
      NearestName.closest(to: name, among: found).map { "did you mean --map \"\($0.shortened)=…\"?" }
        ?? "name one of its columns in --map"
    case .unknownQuestions(let columns) where columns.isEmpty: "no column holds answers; name them with --map"
    case .unknownQuestions(let columns): "say it with --map \"\(columns[0].shortened)=CASE/QUESTION\""
    case .duplicatedColumn: "rename or remove one of them"
    case .headerNotUTF8, .utf16: "save it as CSV in UTF-8"
    case .headerQuote: "double each quote inside a quoted name, and close it before the separator"
    case .headerTooLong: "check that this is a CSV, TSV or JSON Lines file"
    case .unreadable: "check the name of the file and who may read it"
    }
  }
}
