/// Finds the phrases of an automaton in the answers of one reader.
///
/// Each sentence is read once, from left to right; what was reached at each word is kept. Where a phrase ends, the way
/// back to its beginning is followed through what was kept, as far as one match of that phrase can reach.
///
/// It remembers for each distinct word which positions it leads into. It serves one task at a time.
public final class PhraseMatcher {
  /// Of one phrase in one sentence no more ends than this are reported, the first ones: so many words of evidence are
  /// enough, and no phrase can make the cost of a text grow faster than its length.
  public static let mostEnds = 8

  private let automaton: PhraseAutomaton
  private let vocabulary: Vocabulary
  @exclusivity(unchecked) private var forms: WordMasks
  private let memory: MatcherMemory
  /// For each phrase the step at which an end was last seen, and the ends seen in the sentence.
  @exclusivity(unchecked) private var lastStep: [Int]
  @exclusivity(unchecked) private var endCount: [(sentence: Int, count: Int)]
  @exclusivity(unchecked) private var step = 0
  @exclusivity(unchecked) private var sentenceNumber = 0
  /// How many columns were looked at, in all: what the cost grows with.
  @exclusivity(unchecked) private(set) var columnsLookedAt = 0

  /// Makes a matcher.
  ///
  /// - Parameters:
  ///   - automaton: the phrases to look for.
  ///   - reader: the reader whose answers will be searched.
  public convenience init(_ automaton: PhraseAutomaton, reader: TextReader) {
    self.init(automaton, reader.vocabulary)
  }

  init(_ automaton: PhraseAutomaton, _ vocabulary: Vocabulary) {
    self.automaton = automaton
    self.vocabulary = vocabulary
    forms = WordMasks(generation: vocabulary.generation)
    memory = MatcherMemory(automaton)
    lastStep = Array(repeating: -1, count: automaton.phraseCount)
    endCount = Array(repeating: (-1, 0), count: automaton.phraseCount)
  }

  /// Finds every place where a phrase ends, with its nearest beginning; where a denial or an "if" stands before that and
  /// a beginning farther away takes it in, with that one.
  ///
  /// One pass. The cost grows with the number of words times the columns under way, never with the ways to match.
  ///
  /// - Parameters:
  ///   - answer: a text that this matcher's reader has read.
  ///   - found: takes the matches; what it held before is dropped.
  public func find(in answer: AnswerText, into found: inout PhraseMatches) {
    found.removeAll(phraseCount: automaton.phraseCount)
    forms.forget(unless: vocabulary.generation)
    for sentence in answer.sentences {
      sentenceNumber += 1
      find(sentence, in: answer, into: &found)
    }
  }

  /// The matches in one text.
  public func matches(in answer: AnswerText) -> [PhraseMatch] {
    var found = PhraseMatches()
    find(in: answer, into: &found)
    return found.all
  }

  // MARK: One sentence

  private func find(_ sentence: AnswerText.Sentence, in answer: AnswerText, into found: inout PhraseMatches) {
    memory.prepare()
    for index in sentence.words {
      let place = forms.place(of: answer.words[index].form, vocabulary, automaton)
      memory.expect(place, forms)
    }
    memory.begin()
    for phrase in automaton.alwaysFound where fits(phrase, sentence) {
      let first = sentence.words.lowerBound
      report(Way(answer, from: first, to: first), phrase, at: first, into: &found)
    }
    var wordsBefore = 0
    for index in sentence.words {
      let place = forms.place(of: answer.words[index].form, vocabulary, automaton)
      let row = index - sentence.words.lowerBound
      let isBarrier = answer.standings[index].isBarrier
      columnsLookedAt += memory.advance(row: row, wordsBefore: wordsBefore, isBarrier: isBarrier, place, forms)
      finish(row, sentence, answer, &found)
      // A gap after the start of the sentence passes over a denial no more than any other.
      wordsBefore = isBarrier || wordsBefore < 0 || wordsBefore >= automaton.widestStart ? -1 : wordsBefore + 1
    }
    guard !automaton.sentenceEnd.isEmpty else { return }
    memory.advanceToEnd(row: sentence.words.count)
    finish(sentence.words.count, sentence, answer, &found)
  }

  /// Reports the phrases that end at a row, and makes ready what may follow.
  private func finish(
    _ row: Int, _ sentence: AnswerText.Sentence, _ answer: AnswerText, _ found: inout PhraseMatches
  ) {
    step += 1
    memory.finish(row: row) { column, bits in
      var ends = bits
      while ends != 0 {
        let phrase = Int(automaton.phraseOfPosition[column << 6 | ends.trailingZeroBitCount])
        ends &= ends - 1
        // Several positions may accept one phrase at one word.
        if lastStep[phrase] == step { continue }
        lastStep[phrase] = step
        guard fits(phrase, sentence) else { continue }
        let last = min(sentence.words.lowerBound + row, sentence.words.upperBound - 1)
        // What ends with the sentence may have ended with its last word already, in another way.
        let before = row == sentence.words.count ? found.match(of: phrase, endingAt: last) : nil
        guard before != nil || mayEnd(phrase) else { continue }
        report(wayBack(phrase, row, sentence, answer), phrase, at: last, insteadOf: before, into: &found)
      }
    }
  }

