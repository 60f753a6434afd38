/// The bytes that mean something to the syntax, by name.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let percent: UInt8 = 0x25
  static let ampersand: UInt8 = 0x26
  static let apostrophe: UInt8 = 0x27
  static let asterisk: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let colon: UInt8 = 0x3A
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let backquote: UInt8 = 0x60
  static let openBrace: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let closeBrace: UInt8 = 0x7D
}

extension UInt8 {
  /// A line feed or a carriage return.
  @inline(__always) var isBreak: Bool { self == Byte.lineFeed || self == Byte.carriageReturn }

  /// A space or a tab.
  @inline(__always) var isWhite: Bool { self == Byte.space || self == Byte.tab }

  @inline(__always) var isBlank: Bool { isWhite || isBreak }

  /// One of `,[]{}`, which end plain text within brackets.
  @inline(__always) var isFlowIndicator: Bool {
    self == Byte.comma || self | 0x20 == Byte.openBrace || self | 0x20 == Byte.closeBrace
  }

  /// One of `]}`.
  @inline(__always) var isClosingBracket: Bool { self | 0x20 == Byte.closeBrace }

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
