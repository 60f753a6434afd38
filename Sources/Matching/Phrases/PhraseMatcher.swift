/// One place where a phrase was found.
public struct PhraseMatch: Sendable, Hashable {
  /// Which phrase of the set.
  public let phrase: PhraseSet.PhraseID
  /// Indices of the first and the last word of the answer that it covers.
  public let words: ClosedRange<Int>
  /// Whether a denial or an "if" is among them.
  let holdsTrigger: Bool
}

/// Finds the phrases of a set in the answers of one reader.
///
/// It remembers for each distinct word which symbols it matches. It serves one task at a time.
public final class PhraseMatcher {
  private let set: PhraseSet
  private let reader: TextReader
  private var generation: Int
  /// Symbols of each word form, filled in when it is first met.
  private var symbolsOfForm: [[Int32]?] = []
  /// The step at which a symbol, a position, was last seen; saves clearing them.
  private var symbolSeen: [Int]
  private var positionSeen: [Int]
  /// Where in `next` a position seen at this step stands.
  private var slotOfPosition: [Int]
  private var step = 0
  /// For each phrase, with and without a trigger, which end was reported last and where in the findings.
  private var reported: [(end: Int, index: Int)]
  /// Added to the ends of an answer, so that those of the one before mean nothing.
  private var firstEnd = 0
  /// How many edges of the automaton were looked at, in all: what the cost grows with.
  private(set) var edgesLookedAt = 0
  private var active: [Active] = []
  private var next: [Active] = []

  /// A phrase under way. One that holds a denial or an "if" of its own is kept apart from one that does not, since what
  /// is denied from outside and what denies within are judged differently.
  private struct Active {
    let position: Int32
    var start: Int
    let holdsTrigger: Bool
  }

  /// Makes a matcher.
  ///
  /// - Parameters:
  ///   - set: the phrases to look for.
  ///   - reader: the reader whose answers will be searched.
  public init(_ set: PhraseSet, reader: TextReader) {
    self.set = set
    self.reader = reader
    generation = reader.generation
    symbolSeen = Array(repeating: 0, count: set.symbols.count)
    positionSeen = Array(repeating: 0, count: 2 * set.positions.count)
    slotOfPosition = positionSeen
    reported = Array(repeating: (-1, 0), count: 2 * set.count)
  }

  /// Every place where a phrase ends, with the nearest beginning, in the order of the ends; and with the nearest
  /// beginning that takes in a denial or an "if", where there is one.
  ///
  /// One pass; the cost grows with the number of words times the phrases under way, never with the ways to match.
  ///
  /// - Parameter answer: a text that this matcher's reader has read.
  /// - Returns: the matches; of those of one phrase with one end at most two.
  public func matches(in answer: AnswerText) -> [PhraseMatch] {
    if generation != reader.generation {
      symbolsOfForm.removeAll(keepingCapacity: true)
      generation = reader.generation
    }
    var found: [PhraseMatch] = []
    defer { firstEnd += answer.words.count }
    for sentence in answer.sentences {
      active.removeAll(keepingCapacity: true)
      let words = sentence.words
      advance(mark: .sentenceStart, at: words.lowerBound, sentence, &found)
      for index in words {
        let word = answer.words[index]
        step += 1
        if word.wordClass.isDisjoint(with: .barrier) { symbolSeen[Int(PhraseSet.anySymbol)] = step }
        let isTrigger = !word.wordClass.isDisjoint(with: [.negator, .condition])
        advance(symbols(of: word.form), isTrigger: isTrigger, index, sentence, &found)
      }
      advance(mark: .sentenceEnd, at: words.upperBound, sentence, &found)
    }
    return found
  }

  // MARK: One word

  private func advance(
    mark: PhraseSet.Symbol, at index: Int, _ sentence: AnswerText.Sentence, _ found: inout [PhraseMatch]
  ) {
    step += 1
    advance(set.symbols[mark].map { [$0] } ?? [], isTrigger: false, index, sentence, &found)
  }

  private func advance(
    _ symbols: [Int32], isTrigger: Bool, _ index: Int, _ sentence: AnswerText.Sentence, _ found: inout [PhraseMatch]
  ) {
    for symbol in symbols { symbolSeen[Int(symbol)] = step }
    next.removeAll(keepingCapacity: true)
    for state in active {
      edgesLookedAt += set.positions[Int(state.position)].followers.count
      for follower in set.positions[Int(state.position)].followers
      where symbolSeen[Int(set.positions[Int(follower)].symbol)] == step {
        enter(follower, state.start, state.holdsTrigger || isTrigger)
      }
    }
    for symbol in symbols {
      for beginning in set.beginnings[symbol] ?? [] { enter(beginning, index, isTrigger) }
    }
    for state in next { report(state, end: index, sentence, &found) }
    swap(&active, &next)
  }

  /// Makes a position active; of two ways to it the one that began later stays, so that matches are short.
  private func enter(_ position: Int32, _ start: Int, _ holdsTrigger: Bool) {
    let key = 2 * Int(position) + (holdsTrigger ? 1 : 0)
    if positionSeen[key] == step {
      let slot = slotOfPosition[key]
      next[slot].start = max(next[slot].start, start)
      return
    }
    positionSeen[key] = step
    slotOfPosition[key] = next.count
    next.append(Active(position: position, start: start, holdsTrigger: holdsTrigger))
  }

  private func report(_ state: Active, end: Int, _ sentence: AnswerText.Sentence, _ found: inout [PhraseMatch]) {
    let phrase = Int(set.positions[Int(state.position)].accepts)
    guard phrase >= 0, set.moods[phrase] == .any || (set.moods[phrase] == .asks) == sentence.isQuestion else { return }
    // Sentence marks are no words: the match covers the words within them.
    let last = min(end, sentence.words.upperBound - 1)
    let match = PhraseMatch(phrase: phrase, words: min(state.start, last)...last, holdsTrigger: state.holdsTrigger)
    // Several positions may accept the same phrase at this word.
    let key = 2 * phrase + (state.holdsTrigger ? 1 : 0)
    if reported[key].end == firstEnd + last {
      let index = reported[key].index
      if found[index].words.lowerBound < match.words.lowerBound { found[index] = match }
    } else {
      reported[key] = (firstEnd + last, found.count)
      found.append(match)
    }
  }

  private func symbols(of form: Vocabulary.Form) -> [Int32] {
    let index = Int(form)
    if index < symbolsOfForm.count, let known = symbolsOfForm[index] { return known }
    while symbolsOfForm.count <= index { symbolsOfForm.append(nil) }
    let entry = reader.vocabulary.entries[index]
    var symbols: [Int32] = []
    if let stem = set.symbols[.stem(entry.stem)] { symbols.append(stem) }
    if let exact = set.symbols[.exact(entry.text)] { symbols.append(exact) }
    let spelling = PhraseSet.prefixSpelling(entry.text)
    for (text, symbol) in set.prefixes where spelling.hasPrefix(text) { symbols.append(symbol) }
    for (text, symbol) in set.suffixes where entry.text.hasSuffix(text) && entry.text != text { symbols.append(symbol) }
    if let any = set.symbols[.anyWord] { symbols.append(any) }
    if let number = set.symbols[.number], let first = entry.text.utf8.first, first >= 0x30, first <= 0x39 {
      symbols.append(number)
    }
    symbolsOfForm[index] = symbols
    return symbols
  }
}
