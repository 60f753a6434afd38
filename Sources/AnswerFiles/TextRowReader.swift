/// Reads texts from a file: one a line, or one column of a CSV or TSV file; in memory that does not grow with the file.
///
/// Of lines a blank one is a text without words, so that lines and results go together; in a CSV file blank lines are
/// skipped.
public struct TextRowReader {
  /// One text and the line on which it begins, counted from 1.
  public struct Row: Sendable, Equatable {
    /// The line.
    public let line: Int
    /// The text, or nil when the row cannot be read: not UTF-8, quotes that are wrong, over the limit.
    public let text: String?
  }

  private var window: ByteWindow
  private var column: (index: Int, scanner: CSVRowScanner)?

  /// Opens a stream.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages.
  ///   - column: the column to read, in any case; nil for a text a line.
  ///   - limits: what is too long.
  ///   - read: gives the next chunk, of any size, or nil at the end.
  /// - Throws: `AnswerFileError` when there is no such column, and whatever `read` throws.
  public init(
    name: String, column: String?, limits: AnswerLimits = AnswerLimits(), read: @escaping () throws -> [UInt8]?
  ) throws {
    window = ByteWindow(limit: limits.rowBytes, read: read)
    try window.skipByteOrderMark(file: name)
    guard let column else { return }
    _ = try window.skipBlankLines()
    self.column = try Self.header(column, &window, file: name)
  }

  /// Opens a stream that the caller has opened and will close.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages.
  ///   - column: the column to read, in any case; nil for a text a line.
  ///   - limits: what is too long.
  ///   - descriptor: an open descriptor, blocking or not; 0 is standard input.
  /// - Throws: `AnswerFileError` when there is no such column or the system cannot read.
  public init(name: String, column: String?, limits: AnswerLimits = AnswerLimits(), descriptor: Int32) throws {
    try self.init(name: name, column: column, limits: limits) { try readChunk(of: descriptor, file: name) }
  }

  /// The next text, or nil at the end.
  ///
  /// - Throws: `AnswerFileError` when the system cannot read, or whatever the closure `read` throws.
  public mutating func next() throws -> Row? {
    while try window.restOfLongLine() != nil {}
    if column != nil { _ = try window.skipBlankLines() }
    guard try window.byte(at: 0) != nil else { return nil }
    let line = window.line
    guard var (index, scanner) = column else {
      guard let end = try window.endOfLine() else {
        _ = try window.reject(.rowTooLong(limit: window.limit))
        return Row(line: line, text: nil)
      }
      let text = String(validating: window.slice(0, end), as: UTF8.self)
      _ = try window.takeRow(end: end)
      return Row(line: line, text: text)
    }
    defer { column?.scanner = scanner }
    switch try scanner.scan(&window) {
    case .row(let end):
      let raw = try window.takeRow(end: end, innerLineBreaks: scanner.cells.innerLineBreaks(in: window))
      index = scanner.cells.indices.contains(index) ? index : -1
      return Row(line: line, text: index < 0 ? nil : scanner.cells[index].text(in: raw))
    case .tooLong, .unclosedQuote, .textAfterQuote:
      _ = try window.reject(.rowTooLong(limit: window.limit))
      return Row(line: line, text: nil)
    }
  }

  /// Finds a column by its name; the separator is the one with which it appears.
  private static func header(_ name: String, _ window: inout ByteWindow, file: String) throws -> (Int, CSVRowScanner) {
    guard try window.byte(at: 0) != nil else { throw AnswerFileError(file: file, line: nil, cause: .empty) }
    var names: [String] = []
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), .tab] {
      var scanner = CSVRowScanner(delimiter: delimiter)
      guard case .row(let end) = try scanner.scan(&window) else { continue }
      let row = Array(window.slice(0, end))
      let found = scanner.cells.map { $0.text(in: row) ?? "" }
      if let index = found.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
        _ = try window.takeRow(end: end, innerLineBreaks: scanner.cells.innerLineBreaks(in: window))
        return (index, scanner)
      }
      if found.count > names.count { names = found }
    }
    // A sentence is no name of a column: it may be an answer, and is not repeated.
    let isHeader = names.count > 1 && names.allSatisfy { !$0.contains(where: \.isWhitespace) && $0.utf8.count <= 40 }
    throw AnswerFileError(file: file, line: 1, cause: .noColumn(name, found: isHeader ? names : []))
  }
}
