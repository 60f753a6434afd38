import Diagnostics

/// Finds bytes that are no UTF-8 and characters that a YAML text may not hold (YAML 1.2.2, 5.1 and 5.2).
///
/// The parser goes over the text without looking at this: such bytes are content to it like any other.
struct EncodingCheck {
  private enum Badness {
    case notUTF8, control, byteOrderMark, noCharacter
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int

  /// Reports every stretch of wrong bytes once.
  ///
  /// - Returns: false where the text is in another encoding altogether, so that there is nothing to parse.
  static func run(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into faults: FaultLog) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      faults.report(
        "not-utf-8", at: SourceSpan(0, 2), "this text is UTF-16, not UTF-8", mend: "save the file as UTF-8")
      return false
    }
    var check = EncodingCheck(bytes: bytes, position: start)
    while let (badness, first) = check.nextBad() {
      let from = check.position
      check.position += first
      while check.position < bytes.count, case let (next?, length) = check.character(), next == badness {
        check.position += length
      }
      report(badness, bytes, from..<check.position, into: faults)
    }
    return true
  }

  /// Moves to the next wrong character.
  private mutating func nextBad() -> (Badness, length: Int)? {
    while position < bytes.count {
      skipPlainASCII()
      guard position < bytes.count else { return nil }
      let (badness, length) = character()
      if let badness { return (badness, length) }
      position += length
    }
    return nil
  }

  /// Eight bytes at a time over what needs no look: U+0020 to U+007E.
  private mutating func skipPlainASCII() {
    let high: UInt64 = 0x8080_8080_8080_8080
    while position + 8 <= bytes.count {
      let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped).loadUnaligned(
        fromByteOffset: position, as: UInt64.self)
      let below = (word &- 0x2020_2020_2020_2020) & ~word
      let deleted = word ^ 0x7F7F_7F7F_7F7F_7F7F
      let isDelete = (deleted &- 0x0101_0101_0101_0101) & ~deleted
      let suspect = (word | below | isDelete) & high
      if suspect != 0 {
        position += suspect.littleEndian.trailingZeroBitCount / 8
        return
      }
      position += 8
    }
  }

  /// Looks at the character here: what is wrong with it, and its length in bytes.
  private func character() -> (Badness?, length: Int) {
    let lead = bytes[position]
    switch lead {
    case Byte.tab, Byte.lineFeed, Byte.carriageReturn, 0x20...0x7E: return (nil, 1)
    case 0x00...0x7F: return (.control, 1)
    case 0xC2...0xDF: return multibyte(2, lead & 0x1F, least: 0x80)
    case 0xE0...0xEF: return multibyte(3, lead & 0x0F, least: 0x800)
    case 0xF0...0xF4: return multibyte(4, lead & 0x07, least: 0x10000)
    default: return (.notUTF8, 1)
    }
  }

  private func multibyte(_ length: Int, _ leadBits: UInt8, least: UInt32) -> (Badness?, length: Int) {
    var value = UInt32(leadBits)
    for offset in 1..<length {
      guard position + offset < bytes.count, bytes[position + offset] & 0xC0 == 0x80 else { return (.notUTF8, offset) }
      value = value << 6 | UInt32(bytes[position + offset] & 0x3F)
    }
    switch value {
    case ..<least, 0xD800...0xDFFF, 0x110000...: return (.notUTF8, length)
    case 0x80...0x84, 0x86...0x9F: return (.control, length)
    case 0xFEFF: return (.byteOrderMark, length)
    case 0xFFFE, 0xFFFF: return (.noCharacter, length)
    default: return (nil, length)
    }
  }

  private static func report(
    _ badness: Badness, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into faults: FaultLog
  ) {
    let span = SourceSpan(range.lowerBound, range.upperBound)
    let text = String(decoding: bytes[range].prefix(4), as: UTF8.self)
    let code = text.unicodeScalars.first?.value ?? 0
    switch badness {
    case .notUTF8:
      faults.report(
        "not-utf-8", at: span,
        range.count == 1
          ? "the byte \(hex(UInt32(bytes[range.lowerBound]), 2)) is no UTF-8"
          : "these \(range.count) bytes are no UTF-8",
        mend: "save the file as UTF-8, or type the character again",
        why: "a file saved in another encoding (Latin-1, Windows-1252) shows the wrong letters to others")
    case .control:
      faults.report(
        code == 0 ? "null-character" : "control-character", at: span,
        "a file may not hold the control character U+\(hex(code, 4))",
        mend: "remove it, or write it as \"\\x\(hex(code, 2))\" between double quotes")
    case .byteOrderMark:
      faults.report(
        "byte-order-mark", at: span, "a byte order mark may only stand at the very start of a file",
        mend: "remove it: it cannot be seen", why: "it comes from files that were pasted together")
    case .noCharacter:
      faults.report(
        "control-character", at: span, "U+\(hex(code, 4)) is not a character", mend: "remove it")
    }
  }

  private static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
