/// What a backslash and the characters after it stand for between double quotes (YAML 1.2.2, 5.7).
enum Escape {
  /// A character; `length` counts the bytes of the escape, backslash included.
  case scalar(Unicode.Scalar, length: Int)
  /// A backslash at the end of a line: the break and the next line's indentation go.
  case lineBreak

  /// The escape whose backslash stands at `start`; nil for one that does not exist.
  init?<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, at start: Int, end: Int) where Bytes.Index == Int {
    guard start + 1 < end else { return nil }
    let letter = bytes[start + 1]
    switch letter {
    case Byte.lineFeed, Byte.carriageReturn: self = .lineBreak
    case UInt8(ascii: "x"): self.init(hexDigits: 2, bytes, at: start, end: end)
    case UInt8(ascii: "u"): self.init(hexDigits: 4, bytes, at: start, end: end)
    case UInt8(ascii: "U"): self.init(hexDigits: 8, bytes, at: start, end: end)
    default:
      guard let scalar = Self.named(letter) else { return nil }
      self = .scalar(scalar, length: 2)
    }
  }

  private init?<Bytes: RandomAccessCollection<UInt8>>(
    hexDigits count: Int, _ bytes: Bytes, at start: Int, end: Int
  ) where Bytes.Index == Int {
    guard start + 2 + count <= end else { return nil }
    var value: UInt32 = 0
    for index in start + 2..<start + 2 + count {
      guard let digit = Self.hexValue(bytes[index]) else { return nil }
      value = value << 4 | digit
    }
    // A surrogate or a number past U+10FFFF is no character.
    guard let scalar = Unicode.Scalar(value) else { return nil }
    self = .scalar(scalar, length: 2 + count)
  }

  private static func named(_ letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "0"): "\0"
    case UInt8(ascii: "a"): "\u{07}"
    case UInt8(ascii: "b"): "\u{08}"
    case UInt8(ascii: "t"), Byte.tab: "\t"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "v"): "\u{0B}"
    case UInt8(ascii: "f"): "\u{0C}"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "e"): "\u{1B}"
    case Byte.space, Byte.quote, UInt8(ascii: "/"), Byte.backslash: Unicode.Scalar(letter)
    case UInt8(ascii: "N"): "\u{85}"
    case UInt8(ascii: "_"): "\u{A0}"
    case UInt8(ascii: "L"): "\u{2028}"
    case UInt8(ascii: "P"): "\u{2029}"
    default: nil
    }
  }

  private static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
