/// Reads answers from a CSV, TSV or JSON Lines file, row by row, in memory that does not grow with the file.
///
/// ```swift
/// var reader = try AnswerReader(name: "answers.csv", descriptor: 0)
/// while let result = try reader.next() {
///   switch result {
///   case .row(let row): score(row)
///   case .reject(let rejected): report(rejected)
///   }
/// }
/// ```
///
/// - A byte order mark and blank lines are skipped, and rows of empty unquoted cells, as spreadsheets leave them.
///   Lines end at LF, CRLF or CR, everywhere.
/// - CSV has a header that names `learner`, `case`, `question` and `answer`, in any order and case; it also tells
///   whether commas, semicolons or tabs separate the cells. Cells are read as RFC 4180 says, and kept to the byte.
/// - JSON Lines has an object a line with those keys, each a string.
/// - A row that cannot be read is a result, and reading goes on with the next. A row whose quotes are wrong or that is
///   over the limit ends, for want of a better sign, at its first line break.
///
/// Holds `AnswerLimits.rowBytes` and a chunk at most.
public struct AnswerReader {
  /// The header row of a CSV file as it came, for the file of rows set aside; empty for JSON Lines.
  public let header: [UInt8]
  private var rows: any RowReader

  /// Opens a stream of chunks; reads the header.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages; its extension tells the format unless `format` does.
  ///   - format: how the rows are written; told by the name, or by the first byte that is not blank, when nil.
  ///   - limits: what is too long.
  ///   - read: gives the next chunk, of any size, or nil at the end.
  /// - Throws: `AnswerFileError` when there is no usable header, and whatever `read` throws.
  public init(
    name: String, format: AnswerFormat? = nil, limits: AnswerLimits = AnswerLimits(),
    read: @escaping () throws -> [UInt8]?
  ) throws {
    var window = ByteWindow(limit: limits.rowBytes, read: read)
    try window.skipByteOrderMark(file: name)
    let first = try window.skipBlankLines()
    switch format ?? AnswerFormat(fileName: name) ?? (first == UInt8(ascii: "{") ? .jsonLines : .csv) {
    case .csv:
      let line = window.line
      do {
        let header = try CSVHeader(takenFrom: &window)
        self.header = header.raw
        rows = CSVReader(window, below: header, answerLimit: limits.answerBytes)
      } catch let cause as AnswerFileError.Cause {
        throw AnswerFileError(file: name, line: cause == .empty ? nil : line, cause: cause)
      }
    case .jsonLines:
      header = []
      rows = JSONLinesReader(window, answerLimit: limits.answerBytes)
    }
  }

  /// Opens a file that the caller has opened and will close.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages; its extension tells the format unless `format` does.
  ///   - format: how the rows are written; told by the name, or by the first byte that is not blank, when nil.
  ///   - limits: what is too long.
  ///   - descriptor: an open descriptor, blocking or not; 0 is standard input.
  /// - Throws: `AnswerFileError` when there is no usable header or the system cannot read.
  public init(
    name: String, format: AnswerFormat? = nil, limits: AnswerLimits = AnswerLimits(), descriptor: Int32
  ) throws {
    try self.init(name: name, format: format, limits: limits) { try readChunk(of: descriptor, file: name) }
  }

  /// The next row, good or bad, or nil at the end of the file.
  ///
  /// - Throws: `AnswerFileError` when the system cannot read, or whatever the closure `read` throws.
  public mutating func next() throws -> RowResult? {
    try rows.next()
  }

  /// How many bytes are in memory now.
  var bufferedBytes: Int { rows.window.bytes.count }
}

/// How an answer file is written.
public enum AnswerFormat: Sendable {
  /// Cells separated by commas, semicolons or tabs, below a header.
  case csv
  /// A JSON object a line.
  case jsonLines

  /// The format that a file's extension tells, if it is one of csv, tsv, jsonl and ndjson, in upper or lower case.
  public init?(fileName: String) {
    switch fileName.split(separator: ".").last?.lowercased() {
    case "csv", "tsv": self = .csv
    case "jsonl", "ndjson": self = .jsonLines
    default: return nil
    }
  }
}

/// Reads the rows of one format.
protocol RowReader {
  var window: ByteWindow { get }
  mutating func next() throws -> RowResult?
}

extension ByteWindow {
  /// Skips a UTF-8 byte order mark, and refuses UTF-16.
  mutating func skipByteOrderMark(file: String) throws {
    switch (try byte(at: 0), try byte(at: 1)) {
    case (0xFF, 0xFE), (0xFE, 0xFF): throw AnswerFileError(file: file, line: nil, cause: .utf16)
    case (0xEF, 0xBB) where try byte(at: 2) == 0xBF: _ = take(3, lines: 0)
    default: break
    }
  }

  /// Skips blank lines; gives the first byte after them that is not blank.
  mutating func skipBlankLines() throws -> UInt8? {
    while true {
      let offset = try find(from: 0) { !$0.isBlank }
      let first = try byte(at: offset)
      guard offset <= limit, first == .lineFeed || first == .carriageReturn else { return first }
      _ = take(offset + (try lineBreakLength(at: offset)), lines: 1)
    }
  }
}
