/// The first row of a CSV file: it names the columns and shows what separates the cells.
struct CSVHeader {
  let columns: CSVColumns
  let delimiter: UInt8
  /// The row as it came.
  let raw: [UInt8]

  private struct Reading {
    let delimiter: UInt8
    let cells: [CSVCell]
    let end: Int
  }

  /// Takes the header from the window's beginning.
  init(takenFrom window: inout ByteWindow) throws {
    guard try window.byte(at: 0) != nil else { throw AnswerFileError.Cause.empty }
    let reading = try Self.bestReading(of: &window)
    let row = try window.takeRow(end: reading.end, innerLineBreaks: reading.cells.innerLineBreaks(in: window))
    delimiter = reading.delimiter
    raw = row
    columns = try CSVColumns(
      names: reading.cells.map { cell in
        guard let text = cell.text(in: row) else { throw AnswerFileError.Cause.headerNotUTF8 }
        return text.trimmed
      })
  }

  /// Reads the row with each separator: right is the one with which most of the needed columns appear.
  private static func bestReading(of window: inout ByteWindow) throws -> Reading {
    var best: Reading?
    var bestCount = 0
    var fault = AnswerFileError.Cause.missingColumns(AnswerColumn.allCases.map(\.rawValue), found: [])
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), .tab] {
      var scanner = CSVRowScanner(delimiter: delimiter)
      switch try scanner.scan(&window) {
      case .row(let end):
        let row = Array(window.slice(0, end))
        let names = scanner.cells.map { $0.text(in: row)?.trimmed.lowercased() }
        let count = AnswerColumn.allCases.count { names.contains($0.rawValue) }
        if count > bestCount {
          best = Reading(delimiter: delimiter, cells: scanner.cells, end: end)
          bestCount = count
        }
      case .tooLong: fault = .headerTooLong(limit: window.limit)
      case .unclosedQuote, .textAfterQuote: fault = .headerQuote
      }
    }
    guard let best else { throw fault }
    return best
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
