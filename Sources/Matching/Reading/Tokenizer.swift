import Foundation

/// Splits a text into words and notes the punctuation between them, in one pass over the UTF-8.
struct Tokenizer {
  /// A word as typed.
  struct Token {
    let start: Int
    let end: Int
    /// Lower case, straight apostrophes.
    let text: String
    let before: Punctuation
  }

  /// A quotation mark and the number of words before it.
  struct QuoteMark {
    enum Kind { case open, close, straight, apostropheOpen, apostropheClose }
    let kind: Kind
    let word: Int
  }

  private(set) var tokens: [Token] = []
  private(set) var quotes: [QuoteMark] = []
  /// Punctuation after the last word.
  private(set) var trailing: Punctuation = []

  private let bytes: [UInt8]
  private var index = 0
  private var gap: Punctuation = []
  private var dots = 0
  private var spaceSinceDots = false
  private var starOpen = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    run()
  }

  private mutating func run() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if Self.isASCIIWord(byte) { word() } else { mark(byte) }
      } else {
        let (scalar, length) = scalar(at: index)
        if Self.isWordScalar(scalar) { word() } else { mark(scalar, length) }
      }
    }
    settleDots(nextIsCapital: true)
    trailing = gap
  }

  // MARK: Words

  private mutating func word() {
    let start = index
    var isASCII = true
    let isIdeograph = bytes[index] >= 0xE2 && scalar(at: index).0.properties.isIdeographic
    scan: while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if Self.isASCIIWord(byte) {
          index += 1
        } else if byte == UInt8(ascii: "'"), index > start, startsLetter(at: index + 1) {
          index += 1
        } else if (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")), index > start,
          Self.isDigit(bytes[index - 1]), index + 1 < bytes.count, Self.isDigit(bytes[index + 1])
        {
          index += 1  // 3.5, 1,000
        } else {
          break scan
        }
      } else {
        let (scalar, length) = scalar(at: index)
        if Self.isApostrophe(scalar), index > start, startsLetter(at: index + length) {
          index += length
        } else if Self.isWordScalar(scalar), scalar.properties.isIdeographic == isIdeograph {
          index += length
        } else {
          break scan
        }
        isASCII = false
        // Scripts without spaces between words: each ideograph is a word of its own.
        if isIdeograph { break scan }
      }
    }
    let first = bytes[start]
    let isCapital = first >= 0x41 && first <= 0x5A
    settleDots(nextIsCapital: isCapital)
    tokens.append(Token(start: start, end: index, text: normalised(start, index, isASCII), before: gap))
    gap = []
    dots = 0
    spaceSinceDots = false
  }

  private func normalised(_ start: Int, _ end: Int, _ isASCII: Bool) -> String {
    if isASCII {
      return String(unsafeUninitializedCapacity: end - start) { buffer in
        for offset in start..<end {
          let byte = bytes[offset]
          buffer[offset - start] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        }
        return end - start
      }
    }
    // Composed and decomposed accents become one spelling (NFC), whichever was typed.
    var text = String.UnicodeScalarView()
    let typed = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    for scalar in typed.precomposedStringWithCanonicalMapping.unicodeScalars {
      text.append(Self.isApostrophe(scalar) ? "'" : scalar)
    }
    return String(text)
  }

  private func startsLetter(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] < 0x80 { return Self.isASCIIWord(bytes[offset]) }
    return Self.isWordScalar(scalar(at: offset).0)
  }

  // MARK: What stands between words

  private mutating func mark(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ","): gap.insert(.comma)
    case UInt8(ascii: ":"): gap.formUnion([.clause, .colon])
    case UInt8(ascii: ";"): gap.insert(.clause)
    case UInt8(ascii: "."): dots += 1
    case UInt8(ascii: "!"): gap.insert(.stop)
    case UInt8(ascii: "?"): gap.formUnion([.stop, .question])
    case UInt8(ascii: "("), UInt8(ascii: "["): gap.insert(.openBracket)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): gap.insert(.closeBracket)
    case UInt8(ascii: "*"): star()
    case UInt8(ascii: "-"):
      if index > 0, Self.isSpace(bytes[index - 1]) { gap.insert(.clause) }
    case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"): break
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      gap.insert(gap.contains(.lineBreak) ? .blankLine : .lineBreak)
    case UInt8(ascii: "\""): quotes.append(QuoteMark(kind: .straight, word: tokens.count))
    case UInt8(ascii: "'"): apostrophe(length: 1)
    default: break
    }
    if Self.isSpace(byte), dots > 0 { spaceSinceDots = true }
    index += 1
  }

  private mutating func mark(_ scalar: Unicode.Scalar, _ length: Int) {
    switch scalar {
    case "…": dots += 3
    case "–", "—": gap.insert(.clause)
    case "“", "«", "„": quotes.append(QuoteMark(kind: .open, word: tokens.count))
    case "”", "»": quotes.append(QuoteMark(kind: .close, word: tokens.count))
    case "‘": quotes.append(QuoteMark(kind: .apostropheOpen, word: tokens.count))
    case "’": apostrophe(length: length)
    case "。", "！": gap.insert(.stop)
    case "？", "¿": if scalar == "？" { gap.formUnion([.stop, .question]) }
    case "、", "，": gap.insert(.comma)
    case "\u{85}", "\u{2028}", "\u{2029}": gap.insert(.lineBreak)
    default: break
    }
    if scalar.properties.isWhitespace, dots > 0 { spaceSinceDots = true }
    index += length
  }

  /// `*waits*`: a star before a letter opens a stage direction, the next one closes it.
  private mutating func star() {
    // Two stars are emphasis, not a stage.
    let isDouble =
      index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*")
      || index > 0 && bytes[index - 1] == UInt8(ascii: "*")
    if isDouble { return }
    if starOpen {
      gap.insert(.closeBracket)
      starOpen = false
    } else if startsLetter(at: index + 1) {
      gap.insert(.openBracket)
      starOpen = true
    }
  }

  /// An apostrophe outside a word: perhaps a quotation mark.
  private mutating func apostrophe(length: Int) {
    let afterSpace =
      index == 0 || Self.isSpace(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: "(")
      || bytes[index - 1] == UInt8(ascii: ":")
    let opens = afterSpace && startsLetter(at: index + length)
    quotes.append(QuoteMark(kind: opens ? .apostropheOpen : .apostropheClose, word: tokens.count))
  }

  /// Decides what a full stop or dots meant, once the next word is known.
  private mutating func settleDots(nextIsCapital: Bool) {
    guard dots > 0 else { return }
    if dots == 1 {
      let isAbbreviation = tokens.last.map { Self.abbreviations.contains($0.text) } ?? false
      let atEnd = index >= bytes.count
      if (spaceSinceDots && !isAbbreviation) || gap.contains(.lineBreak) || atEnd || hasQuoteHere {
        gap.insert(.stop)
      }
    } else {
      gap.insert(nextIsCapital ? .stop : .clause)
    }
  }

  private var hasQuoteHere: Bool { quotes.last?.word == tokens.count }

  // MARK: Characters

  private static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "eg", "ie", "g", "e", "approx",
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  private static func isASCIIWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "’" || scalar == "ʼ" || scalar == "‘" || scalar == "'"
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      !isApostrophe(scalar) && scalar != "\u{FE0F}"
    default: false
    }
  }

  /// Decodes one scalar; a broken sequence counts as one replacement character a byte.
  private func scalar(at offset: Int) -> (Unicode.Scalar, Int) {
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
