/// Punctuation and breaks between two words.
struct Punctuation: OptionSet {
  let rawValue: UInt16

  static let comma = Punctuation(rawValue: 1 << 0)
  /// Colon, semicolon, dash, or dots that trail off.
  static let clause = Punctuation(rawValue: 1 << 1)
  static let colon = Punctuation(rawValue: 1 << 2)
  /// Full stop, question mark or exclamation mark that ends a sentence.
  static let stop = Punctuation(rawValue: 1 << 3)
  static let question = Punctuation(rawValue: 1 << 4)
  static let lineBreak = Punctuation(rawValue: 1 << 5)
  static let blankLine = Punctuation(rawValue: 1 << 6)
  static let openBracket = Punctuation(rawValue: 1 << 7)
  static let closeBracket = Punctuation(rawValue: 1 << 8)
}

/// A quotation mark and the number of words before it.
struct QuoteMark {
  enum Kind { case open, close, straight, apostropheOpen, apostropheClose }
  let kind: Kind
  let word: Int
}