  private func fits(_ phrase: PhraseSet.PhraseID, _ sentence: AnswerText.Sentence) -> Bool {
    switch automaton.moods[phrase] {
    case .any: true
    case .asks: sentence.isQuestion
    case .states: !sentence.isQuestion
    }
  }

  /// Counts the ends of a phrase in a sentence.
  private func mayEnd(_ phrase: PhraseSet.PhraseID) -> Bool {
    if endCount[phrase].sentence != sentenceNumber { endCount[phrase] = (sentenceNumber, 0) }
    endCount[phrase].count += 1
    return endCount[phrase].count <= Self.mostEnds
  }

  private func report(
    _ way: Way, _ phrase: PhraseSet.PhraseID, at last: Int, insteadOf before: PhraseMatch? = nil,
    into found: inout PhraseMatches
  ) {
    let match = PhraseMatch(
      phrase: phrase, words: min(way.first, last)...last, zone: way.zone, isDenied: way.isDenied,
      isConditional: way.isConditional, isCancelled: way.isCancelled, isMisspelt: way.isMisspelt)
    guard let before else { return found.append(match) }
    if (match.rank, -match.words.lowerBound) < (before.rank, -before.words.lowerBound) { found.replaceLast(by: match) }
  }

  // MARK: The way back

  /// The words of a match from its end back to where it begins, and how they stand.
  private struct Way {
    var first: Int
    var zone = AnswerText.Zone.speech
    var isCancelled = false
    var isMisspelt = false
    private var firstNegator = Int.max
    private var firstCondition = Int.max

    var isDenied: Bool { firstNegator < first }
    var isConditional: Bool { firstCondition < first }

    init(from first: Int) {
      self.first = first
    }

    /// The same, and all words before it down to one.
    init(_ way: Way, downTo first: Int, _ answer: AnswerText) {
      self = way
      for index in (first..<max(first, min(way.first, answer.words.count))).reversed() { take(index, answer) }
    }

    init(_ answer: AnswerText, from first: Int, to last: Int) {
      self.first = first
      for index in first...last { take(index, answer) }
    }

    mutating func take(_ index: Int, _ answer: AnswerText) {
      first = index
      let standing = answer.standings[index]
      zone = max(zone, standing.zone)
      if standing.isCancelled { isCancelled = true }
      if let negator = standing.negator { firstNegator = min(firstNegator, negator) }
      if let condition = standing.condition { firstCondition = min(firstCondition, condition) }
    }

    var rank: Int { PhraseMatch.rank(isDenied: isDenied, isConditional: isConditional) }
  }

  /// Whether a gap may lie between the start of a sentence and a word.
  private func isOpen(_ start: Int, _ word: Int, _ answer: AnswerText) -> Bool {
    !answer.standings[start..<min(word, answer.standings.count)].contains { $0.isBarrier }
  }

  private func wayBack(
    _ phrase: PhraseSet.PhraseID, _ lastRow: Int, _ sentence: AnswerText.Sentence, _ answer: AnswerText
  ) -> Way {
    let start = sentence.words.lowerBound
    var way = Way(from: sentence.words.upperBound)
    var best: Way?
    memory.beginWayBack(phrase, row: lastRow)
    var row = lastRow
    while true {
      var begins = false
      var takesWord = false
      var beginsSentence = false
      let word = start + row
      memory.forEachOnWay { column, bits in
        columnsLookedAt += 1
        let fixed = automaton.columns[column]
        begins = begins || bits & fixed.initial != 0
        beginsSentence = beginsSentence || bits & automaton.starting(column, after: row) != 0
        takesWord = takesWord || bits & ~fixed.open != 0
      }
      if word < sentence.words.upperBound {
        way.take(word, answer)
        if takesWord, forms.isNear(answer.words[word].form) { way.isMisspelt = true }
      }
      if begins, way.rank < best?.rank ?? 3 {
        best = way
        if way.rank == 0 { break }
      }
      if beginsSentence, isOpen(start, word, answer), way.first >= start {
        // Takes in the whole sentence up to here, so that nothing in it denies from outside; nearer ways come first.
        let whole = Way(way, downTo: start, answer)
        if whole.rank < best?.rank ?? 3 { best = whole }
        if row == 0 { break }
      }
      guard row > 0, memory.stepBack(to: row - 1) else { break }
      row -= 1
    }
    return best ?? way
  }
}
