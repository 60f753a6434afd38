/// A mark that somebody gave, as a file of marks holds it.
public struct MarkRow: Sendable, Equatable {
  /// The line on which the row begins, counted from 1.
  public let line: Int
  /// Who answered, or the name of an answer on a blind sheet.
  public let learner: String
  /// The id of the case.
  public let `case`: String
  /// The id of the question.
  public let question: String
  /// The id of the criterion or required item.
  public let criterion: String
  /// Who marked; empty when nobody knows.
  public let marker: String
  /// The mark as written; empty when none was given.
  public let mark: String
  /// Why; empty when the row does not say.
  public let reason: String
  /// The fingerprint of the answer, as scores have it; empty when the row does not say.
  public let answerHash: String
  /// The answer, as a marking sheet shows it beside the mark; empty when the row does not.
  public let answer: String
  /// The most the mark can be, as a marking sheet says; nil when the row does not.
  public let outOf: Int?
}

/// Reads marks from CSV, TSV, JSON or JSON Lines with `learner`, `case`, `question`, `criterion`, `mark` and, if there,
/// `marker`, `reason`, `answerHash`, `answer` and `out of`; other columns are passed over.
///
/// Everything that `AnswerReader` accepts is accepted: it does the reading. An apostrophe that guards a learner's id
/// from spreadsheets is taken away again.
public struct MarkReader {
  /// What the reader finds next.
  public enum Result: Sendable, Equatable {
    /// A row; whether its mark can be used is for the caller to say.
    case row(MarkRow)
    /// A row that cannot be read, and why.
    case reject(line: Int, cause: String)
  }

  private var rows: AnswerReader
  private let marker: String

  /// Opens a file that the caller has opened and will close.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages; its extension tells the format.
  ///   - marker: who marked, where a row does not say; nil when nobody knows.
  ///   - descriptor: an open descriptor; 0 is standard input.
  /// - Throws: `AnswerFileError` when a column is missing or the system cannot read.
  public init(name: String, marker: String? = nil, descriptor: Int32) throws {
    try self.init(name: name, marker: marker) { try readChunk(of: descriptor, file: name) }
  }

  /// Opens a stream of chunks.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages; its extension tells the format.
  ///   - marker: who marked, where a row does not say; nil when nobody knows.
  ///   - read: gives the next chunk, of any size, or nil at the end.
  /// - Throws: `AnswerFileError` when a column is missing, and whatever `read` throws.
  public init(name: String, marker: String? = nil, read: @escaping () throws -> [UInt8]?) throws {
    self.marker = marker ?? ""
    // A mark stands where an answer would; an answer beside it is passed through like everything else.
    rows = try AnswerReader(name: name, map: ColumnMap(["mark=answer"]), read: read)
  }

  /// The next row, or nil at the end of the file.
  ///
  /// - Throws: `AnswerFileError` when the system cannot read.
  public mutating func next() throws -> Result? {
    guard let result = try rows.next() else { return nil }
    switch result {
    case .reject(let rejected): return .reject(line: rejected.line, cause: "\(rejected.cause)")
    case .row(let row):
      func cell(_ name: String) -> String { row.others.first { $0.name.isSameName(as: name) }?.value ?? "" }
      func other(_ name: String) -> String { cell(name).trimmed }
      let criterion = other("criterion")
      if criterion.isEmpty { return .reject(line: row.line, cause: "it names no criterion") }
      let named = other("marker")
      return .row(
        MarkRow(
          line: row.line, learner: SpreadsheetGuard.unguarded(row.learner), case: row.case.trimmed,
          question: row.question.trimmed, criterion: criterion, marker: named.isEmpty ? marker : named,
          mark: row.answer.trimmed, reason: other("reason"), answerHash: other("answerHash"),
          answer: SpreadsheetGuard.unguarded(cell("answer")), outOf: Int(other("out of"))))
    }
  }
}
