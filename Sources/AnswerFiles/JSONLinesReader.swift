/// Reads answers from JSON Lines: an object a line.
struct JSONLinesReader: RowReader {
  private var window: ByteWindow
  private var rows: JSONRows
  /// What is left of the line read last, the next first.
  private var waiting: ArraySlice<RowResult> = []
  private(set) var rowNumber = 0

  init(_ window: ByteWindow, rows: JSONRows) {
    self.window = window
    self.rows = rows
  }

  var bufferedBytes: Int { window.bytes.count }
  var notices: [String] { rows.table.notices }
  var emptyResponses: Int { rows.table.emptyResponses }

  mutating func next() throws -> RowResult? {
    if let result = waiting.popFirst() { return result }
    rowNumber += 1
    if let piece = try window.restOfLongLine() { return .reject(piece) }
    while try window.byte(at: 0) != nil {
      guard let end = try window.endOfLine() else {
        return .reject(try window.reject(.rowTooLong(limit: window.limit)))
      }
      let line = window.line
      let raw = try window.takeRow(end: end)
      if raw[..<end].allSatisfy(\.isBlank) { continue }
      waiting = rows.results(raw, end: end, line: line)[...]
      if let result = waiting.popFirst() { return result }
    }
    return nil
  }
}
