/// Makes text from outside safe to show: nothing in it can move the cursor, colour the screen or hide.
public enum VisibleText {
  /// The text with every control character made visible or dropped.
  ///
  /// Line feeds stay, tabs stay; a carriage return before a line feed goes. Other C0 controls become their Unicode
  /// control picture (`␛` for escape), C1 controls, bidirectional overrides and byte order marks become `U+FFFD`.
  public static func of(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isUnsafe) { return text }
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    var current = scalars.next()
    while let scalar = current {
      let next = scalars.next()
      if scalar == "\r" {
        if next != "\n" { result.append("\n") }
      } else if !isUnsafe(scalar) {
        result.append(scalar)
      } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
        result.append(picture)
      } else {
        result.append(scalar.value == 0x7F ? "\u{2421}" : "\u{FFFD}")
      }
      current = next
    }
    return String(result)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    // Bidirectional embeddings, overrides and isolates can make a text read as another one.
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
