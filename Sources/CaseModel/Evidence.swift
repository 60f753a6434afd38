public import Matching

/// What a rubric looks for in an answer.
public indirect enum Evidence: Sendable, Hashable {
  /// A phrase.
  case phrase(Phrase)
  /// A skill, by its id.
  case skill(String)
  /// At least one of them.
  case any([Evidence])
  /// Every one of them.
  case all([Evidence])
  /// Not one of them.
  case none([Evidence])
  /// Each after the one before.
  case inOrder([Evidence])
  /// At least so many of them.
  case atLeast(Int, of: [Evidence])
  /// A sentence that shares content words with one of the examples.
  case like(Likeness)

  /// Whether it can only be met by words that are there, so that a mark can cite them.
  public var citesWords: Bool {
    switch self {
    case .phrase, .skill, .like: true
    case .none: false
    case .any(let parts): parts.allSatisfy(\.citesWords)
    case .all(let parts), .inOrder(let parts): parts.contains(where: \.citesWords)
    case .atLeast(let count, let parts): parts.count { !$0.citesWords } < count
    }
  }

  /// The evidence directly inside this one.
  public var parts: [Evidence] {
    switch self {
    case .phrase, .skill, .like: []
    case .any(let parts), .all(let parts), .none(let parts), .inOrder(let parts), .atLeast(_, let parts): parts
    }
  }
}

/// Resemblance to example answers.
public struct Likeness: Sendable, Hashable {
  /// The share of an example's content words that counts as alike unless a rubric says otherwise.
  public static let usualThreshold = 0.6

  /// The examples; never empty.
  public let examples: [String]
  /// Share of an example's content words that must be found, above 0 and up to 1.
  public let threshold: Double

  /// Makes a likeness.
  public init(examples: [String], threshold: Double = usualThreshold) {
    self.examples = examples
    self.threshold = threshold
  }
}
