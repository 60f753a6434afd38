/// One place where a phrase was found.
public struct PhraseMatch: Sendable, Hashable {
  /// Which phrase of the set.
  public let phrase: PhraseSet.PhraseID
  /// Indices of the first and the last word of the answer that it covers.
  public let words: ClosedRange<Int>
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
  /// The most positions that were under way at once: what the cost of a word grows with.
  private(set) var mostUnderWay = 0
  private var active: [Active] = []
  private var next: [Active] = []

  private struct Active {
    let position: Int32
    var start: Int
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
    positionSeen = Array(repeating: 0, count: set.positions.count)
    slotOfPosition = positionSeen
  }

  /// Every place where a phrase ends, each with the nearest beginning, in the order of the ends.
  ///
  /// One pass; the cost grows with the number of words times the phrases under way, never with the ways to match.
  ///
  /// - Parameter answer: a text that this matcher's reader has read.
  public func matches(in answer: AnswerText) -> [PhraseMatch] {
    if generation != reader.generation {
      symbolsOfForm.removeAll(keepingCapacity: true)
      generation = reader.generation
    }
    var found: [PhraseMatch] = []
    for sentence in answer.sentences {
      active.removeAll(keepingCapacity: true)
      let words = sentence.words
      advance([.sentenceStart], isDenial: true, at: words.lowerBound, sentence, &found)
      for index in words {
        let word = answer.words[index]
        advance(form: word.form, isDenial: word.wordClass.contains(.negator), at: index, sentence, &found)
      }
      advance([.sentenceEnd], isDenial: true, at: words.upperBound, sentence, &found)
    }
    return found
  }

  // MARK: One word

  private func advance(_ marks: [PhraseSet.Symbol], isDenial: Bool, at index: Int, _ sentence: AnswerText.Sentence, _ found: inout [PhraseMatch]) {
    advance(marks.compactMap { set.symbols[$0] }, isDenial, index, sentence, &found)
  }

  private func advance(form: Vocabulary.Form, isDenial: Bool, at index: Int, _ sentence: AnswerText.Sentence, _ found: inout [PhraseMatch]) {
    advance(symbols(of: form), isDenial, index, sentence, &found)
  }

  private func advance(_ symbols: [Int32], _ isDenial: Bool, _ index: Int, _ sentence: AnswerText.Sentence, _ found: inout [PhraseMatch]) {
    step += 1
    for symbol in symbols { symbolSeen[Int(symbol)] = step }
    if !isDenial { symbolSeen[Int(PhraseSet.anySymbol)] = step }
    next.removeAll(keepingCapacity: true)
    for state in active {
      for follower in set.positions[Int(state.position)].followers
      where symbolSeen[Int(set.positions[Int(follower)].symbol)] == step {
        enter(follower, state.start)
      }
    }
    for symbol in symbols {
      for beginning in set.beginnings[symbol] ?? [] { enter(beginning, index) }
    }
    for state in next { report(state, end: index, sentence, &found) }
    mostUnderWay = max(mostUnderWay, next.count)
    swap(&active, &next)
  }

  /// Makes a position active; of two ways to it the one that began later stays, so that matches are short.
  private func enter(_ position: Int32, _ start: Int) {
    if positionSeen[Int(position)] == step {
      let slot = slotOfPosition[Int(position)]
      next[slot].start = max(next[slot].start, start)
      return
    }
    positionSeen[Int(position)] = step
    slotOfPosition[Int(position)] = next.count
    next.append(Active(position: position, start: start))
  }

  private func report(_ state: Active, end: Int, _ sentence: AnswerText.Sentence, _ found: inout [PhraseMatch]) {
    let phrase = Int(set.positions[Int(state.position)].accepts)
    guard phrase >= 0, !set.asks[phrase] || sentence.isQuestion else { return }
    // Sentence marks are no words: the match covers the words within them.
    let last = min(end, sentence.words.upperBound - 1)
    let match = PhraseMatch(phrase: phrase, words: min(state.start, last)...last)
    // Several positions may accept the same phrase at this word.
    var index = found.count - 1
    while index >= 0, found[index].words.upperBound == last {
      if found[index].phrase == phrase {
        if found[index].words.lowerBound < match.words.lowerBound { found[index] = match }
        return
      }
      index -= 1
    }
    found.append(match)
  }

  private func symbols(of form: Vocabulary.Form) -> [Int32] {
    let index = Int(form)
    if index < symbolsOfForm.count, let known = symbolsOfForm[index] { return known }
    while symbolsOfForm.count <= index { symbolsOfForm.append(nil) }
    let entry = reader.vocabulary.entries[index]
    var symbols: [Int32] = []
    if let stem = set.symbols[.stem(entry.stem)] { symbols.append(stem) }
    if let exact = set.symbols[.exact(entry.text)] { symbols.append(exact) }
    for (text, symbol) in set.prefixes where entry.text.hasPrefix(text) { symbols.append(symbol) }
    symbolsOfForm[index] = symbols
    return symbols
  }
}
