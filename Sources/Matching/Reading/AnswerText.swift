/// A free text taken apart: words with their places in the text as typed, sentences, zones and scope.
///
/// Made by `TextReader`. A contracted word ("don't") is two words with one place.
public struct AnswerText: Sendable {
  /// One word of the text.
  public struct Word: Sendable {
    /// Offset of its first byte in the text as typed.
    public let start: Int
    /// Offset after its last byte.
    public let end: Int
    /// Index of its sentence.
    public internal(set) var sentence: Int = 0
    /// Whose words it is among, and whether said or described.
    public internal(set) var zone: Zone = .speech
    /// Index of the word that denies it ("not"), or nil.
    public internal(set) var negator: Int?
    /// Index of the word that makes it a condition ("if"), or nil.
    public internal(set) var condition: Int?
    /// The distinct word it is, as its reader numbers them.
    let form: Vocabulary.Form
    let wordClass: WordClass
    /// Punctuation between the word before and this one.
    let before: Punctuation
  }

  /// One sentence, as a range of words.
  public struct Sentence: Sendable {
    /// Indices of its words; never empty.
    public let words: Range<Int>
    /// Whether it asks something: a question mark, or the form of a question where none was typed.
    public let isQuestion: Bool
  }

  /// Where words stand: what is said to the patient counts in full, what is only planned counts less.
  public enum Zone: UInt8, Sendable {
    /// Words said to the other person.
    case speech
    /// Told rather than said: "I would ask how she feels", a stage direction.
    case described
    /// Somebody else's words: "she said that ...".
    case reported
    /// Taken over word for word from the case.
    case copied
  }

  /// The text as typed, UTF-8.
  public let bytes: [UInt8]
  /// Its words in order.
  public internal(set) var words: [Word]
  /// Its sentences in order.
  public internal(set) var sentences: [Sentence]
  /// Number of words as typed, contracted ones counted once.
  public let typedWordCount: Int

  /// Whether nothing in the text is a word.
  public var isEmpty: Bool { words.isEmpty }

  /// Share of words that hold sentences together ("the", "to", "is"): about half in English prose, next to none in a
  /// list of key words.
  public var functionWordShare: Double {
    guard typedWordCount > 0 else { return 0 }
    // A contracted word is one word as typed, however many it stands for.
    var places: Set<Int> = []
    for word in words where word.wordClass.contains(.function) { places.insert(word.start) }
    return Double(places.count) / Double(typedWordCount)
  }

  /// Whether a sentence is put as a guess: "perhaps", "might", "I wonder".
  public func isTentative(_ sentence: Sentence) -> Bool {
    words[sentence.words].contains { $0.wordClass.contains(.hedge) }
  }

  /// The text of a range of bytes.
  public func text(from start: Int, to end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

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
