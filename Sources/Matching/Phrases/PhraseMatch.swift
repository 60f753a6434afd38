/// One place where a phrase was found.
public struct PhraseMatch: Sendable, Hashable {
  /// Which phrase of the set.
  public let phrase: PhraseSet.PhraseID
  /// Indices of the first and the last word of the answer that it covers.
  public let words: ClosedRange<Int>
  /// How its words stand: the zone that counts least among theirs.
  public let zone: AnswerText.Zone
  /// Whether a word outside the match denies one inside it.
  public let isDenied: Bool
  /// Whether an "if" outside the match makes a word inside it a condition.
  public let isConditional: Bool
  /// Whether what follows takes it back.
  public let isCancelled: Bool
  /// Whether one of its words is only near to the word that was looked for.
  public let isMisspelt: Bool
  /// Whether the phrase ended sooner already, from the same beginning.
  public internal(set) var repeatsBeginning = false

  /// Of two ways to match, the one with the lower rank is taken.
  var rank: Int { Self.rank(isDenied: isDenied, isConditional: isConditional) }

  static func rank(isDenied: Bool, isConditional: Bool) -> Int { isDenied ? 2 : isConditional ? 1 : 0 }
}

/// The places where the phrases of a set were found in one answer, in the order in which they end.
public struct PhraseMatches: Sendable {
  /// All of them.
  public private(set) var all: [PhraseMatch] = []
  private var first: [Int32] = []
  private var last: [Int32] = []
  private var following: [Int32] = []

  /// Makes an empty list.
  public init() {}

  /// Index of the first match of a phrase, or nil.
  public func first(of phrase: PhraseSet.PhraseID) -> Int? {
    let index = first[phrase]
    return index < 0 ? nil : Int(index)
  }

  /// Index of the next match of the same phrase, or nil.
  public func next(after index: Int) -> Int? {
    let next = following[index]
    return next < 0 ? nil : Int(next)
  }

  /// The match of a phrase that was found last, if it ends at this word.
  func match(of phrase: PhraseSet.PhraseID, endingAt word: Int) -> PhraseMatch? {
    guard first[phrase] >= 0 else { return nil }
    let match = all[Int(last[phrase])]
    return match.words.upperBound == word ? match : nil
  }

  /// Puts another match in the place of the one of its phrase that was found last.
  mutating func replaceLast(by match: PhraseMatch) {
    all[Int(last[match.phrase])] = match
  }

  mutating func removeAll(phraseCount: Int) {
    all.removeAll(keepingCapacity: true)
    following.removeAll(keepingCapacity: true)
    if first.count != phraseCount {
      first = Array(repeating: -1, count: phraseCount)
      last = first
    } else {
      for phrase in 0..<phraseCount { first[phrase] = -1 }
    }
  }

  mutating func append(_ match: PhraseMatch) {
    var match = match
    let index = Int32(all.count)
    if first[match.phrase] < 0 {
      first[match.phrase] = index
    } else {
      let previous = Int(last[match.phrase])
      following[previous] = index
      match.repeatsBeginning = all[previous].words.lowerBound == match.words.lowerBound
    }
    last[match.phrase] = index
    all.append(match)
    following.append(-1)
  }
}
