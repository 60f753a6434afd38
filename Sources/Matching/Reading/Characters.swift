/// What a character is to the tokenizer.
enum Characters {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// A letter or a digit of ASCII.
  static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }

  static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "’" || scalar == "ʼ" || scalar == "‘" || scalar == "'"
  }

  /// A letter, a digit or a mark on one, of any script.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      !isApostrophe(scalar) && scalar != "\u{FE0F}"
    default: false
    }
  }

  /// The scalar at an offset and its length; a broken sequence counts as one replacement character a byte.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (Unicode.Scalar, Int) {
    let length =
      switch bytes[offset] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard length > 1, offset + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(bytes[offset]) & (0xFF >> UInt32(length + 1))
    for next in bytes[(offset + 1)..<(offset + length)] {
      guard next & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", Unicode.Scalar(value) == nil ? 1 : length)
  }
}
