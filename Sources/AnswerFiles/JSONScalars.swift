extension [UInt8] {
  /// Appends a JSON string, or null.
  mutating func appendJSON(_ text: String?) {
    guard var text else { return appendNull() }
    append(.quote)
    text.withUTF8 { bytes in
      // What needs no escape is copied as a whole.
      var start = 0
      for index in bytes.indices {
        let byte = bytes[index]
        guard byte < 0x20 || byte == .quote || byte == .backslash else { continue }
        append(contentsOf: bytes[start..<index])
        start = index + 1
        if byte < 0x20 {
          appendEscaped(control: byte)
        } else {
          append(.backslash)
          append(byte)
        }
      }
      append(contentsOf: bytes[start...])
    }
    append(.quote)
  }

  /// Appends a whole number, or null.
  mutating func appendJSON(_ number: Int?) {
    guard let number else { return appendNull() }
    append(contentsOf: number.description.utf8)
  }

  /// Appends a number; null for nil and for what is not finite.
  mutating func appendJSON(_ number: Double?) {
    guard let number, number.isFinite else { return appendNull() }
    // Swift's description is the shortest decimal that reads back as the same number.
    let text = number.description
    append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
  }

  /// Appends true, false or null.
  mutating func appendJSON(_ truth: Bool?) {
    guard let truth else { return appendNull() }
    append(contentsOf: (truth ? "true" : "false").utf8)
  }

  private mutating func appendNull() {
    append(contentsOf: "null".utf8)
  }

  private mutating func appendEscaped(control: UInt8) {
    switch control {
    case .lineFeed: append(contentsOf: "\\n".utf8)
    case .carriageReturn: append(contentsOf: "\\r".utf8)
    case .tab: append(contentsOf: "\\t".utf8)
    default:
      let digits = String(control, radix: 16)
      append(contentsOf: "\\u00".utf8)
      append(contentsOf: (digits.utf8.count == 1 ? "0" + digits : digits).utf8)
    }
  }
}
