/// Writes rows of CSV as RFC 4180 has it, except that lines end at LF, as other tools at a prompt expect.
///
/// Cells with a separator, quote or line break, or a blank at either end, are quoted; so is the first of a row of empty
/// cells, which would read as a blank line.
public struct CSVWriter: Sendable {
  /// Whether a cell that a spreadsheet would take for a formula gets an apostrophe in front; see `SpreadsheetGuard`.
  ///
  /// Negative numbers are among them. A program that reads the file back wants them as they are.
  public let guardsFormulas: Bool

  /// Makes a writer, which guards against formulas unless told otherwise.
  public init(guardsFormulas: Bool = true) {
    self.guardsFormulas = guardsFormulas
  }

  /// Appends one row with its line break.
  public func write(_ cells: [String], to bytes: inout [UInt8]) {
    let looksBlank = cells.allSatisfy(\.isEmpty)
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let isGuarded = guardsFormulas && SpreadsheetGuard.guards(cell)
      if needsQuotes(cell) || looksBlank && index == 0 {
        bytes.append(.quote)
        if isGuarded { bytes.append(UInt8(ascii: "'")) }
        for byte in cell.utf8 {
          if byte == .quote { bytes.append(.quote) }
          bytes.append(byte)
        }
        bytes.append(.quote)
      } else {
        if isGuarded { bytes.append(UInt8(ascii: "'")) }
        bytes.append(contentsOf: cell.utf8)
      }
    }
    bytes.append(.lineFeed)
  }

  private func needsQuotes(_ cell: String) -> Bool {
    if cell.utf8.first?.isBlank == true || cell.utf8.last?.isBlank == true { return true }
    return cell.utf8.contains { $0 == UInt8(ascii: ",") || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn }
  }
}
