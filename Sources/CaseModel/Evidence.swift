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
  /// Cues whose weights add up to a threshold.
  case cues(Cues)
  /// Found in at least so many sentences.
  case sentences(Int, with: Evidence)

  /// Whether it can only be met by words that are there, so that a mark can cite them.
  public var citesWords: Bool {
    switch self {
    // Every cue cites words, and a threshold is above zero.
    case .phrase, .skill, .like, .cues: true
    case .sentences(_, let part): part.citesWords
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
    case .cues(let cues): cues.list.map(\.evidence)
    case .sentences(_, let part): [part]
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

/// Signs of which no single one decides: their weights are added up.
public struct Cues: Sendable, Hashable {
  /// A sign that speaks for something, or against it.
  public struct Cue: Sendable, Hashable {
    /// What is looked for; it cites words.
    public let evidence: Evidence
    /// Small whole number; negative speaks against.
    public let weight: Int

    /// Makes a cue.
    public init(evidence: Evidence, weight: Int) {
      self.evidence = evidence
      self.weight = weight
    }
  }

  /// Where weights are added up.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// Within one sentence; each cue counts once in it.
    case sentence
    /// Over the whole answer; each cue counts once.
    case answer
  }

  /// The cues, in the order in which they are written.
  public let list: [Cue]
  /// The sum that is enough, above zero.
  public let threshold: Int
  /// Where weights are added up.
  public let unit: Unit

  /// Makes a list of cues.
  public init(_ list: [Cue], threshold: Int, unit: Unit = .sentence) {
    self.list = list
    self.threshold = threshold
    self.unit = unit
  }
}
