extension VisibleText {
  /// The text on one line: as `of`, with line breaks and tabs made visible too.
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in of(text).unicodeScalars {
      switch scalar {
      case "\n": line.append("\u{240A}")
      case "\t": line.append("\u{2409}")
      case "\u{2028}", "\u{2029}": line.append("\u{FFFD}")
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}
