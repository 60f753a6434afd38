/// How a piece of text looks; meaning must never rest on colour alone.
///
/// The colours are the four of the basic palette that are legible on light and dark backgrounds alike. Of several
/// colours the first in the order below is taken.
public struct TextStyle: OptionSet, Sendable {
  /// One bit for each trait.
  public let rawValue: UInt8

  /// The traits whose bits are set.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Heavier letters.
  public static let bold = TextStyle(rawValue: 1 << 0)
  /// Lighter letters, for what may be passed over.
  public static let faint = TextStyle(rawValue: 1 << 1)
  /// A line below, as under a learner's own words.
  public static let underline = TextStyle(rawValue: 1 << 2)
  /// The palette's colour 1.
  public static let red = TextStyle(rawValue: 1 << 3)
  /// The palette's colour 2.
  public static let green = TextStyle(rawValue: 1 << 4)
  /// The palette's colour 5.
  public static let magenta = TextStyle(rawValue: 1 << 5)
  /// The palette's colour 6.
  public static let cyan = TextStyle(rawValue: 1 << 6)

  static let colours: TextStyle = [.red, .green, .magenta, .cyan]

  /// The parameters of the control sequence that selects this style (ECMA-48, SGR).
  var parameters: [String] {
    var result: [String] = []
    if contains(.bold) { result.append("1") }
    if contains(.faint) { result.append("2") }
    if contains(.underline) { result.append("4") }
    let colours: [(TextStyle, String)] = [(.red, "31"), (.green, "32"), (.magenta, "35"), (.cyan, "36")]
    if let colour = colours.first(where: { contains($0.0) }) { result.append(colour.1) }
    return result
  }
}

/// A piece of text in one style.
public struct StyledRun: Sendable, Equatable {
  /// As it was given, harmless or not.
  public let text: String
  /// How it is to look where the screen allows.
  public let style: TextStyle

  /// A run of `text`; it may hold line feeds and, until it is written, anything else.
  public init(_ text: String, _ style: TextStyle = []) {
    self.text = text
    self.style = style
  }
}
