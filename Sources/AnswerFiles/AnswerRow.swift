/// One answer of a learner, as an answer file holds it.
public struct AnswerRow: Sendable, Equatable {
  /// A column or key that scoring does not need and that is passed through.
  public struct Other: Sendable, Equatable {
    /// The column's name as the header has it, or the key.
    public let name: String
    /// The text; or, when `isJSON`, the JSON as it was written.
    public let value: String
    /// Whether `value` is a JSON number, boolean, null, array or object, not text.
    public let isJSON: Bool

    /// Makes a passed-through value; text unless said otherwise.
    public init(name: String, value: String, isJSON: Bool = false) {
      self.name = name
      self.value = value
      self.isJSON = isJSON
    }
  }

  /// The line on which the row begins, counted from 1.
  public let line: Int
  /// Who answered; may be empty.
  public let learner: String
  /// The id of the case, not yet looked up.
  public let `case`: String
  /// The id of the question, not yet looked up.
  public let question: String
  /// The answer exactly as given; at most `AnswerLimits.answerBytes` long.
  public let answer: String
  /// Everything else in the row, in the file's order.
  public let others: [Other]
  /// The row as it came, with its line break if it had one, for setting aside; of a file in a folder, its path in a
  /// line. Answers that stand in one row have the same.
  public let raw: [UInt8]
  /// The file's path in the folder that is read; nil when it is one file.
  public internal(set) var source: String?
}

/// A row that cannot be read, and why.
public struct RejectedRow: Sendable, Equatable {
  /// The line on which the row begins, counted from 1.
  public let line: Int
  /// What is wrong with it.
  public let cause: RejectCause
  /// The bytes as they came, with their line break if they had one, for setting aside; of a file in a folder, its path
  /// in a line.
  public let raw: [UInt8]
  /// Counts the pieces of one line from 1: a line over `AnswerLimits.rowBytes` comes in several, so that nothing is
  /// lost and memory stays bounded. Report the first, set all aside.
  public let piece: Int
  /// Whether no piece of the line comes after this one.
  public internal(set) var isLast = true
  /// The file's path in the folder that is read; nil when it is one file.
  public internal(set) var source: String?
}

/// What the reader finds next.
public enum RowResult: Sendable, Equatable {
  /// An answer to score.
  case row(AnswerRow)
  /// A row to report and set aside; the next call goes on after it.
  case reject(RejectedRow)
}

/// How much the reader accepts before it calls a row bad.
public struct AnswerLimits: Sendable {
  /// The longest answer, in UTF-8 bytes.
  public let answerBytes: Int
  /// The longest row, in bytes, without its line break.
  public let rowBytes: Int

  /// Makes limits.
  ///
  /// - Parameters:
  ///   - answerBytes: from 0 on; 64 KiB, some ten thousand words, unless said otherwise.
  ///   - rowBytes: from 1 to `Int.max - 1`, and the nearer of them for what lies outside; 1 MiB unless said otherwise.
  public init(answerBytes: Int = 64 << 10, rowBytes: Int = 1 << 20) {
    self.answerBytes = answerBytes
    self.rowBytes = min(max(rowBytes, 1), Int.max - 1)
  }
}

extension AnswerRow {
  /// File and line for a message, when the file or folder has this name.
  public func place(in file: String) -> String { placeOfRow(source, line, in: file) }
}

extension RejectedRow {
  /// File and line for a message, when the file or folder has this name.
  public func place(in file: String) -> String { placeOfRow(source, line, in: file) }
}

private func placeOfRow(_ source: String?, _ line: Int, in file: String) -> String {
  guard let source else { return "\(file):\(line)" }
  return "\(file)\(file.hasSuffix("/") ? "" : "/")\(source):\(line)"
}
