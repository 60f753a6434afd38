internal import Diagnostics

/// One place of a `TerminalScreen`.
package struct TerminalCell: Equatable, Sendable {
  /// How a place looks (ECMA-48, SGR).
  package struct Style: Equatable, Sendable {
    package var isBold = false
    package var isFaint = false
    package var isUnderlined = false
    package var isInverse = false
    /// The palette's number, or nil for the terminal's own colour.
    package var colour: Int?

    package init() {}
  }

  /// A character with the marks above and below it; empty right of a wide one.
  package var text: String
  package var style: Style

  static let blank = TerminalCell(text: " ", style: Style())

  /// Columns of a scalar by itself: a terminal takes one after the other and joins none, only puts marks on the one before.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    // Half a flag each.
    (0x1F1E6...0x1F1FF).contains(scalar.value) ? 1 : DisplayWidth.of(Character(scalar))
  }
}
