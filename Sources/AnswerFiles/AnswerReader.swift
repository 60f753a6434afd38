/// Reads answers from a CSV, TSV, JSON or JSON Lines file, row by row, in memory that does not grow with the file.
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
/// - What is not UTF-8 and looks like Windows-1252, as old spreadsheets write it, is read as such.
/// - Names of columns that say something else are explained by a `ColumnMap`.
/// - Responses of a Moodle quiz (`Response 1`, `Response 2` and so on, with or without `Question 1`) and of a Google form
///   are read as they are exported: a row gives as many answers as it has responses, which all bear its line. The learner
///   is an account, number or address, never a name unless the map says so; columns without answers stay behind. Which
///   question a response is to is in the map, or is found from the question's text.
/// - JSON is an array of objects, or of such arrays, as Moodle writes it. An object may hold several responses too.
/// - JSON Lines has an object a line with those keys, or those that are mapped to them, each a string.
/// - A row that cannot be read is a result, and reading goes on with the next. A row whose quotes are wrong or that is
///   over the limit ends, for want of a better sign, at its first line break.
///
/// Holds `AnswerLimits.rowBytes` and a chunk at most.
public struct AnswerReader {
  /// The header row of a CSV file as it came, for the file of rows set aside; empty for JSON Lines.
  public let header: [UInt8]
  private var rows: any RowReader
  /// Read ahead, so that what the first row makes the reader guess is known before.
  private var first: RowResult?

  /// What has been guessed and what is left out, until now, each in a sentence without a full stop; for the user to see.
  public var notices: [String] { rows.notices }
  /// How many responses that were empty, or a dash, have been skipped until now, in rows with several.
  public var emptyResponses: Int { rows.emptyResponses }

  /// The number of the row that the result given last stands in, counted from 1. The answers of one row have the same.
  public var rowNumber: Int { rows.rowNumber }

  /// Opens a stream of chunks; reads the header.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages; its extension tells the format unless `format` does.
  ///   - format: how the rows are written; told by the name, or by the first byte that is not blank, when nil.
  ///   - limits: what is too long.
  ///   - map: what the columns mean, where their names do not say it.
  ///   - guess: finds the question that a text asks, for files that hold the text and not the id.
  ///   - read: gives the next chunk, of any size, or nil at the end.
  /// - Throws: `AnswerFileError` when there is no usable header, and whatever `read` throws.
  public init(
    name: String, format: AnswerFormat? = nil, limits: AnswerLimits = AnswerLimits(), map: ColumnMap = ColumnMap(),
    guess: QuestionGuess? = nil, read: @escaping () throws -> [UInt8]?
  ) throws {
    var window = ByteWindow(limit: limits.rowBytes, read: read)
    var encoding = TextEncoding(isUTF8: try window.skipByteOrderMark(file: name))
    let first = try window.skipBlankLines()
    let finder = QuestionFinder(guess)
    switch format ?? AnswerFormat(fileName: name) ?? AnswerFormat(firstByte: first) {
    case .csv:
      let line = window.line
      do {
        let header = try CSVHeader(takenFrom: &window, map: map, encoding: &encoding)
        var table = AnswerTable(map: map, finder: finder, answerLimit: limits.answerBytes)
        try table.adopt(header.names, isPartial: false)
        self.header = header.raw
        rows = CSVReader(window, below: header, table: table, encoding: encoding)
      } catch let cause as AnswerFileError.Cause {
        throw AnswerFileError(file: name, line: cause == .empty ? nil : line, cause: cause)
      }
    case .jsonLines:
      header = []
      rows = JSONLinesReader(window, rows: JSONRows(map: map, finder: finder, answerLimit: limits.answerBytes))
    case .json:
      header = []
      let rows = JSONRows(map: map, finder: finder, answerLimit: limits.answerBytes)
      self.rows = JSONReader(window, rows: rows, file: name)
    }
    self.first = try rows.next()
  }

  /// Opens a file that the caller has opened and will close.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages; its extension tells the format unless `format` does.
  ///   - format: how the rows are written; told by the name, or by the first byte that is not blank, when nil.
  ///   - limits: what is too long.
  ///   - map: what the columns mean, where their names do not say it.
  ///   - guess: finds the question that a text asks, for files that hold the text and not the id.
  ///   - descriptor: an open descriptor, blocking or not; 0 is standard input.
  /// - Throws: `AnswerFileError` when there is no usable header or the system cannot read.
  public init(
    name: String, format: AnswerFormat? = nil, limits: AnswerLimits = AnswerLimits(), map: ColumnMap = ColumnMap(),
    guess: QuestionGuess? = nil, descriptor: Int32
  ) throws {
    try self.init(name: name, format: format, limits: limits, map: map, guess: guess) {
      try readChunk(of: descriptor, file: name)
    }
  }

  /// Opens a folder with one answer a file, named `learner/case.question.txt` or `learner__case.question.txt`; the files
  /// come in the order of their paths.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - limits: what is too long.
  /// - Throws: `AnswerFileError` when the folder cannot be read.
  public init(folder path: String, limits: AnswerLimits = AnswerLimits()) throws {
    header = []
    rows = try FolderReader(path, answerLimit: limits.answerBytes)
  }

  /// The next row, good or bad, or nil at the end of the file.
  ///
  /// - Throws: `AnswerFileError` when the system cannot read, or whatever the closure `read` throws.
  public mutating func next() throws -> RowResult? {
    if let result = first {
      first = nil
      return result
    }
    return try rows.next()
  }

  /// How many bytes are in memory now.
  var bufferedBytes: Int { rows.bufferedBytes }
}

/// How an answer file is written.
public enum AnswerFormat: Sendable {
  /// Cells separated by commas, semicolons or tabs, below a header.
  case csv
  /// A JSON object a line.
  case jsonLines
  /// An array of JSON objects.
  case json

  /// The format that the first byte tells, when it is not blank.
  init(firstByte: UInt8?) {
    switch firstByte {
    case UInt8(ascii: "{"): self = .jsonLines
    case UInt8(ascii: "["): self = .json
    default: self = .csv
    }
  }

  /// The format that a file's extension tells, if it is one of csv, tsv, jsonl, ndjson and json, in any case.
  public init?(fileName: String) {
    switch fileName.split(separator: ".").last?.lowercased() {
    case "csv", "tsv": self = .csv
    case "jsonl", "ndjson": self = .jsonLines
    case "json": self = .json
    default: return nil
    }
  }
}

/// Reads the rows of one format.
protocol RowReader {
  /// How many bytes are in memory now.
  var bufferedBytes: Int { get }
  var notices: [String] { get }
  var emptyResponses: Int { get }
  /// The number of the row that the result given last stands in.
  var rowNumber: Int { get }
  mutating func next() throws -> RowResult?
}

extension ByteWindow {
  /// Skips a UTF-8 byte order mark, and refuses UTF-16; tells whether there was one.
  @discardableResult
  mutating func skipByteOrderMark(file: String) throws -> Bool {
    switch (try byte(at: 0), try byte(at: 1)) {
    case (0xFF, 0xFE), (0xFE, 0xFF): throw AnswerFileError(file: file, line: nil, cause: .utf16)
    case (0xEF, 0xBB) where try byte(at: 2) == 0xBF:
      _ = take(3, lines: 0)
      return true
    default: return false
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
