/// Reads one JSON object (RFC 8259) from the bytes of a line, strictly.
///
/// Escapes are decoded where the value is text; other values are checked and kept as they were written. Linear in the
/// length of the line; nesting is followed to a depth of 64.
struct JSONLineParser {
  enum Value {
    case text(String)
    /// A number, boolean, null, array or object, as written.
    case json(String)
  }

  private let bytes: [UInt8]
  private let end: Int
  private var position = 0

  /// Prepares to read a line whose content, without its line break, ends at this offset.
  init(_ line: [UInt8], end: Int) {
    bytes = line
    self.end = end
  }

  /// Reads the object that is the whole line, and hands over its members in the order in which they stand.
  mutating func parseObject(
    _ member: (_ key: String, _ value: Value) throws(RejectCause) -> Void
  ) throws(RejectCause) {
    skipSpace()
    if current != UInt8(ascii: "{") {
      try skipValue(depth: 1)
      throw .notAnObject
    }
    try parseMembers(closing: UInt8(ascii: "}")) { (parser) throws(RejectCause) in
      let key = try parser.parseKey()
      try member(key, try parser.parseValue())
    }
    skipSpace()
    if current != nil { throw fault(.textAfterObject) }
  }

  /// Reads the array that is the whole row.
  mutating func parseArray() throws(RejectCause) -> [Value] {
    var values: [Value] = []
    skipSpace()
    if current != UInt8(ascii: "[") { throw .notAnObject }
    try parseMembers(closing: UInt8(ascii: "]")) { (parser) throws(RejectCause) in
      values.append(try parser.parseValue())
    }
    skipSpace()
    if current != nil { throw fault(.textAfterObject) }
    return values
  }

  private var current: UInt8? { position < end ? bytes[position] : nil }

  private func fault(_ fault: RejectCause.JSONFault) -> RejectCause {
    .notJSON(fault, column: String(decoding: bytes[..<position], as: UTF8.self).count + 1)
  }

  private mutating func skipSpace() {
    while current?.isJSONSpace == true { position += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(RejectCause) {
    if current != byte { throw fault(.unexpected) }
    position += 1
  }

  /// Reads what stands between brackets, separated by commas; the current byte opens it.
  private mutating func parseMembers(
    closing: UInt8, _ parseMember: (inout JSONLineParser) throws(RejectCause) -> Void
  ) throws(RejectCause) {
    position += 1
    skipSpace()
    if current == closing {
      position += 1
      return
    }
    while true {
      skipSpace()
      try parseMember(&self)
      skipSpace()
      if current == closing {
        position += 1
        return
      }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func parseKey() throws(RejectCause) -> String {
    let key = try parseString()
    skipSpace()
    try expect(UInt8(ascii: ":"))
    skipSpace()
    return key
  }

  private mutating func parseValue() throws(RejectCause) -> Value {
    if current == .quote { return .text(try parseString()) }
    let start = position
    try skipValue(depth: 1)
    return .json(try text(Self.compact(bytes[start..<position])))
  }

  /// The same JSON on one line: where it has line breaks, without white space between its parts.
  private static func compact(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(where: { $0 == .lineFeed || $0 == .carriageReturn }) else { return bytes }
    var kept: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in bytes where isInString || !byte.isJSONSpace {
      kept.append(byte)
      if byte == .quote, !isEscaped { isInString.toggle() }
      isEscaped = isInString && byte == .backslash && !isEscaped
    }
    return kept[...]
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(RejectCause) -> String {
    guard let text = String(validUTF8: bytes) else { throw .invalidUTF8(column: nil) }
    return text
  }

  private mutating func skipValue(depth: Int) throws(RejectCause) {
    if depth > 64 { throw fault(.tooDeep) }
    switch current {
    case UInt8(ascii: "{"):
      try parseMembers(closing: UInt8(ascii: "}")) { (parser) throws(RejectCause) in
        _ = try parser.parseKey()
        try parser.skipValue(depth: depth + 1)
      }
    case UInt8(ascii: "["):
      try parseMembers(closing: UInt8(ascii: "]")) { (parser) throws(RejectCause) in
        try parser.skipValue(depth: depth + 1)
      }
    case .quote: _ = try parseString()
    case UInt8(ascii: "t"): try skipWord("true")
    case UInt8(ascii: "f"): try skipWord("false")
    case UInt8(ascii: "n"): try skipWord("null")
    case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): try skipNumber()
    default: throw fault(.unexpected)
    }
  }

  private mutating func skipWord(_ word: StaticString) throws(RejectCause) {
    for byte in word.description.utf8 { try expect(byte) }
  }
}

// MARK: - Numbers

extension JSONLineParser {
  private mutating func skipNumber() throws(RejectCause) {
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") {
      position += 1
    } else {
      try skipDigits()
    }
    if current == UInt8(ascii: ".") {
      position += 1
      try skipDigits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(RejectCause) {
    let start = position
    while let byte = current, byte.isDigit { position += 1 }
    if position == start { throw fault(.badNumber) }
  }
}

// MARK: - Strings

extension JSONLineParser {
  /// Reads a string; the current byte should be its opening quote.
  private mutating func parseString() throws(RejectCause) -> String {
    try expect(.quote)
    let start = position
    try skipPlainCharacters()
    if current == .quote {
      position += 1
      return try text(bytes[start..<position - 1])
    }
    var decoded = Array(bytes[start..<position])
    while current != .quote {
      position += 1
      try parseEscape(into: &decoded)
      let plain = position
      try skipPlainCharacters()
      decoded.append(contentsOf: bytes[plain..<position])
    }
    position += 1
    return try text(decoded[...])
  }

  /// Goes on to the next quote or backslash.
  private mutating func skipPlainCharacters() throws(RejectCause) {
    while let byte = current, byte != .quote, byte != .backslash {
      if byte < .space { throw fault(.controlCharacter) }
      position += 1
    }
    if current == nil { throw fault(.unclosedString) }
  }

  /// Reads what follows a backslash.
  private mutating func parseEscape(into decoded: inout [UInt8]) throws(RejectCause) {
    switch current {
    case .quote, .backslash, UInt8(ascii: "/"): decoded.append(bytes[position])
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(.lineFeed)
    case UInt8(ascii: "r"): decoded.append(.carriageReturn)
    case UInt8(ascii: "t"): decoded.append(.tab)
    case UInt8(ascii: "u"):
      position += 1
      decoded.append(contentsOf: Character(try parseScalar()).utf8)
      return
    default: throw fault(.badEscape)
    }
    position += 1
  }

  /// Reads the digits of `\u`, and a second escape where the first is half of a surrogate pair.
  private mutating func parseScalar() throws(RejectCause) -> Unicode.Scalar {
    var value = try parseFourHexDigits()
    if (0xD800...0xDBFF).contains(value) {
      if current != .backslash { throw fault(.badEscape) }
      position += 1
      if current != UInt8(ascii: "u") { throw fault(.badEscape) }
      position += 1
      let low = try parseFourHexDigits()
      if !(0xDC00...0xDFFF).contains(low) { throw fault(.badEscape) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw fault(.badEscape) }
    return scalar
  }

  private mutating func parseFourHexDigits() throws(RejectCause) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault(.badEscape)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
