/// One phrase of a rubric: words that match by stem, with alternatives, options and gaps.
///
/// | written | matches |
/// | --- | --- |
/// | `sorry for` | these words next to each other, by stem |
/// | `(kind \| very generous)` | one of the alternatives |
/// | `[so] sorry` | with or without the word in brackets |
/// | `thank* ... gift` | a gap of up to five words within the sentence; `...9` up to nine |
/// | `thank*`, `*ing` | any word that begins so, that ends so |
/// | `*`, `#` | any one word, any number in digits |
/// | `=being` | this very form |
/// | `@gift` | any phrase of the word group |
/// | `^ sorry`, `sorry $` | at the start, at the end of a sentence |
/// | `what ... like ?`, `you feel .` | only in a sentence that asks, that does not ask |
/// | `^ ...4 $` | a whole sentence of at most four words |
/// | `{son & time}` | both in one sentence, in any order |
public struct Phrase: Sendable, Hashable {
  /// A piece of a phrase.
  public indirect enum Node: Sendable, Hashable {
    /// A word, matched by its stem; lower case.
    case word(String)
    /// A word in this very form; lower case.
    case exact(String)
    /// Any word that begins so; lower case.
    case prefix(String)
    /// Any word that ends so and is longer; lower case.
    case suffix(String)
    /// Any word that begins with a digit.
    case number
    /// Any one word, even a denial.
    case anyWord
    /// Any phrase of a word group.
    case group(String)
    /// One after the other.
    case sequence([Node])
    /// One of several.
    case alternatives([Node])
    /// May be left out.
    case optional(Node)
    /// Up to so many words, none of them a denial, an "if" or a "rather".
    case gap(Int)
    /// The sentence begins here.
    case sentenceStart
    /// The sentence ends here.
    case sentenceEnd
  }

  /// What kind of sentence a phrase is looked for in.
  public enum Mood: UInt8, Sendable, Hashable {
    /// Any sentence.
    case any
    /// One that asks: `?`.
    case asks
    /// One that does not: a full stop.
    case states
  }

  /// The phrase as it was written.
  public let source: String
  /// What must be found, all within one sentence; more than one only for `{a & b}`.
  public let parts: [Node]
  /// Whether the sentence must ask something, or must not.
  public let mood: Mood
  /// The names of the word groups it uses, in order of appearance.
  public let groups: [String]

  /// Number of words and gap words in it, word groups counted as one.
  public var size: Int {
    func size(_ node: Node) -> Int {
      switch node {
      case .sequence(let nodes), .alternatives(let nodes): nodes.reduce(0) { $0 + size($1) }
      case .optional(let node): size(node)
      case .gap(let width): width
      case .word, .exact, .prefix, .suffix, .number, .anyWord, .group, .sentenceStart, .sentenceEnd: 1
      }
    }
    return parts.reduce(0) { $0 + size($1) }
  }
}

/// A phrase that cannot be read, and where.
public struct PhraseSyntaxError: Error, Sendable, Hashable {
  /// Stable kebab-case name of the fault.
  public let id: String
  /// What is wrong, one sentence without a full stop.
  public let message: String
  /// What to write instead.
  public let mend: String?
  /// Offsets into the phrase's UTF-8.
  public let range: Range<Int>
}
