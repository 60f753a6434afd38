/// Where a cell stands in its row, without its quotes.
struct CSVCell {
  let start: Int
  let end: Int
  var isQuoted = false
  var hasDoubledQuotes = false

  /// The cell's text, or nil when it is not valid.
  func text(in row: [UInt8], as encoding: TextEncoding.State = .utf8) -> String? {
    if !hasDoubledQuotes { return encoding.text(row[start..<end]) }
    var plain: [UInt8] = []
    plain.reserveCapacity(end - start)
    var index = start
    while index < end {
      plain.append(row[index])
      // Inside a quoted cell, quotes come in pairs.
      index += row[index] == .quote ? 2 : 1
    }
    return encoding.text(plain[...])
  }
}

extension [CSVCell] {
  /// How many line breaks the cells hold; only quoted ones can.
  func innerLineBreaks(in window: ByteWindow) -> Int {
    reduce(0) { $1.isQuoted ? $0 + window.slice($1.start, $1.end).lineBreaks : $0 }
  }
}
