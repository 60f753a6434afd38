/// Reads answers from rows of CSV or TSV.
struct CSVReader: RowReader {
  private var window: ByteWindow
  private var table: AnswerTable
  private var encoding: TextEncoding
  private var scanner: CSVRowScanner
  /// What is left of the row read last, the next first.
  private var waiting: ArraySlice<RowResult> = []
  private(set) var rowNumber = 0

  /// Goes on after the header.
  init(_ window: ByteWindow, below header: CSVHeader, table: AnswerTable, encoding: TextEncoding) {
    self.window = window
    self.table = table
    self.encoding = encoding
    scanner = CSVRowScanner(delimiter: header.delimiter)
  }

  var notices: [String] { [encoding.notice].compactMap { $0 } + table.notices }
  var bufferedBytes: Int { window.bytes.count }
  var emptyResponses: Int { table.emptyResponses }

  mutating func next() throws -> RowResult? {
    if let result = waiting.popFirst() { return result }
    rowNumber += 1
    if let piece = try window.restOfLongLine() { return .reject(piece) }
    while try window.byte(at: 0) != nil {
      switch try scanner.scan(&window) {
      case .row(let end):
        let line = window.line
        let raw = try window.takeRow(end: end, innerLineBreaks: scanner.cells.innerLineBreaks(in: window))
        if isBlank(raw) { continue }
        try encoding.settle(raw, line: line, &window)
        if let result = result(raw, line: line) { return result }
      case .tooLong:
        return .reject(try window.reject(.rowTooLong(limit: window.limit)))
      case .unclosedQuote(let offset):
        let (line, column) = window.place(of: offset)
        return .reject(try window.reject(.unclosedQuote(line: line, column: column)))
      case .textAfterQuote(let offset):
        let (line, column) = window.place(of: offset)
        return .reject(try window.reject(.textAfterQuote(line: line, column: column)))
      }
    }
    return nil
  }

  /// Whether the row scanned last has nothing in it but empty unquoted cells.
  private func isBlank(_ raw: [UInt8]) -> Bool {
    scanner.cells.allSatisfy { !$0.isQuoted && raw[$0.start..<$0.end].allSatisfy(\.isBlank) }
  }

  /// The first result of the row scanned last; what else it gives waits.
  private mutating func result(_ raw: [UInt8], line: Int) -> RowResult? {
    let (cells, encoding, names) = (scanner.cells, encoding.state, table.layout.names)
    func text(_ column: Int) throws(RejectCause) -> String {
      guard let text = cells[column].text(in: raw, as: encoding) else { throw .invalidUTF8(column: names[column]) }
      return text
    }
    if table.layout.isLong { return table.result(line: line, raw: raw, cells: cells.count, text: text) }
    waiting = table.results(line: line, raw: raw, cells: cells.count, text: text)[...]
    return waiting.popFirst()
  }
}
