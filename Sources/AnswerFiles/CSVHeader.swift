/// The first row of a CSV file: it names the columns and shows what separates the cells.
struct CSVHeader {
  /// The columns' names, trimmed.
  let names: [String]
  let delimiter: UInt8
  /// The row as it came.
  let raw: [UInt8]

  private struct Reading {
    let delimiter: UInt8
    let cells: [CSVCell]
    let end: Int
    let score: Int
  }

  /// Takes the header from the window's beginning.
  init(takenFrom window: inout ByteWindow, map: ColumnMap, encoding: inout TextEncoding) throws {
    guard try window.byte(at: 0) != nil else { throw AnswerFileError.Cause.empty }
    let reading = try Self.bestReading(of: &window, map: map)
    let line = window.line
    let row = try window.takeRow(end: reading.end, innerLineBreaks: reading.cells.innerLineBreaks(in: window))
    try encoding.settle(row, line: line, &window)
    delimiter = reading.delimiter
    raw = row
    names = try reading.cells.map { cell in
      guard let text = cell.text(in: row, as: encoding.state) else { throw AnswerFileError.Cause.headerNotUTF8 }
      return text.trimmed
    }
  }

  /// Reads the row with each separator: right is the one with which most names tell something.
  private static func bestReading(of window: inout ByteWindow, map: ColumnMap) throws -> Reading {
    var readings: [Reading] = []
    var fault = AnswerFileError.Cause.missingColumns(AnswerColumn.allCases.map(\.rawValue), found: [])
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), .tab] {
      var scanner = CSVRowScanner(delimiter: delimiter)
      switch try scanner.scan(&window) {
      case .row(let end):
        let row = Array(window.slice(0, end))
        let names = scanner.cells.map { ($0.text(in: row) ?? TextEncoding.windows1252(row[$0.start..<$0.end])).trimmed }
        let score = AnswerLayout.score(names, map: map)
        readings.append(Reading(delimiter: delimiter, cells: scanner.cells, end: end, score: score))
      case .tooLong: fault = .headerTooLong(limit: window.limit)
      case .unclosedQuote, .textAfterQuote: fault = .headerQuote
      }
    }
    // Of equals the first: a comma is the rule.
    var best: Reading?
    for reading in readings where reading.score > best?.score ?? 0 { best = reading }
    guard let best else {
      if let entry = map.entries.first, !readings.isEmpty {
        throw AnswerFileError.Cause.unknownColumn(entry.column, found: [])
      }
      throw fault
    }
    return best
  }
}
