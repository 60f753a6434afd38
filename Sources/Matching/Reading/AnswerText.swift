/// A free text taken apart: words with their places in the text as typed, sentences, zones and scope.
///
/// Made by `TextReader`. A contracted word ("don't") is two words with one place.
public struct AnswerText: Sendable {
  /// One word of the text.
  public struct Word: Sendable {
    /// The distinct word it is, as its reader numbers them.
    let form: Vocabulary.Form
    private let startOffset: Int32
    private let endOffset: Int32
    /// Punctuation between the word before and this one.
    let before: Punctuation
    let wordClass: WordClass

    init(_ form: Vocabulary.Form, _ wordClass: WordClass, from start: Int, to end: Int, before: Punctuation) {
      self.form = form
      startOffset = Int32(truncatingIfNeeded: start)
      endOffset = Int32(truncatingIfNeeded: end)
      self.before = before
      self.wordClass = wordClass
    }

    /// Offset of its first byte in the text as typed.
    public var start: Int { Int(startOffset) }
    /// Offset after its last byte.
    public var end: Int { Int(endOffset) }
  }

  /// How a word stands: who says it, and whether it is denied, a condition, or taken back.
  public struct Standing: Sendable, Hashable {
    /// Whose words it is among, and whether said or described.
    public internal(set) var zone: Zone = .speech
    /// Whether what follows in the sentence takes it back: "I know it's hard, but everyone copes".
    public internal(set) var isCancelled = false
    /// Whether no gap of a phrase passes over it: what follows is meant otherwise ("not", "if", "rather than").
    var isBarrier = false
    fileprivate var negatorIndex: Int32 = -1
    fileprivate var conditionIndex: Int32 = -1
    fileprivate var sentenceIndex: Int32 = 0

    /// Index of its sentence.
    public internal(set) var sentence: Int {
      get { Int(sentenceIndex) }
      set { sentenceIndex = Int32(truncatingIfNeeded: newValue) }
    }
    /// Index of the word that denies it ("not"), or nil.
    public internal(set) var negator: Int? {
      get { negatorIndex < 0 ? nil : Int(negatorIndex) }
      set { negatorIndex = Int32(truncatingIfNeeded: newValue ?? -1) }
    }
    /// Index of the word that makes it a condition ("if"), or nil.
    public internal(set) var condition: Int? {
      get { conditionIndex < 0 ? nil : Int(conditionIndex) }
      set { conditionIndex = Int32(truncatingIfNeeded: newValue ?? -1) }
    }
  }

  /// One sentence, as a range of words.
  public struct Sentence: Sendable {
    /// Indices of its words; never empty.
    public let words: Range<Int>
    /// Whether it asks something: a question mark, or the form of a question where none was typed.
    public let isQuestion: Bool
  }

  /// Where words stand: what is said to the patient counts in full, what is only planned counts less.
  public enum Zone: UInt8, Sendable, Comparable {
    /// Words said to the other person.
    case speech
    /// Told rather than said: "I would ask how she feels", a stage direction.
    case described
    /// Somebody else's words: "she said that ...".
    case reported
    /// Said before, word for word, in the same answer.
    case repeated
    /// Taken over word for word from the case.
    case copied

    /// From what counts most to what counts least.
    public static func < (left: Zone, right: Zone) -> Bool { left.rawValue < right.rawValue }
  }

  /// The text as typed, UTF-8.
  public internal(set) var bytes: [UInt8] = []
  /// Its words in order.
  public internal(set) var words: [Word] = []
  /// How each word stands.
  public internal(set) var standings: [Standing] = []
  /// Its sentences in order.
  public internal(set) var sentences: [Sentence] = []
  /// Number of words as typed, contracted ones counted once.
  public internal(set) var typedWordCount = 0
  /// Its quotation marks, and the punctuation after its last word.
  var quotes: [QuoteMark] = []
  var trailing: Punctuation = []

  /// A text without words, to be filled by a reader.
  public init() {}

  /// Whether nothing in the text is a word.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether somebody speaks in it: there is an "I" or a "you".
  public var isSpoken: Bool { words.contains { $0.has([.firstPerson, .secondPerson]) } }

  /// Whether it ends as a sentence does, with a full stop, a question mark or an exclamation mark.
  public var endsSentence: Bool { trailing.contains(.stop) }

  /// Share of words that hold sentences together ("the", "to", "is"): about half in English prose, next to none in a
  /// list of key words.
  public var functionWordShare: Double {
    guard typedWordCount > 0 else { return 0 }
    // A contracted word is one word as typed, however many it stands for.
    var count = 0
    var last = -1
    for word in words where word.has(.function) && word.start != last {
      count += 1
      last = word.start
    }
    return Double(count) / Double(typedWordCount)
  }

  /// The text of a range of bytes.
  public func text(from start: Int, to end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Makes room for another text, keeping the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    standings.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    quotes.removeAll(keepingCapacity: true)
    trailing = []
    typedWordCount = 0
  }
}
