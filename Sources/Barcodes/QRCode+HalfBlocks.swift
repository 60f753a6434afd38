extension QRCode {
  /// The code as lines for a terminal, quiet zone and all: two modules a character, one above the other.
  ///
  /// - Parameter isInverted: false where characters are dark on a light ground; true where they are light on a dark one,
  ///   so that the light modules are what is printed.
  /// - Returns: lines of the same length, of `█`, `▀`, `▄` and blanks.
  public func halfBlocks(isInverted: Bool) -> [String] {
    let first = -Self.quietZone
    let end = size + Self.quietZone
    return stride(from: first, to: end, by: 2).map { row in
      var line = ""
      for column in first..<end {
        let upper = self[row, column] != isInverted
        // The number of rows is odd. What hangs below the last one is left empty.
        let lower = row + 1 < end && self[row + 1, column] != isInverted
        line += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ")
      }
      return line
    }
  }
}
