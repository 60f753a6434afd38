/// Finds where a row of CSV and each of its cells begin and end.
///
/// A cell is quoted when its first byte is a quote; a quote anywhere else in an unquoted cell stands for itself. Rows
/// end at LF, CRLF or CR. Linear in the length of the file: a quote that never closes is followed, up to the limit, only
/// by lines in which quotes come in pairs, so that no line is scanned in vain more than once.
struct CSVRowScanner {
  enum Outcome {
    /// The row, without its line break, ends here.
    case row(end: Int)
    case tooLong
    case unclosedQuote(at: Int)
    case textAfterQuote(at: Int)
  }

  let delimiter: UInt8
  /// The cells of the row scanned last.
  private(set) var cells: [CSVCell] = []

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  /// Scans the row that begins where the window does, without taking it.
  mutating func scan(_ window: inout ByteWindow) throws -> Outcome {
    cells.removeAll(keepingCapacity: true)
    let delimiter = delimiter
    var offset = 0
    while true {
      let start = offset
      if try window.byte(at: offset) == .quote {
        var hasDoubledQuotes = false
        offset = try window.find(from: start + 1) { $0 == .quote }
        while try offset <= window.limit && window.byte(at: offset + 1) == .quote {
          hasDoubledQuotes = true
          offset = try window.find(from: offset + 2) { $0 == .quote }
        }
        if offset > window.limit || offset == window.available { return .unclosedQuote(at: start) }
        cells.append(CSVCell(start: start + 1, end: offset, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes))
        offset += 1
      } else {
        offset = try window.find(from: start) { $0 == delimiter || $0 == .lineFeed || $0 == .carriageReturn }
        cells.append(CSVCell(start: start, end: offset))
      }
      if offset > window.limit { return .tooLong }
      switch try window.byte(at: offset) {
      case delimiter: offset += 1
      case nil, .lineFeed, .carriageReturn: return .row(end: offset)
      default: return .textAfterQuote(at: start)
      }
    }
  }
}
