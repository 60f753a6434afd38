/// Reads free text: words, stems, sentences, whose words they are, and what is denied.
///
/// A reader remembers every distinct word it has met, so that the cost of a word is paid once. It serves one task at
/// a time; several tasks take a reader each. What it returns does not depend on what it has read before.
public final class TextReader {
  /// Distinct words after which the memory is emptied, so that a million answers need no more room than a thousand.
  private static let vocabularyLimit = 16_384

  private(set) var vocabulary = Vocabulary()
  /// Grows when the memory is emptied: numbers of words from before mean nothing afterwards.
  private(set) var generation = 0

  /// Makes a reader without memories.
  public init() {}

  /// Takes a text apart.
  ///
  /// The cost is linear in the text's length.
  ///
  /// - Parameter text: the text as typed; any length, any script.
  /// - Returns: the text's words, sentences, zones and scope, with offsets into its UTF-8.
  public func read(_ text: String) -> AnswerText {
    if vocabulary.entries.count > Self.vocabularyLimit {
      vocabulary.removeAll()
      generation += 1
    }
    let bytes = Array(text.utf8)
    let tokens = Tokenizer(bytes)
    let quotations = Quotations(tokens).found
    var answer = AnswerText(bytes: bytes, words: [], sentences: [], typedWordCount: tokens.tokens.count)
    let firstWords = appendWords(of: tokens, to: &answer)
    splitSentences(tokens, quotations, firstWords, &answer)
    assignZones(tokens, quotations, firstWords, &answer)
    assignScope(&answer)
    return answer
  }

  /// The distinct words of a text that carry its content: no words that only hold sentences together.
  ///
  /// - Parameter text: any text.
  /// - Returns: lower-case words in order of appearance.
  public func contentWords(of text: String) -> [String] {
    var seen: Set<String> = []
    return read(text).words.filter { !$0.wordClass.contains(.function) }.map(self.text).filter {
      seen.insert($0).inserted
    }
  }

  /// The lower-case text of a word.
  private func text(_ word: AnswerText.Word) -> String { vocabulary.entries[Int(word.form)].text }

  /// Adds each token's words; returns the index of each token's first word, and the number of words at the end.
  private func appendWords(of tokens: Tokenizer, to answer: inout AnswerText) -> [Int] {
    var firstWords: [Int] = []
    firstWords.reserveCapacity(tokens.tokens.count + 1)
    for token in tokens.tokens {
      firstWords.append(answer.words.count)
      let form = vocabulary.form(of: token.text)
      for (index, part) in vocabulary.entries[Int(form)].expansion.enumerated() {
        answer.words.append(
          AnswerText.Word(
            start: token.start, end: token.end, form: part, wordClass: vocabulary.entries[Int(part)].wordClass,
            before: index == 0 ? token.before : []))
      }
    }
    firstWords.append(answer.words.count)
    return firstWords
  }

  // MARK: Sentences

  private func splitSentences(
    _ tokens: Tokenizer, _ quotations: [Quotations.Quotation], _ firstWords: [Int], _ answer: inout AnswerText
  ) {
    var breaks: Set<Int> = []
    for quotation in quotations where quotation.use != .mention {
      breaks.insert(quotation.tokens.lowerBound)
      breaks.insert(quotation.tokens.upperBound)
    }
    var start = 0
    for index in 1..<max(1, tokens.tokens.count + 1) {
      let isEnd = index == tokens.tokens.count
      let before = isEnd ? tokens.trailing : tokens.tokens[index].before
      guard isEnd || endsSentence(before, at: index, tokens, answer.bytes) || breaks.contains(index) else { continue }
      let words = firstWords[start]..<firstWords[index]
      if !words.isEmpty {
        for word in words { answer.words[word].sentence = answer.sentences.count }
        let asks = before.contains(.question) || (!before.contains(.stop) && hasFormOfQuestion(answer.words[words]))
        answer.sentences.append(AnswerText.Sentence(words: words, isQuestion: asks))
      }
      start = index
    }
  }

  /// A stop, a blank line, or a line break after which no lower-case letter goes on.
  private func endsSentence(_ before: Punctuation, at index: Int, _ tokens: Tokenizer, _ bytes: [UInt8]) -> Bool {
    if !before.isDisjoint(with: [.stop, .blankLine]) { return true }
    guard before.contains(.lineBreak) else { return false }
    let first = bytes[tokens.tokens[index].start]
    return !(first >= 0x61 && first <= 0x7A)
  }

  /// "How have things been", "do you live alone": a question whose mark was not typed.
  private func hasFormOfQuestion(_ words: ArraySlice<AnswerText.Word>) -> Bool {
    guard words.count >= 3 else { return false }
    let first = words[words.startIndex].wordClass
    let second = words[words.startIndex + 1].wordClass
    if first.contains(.questionWord) { return second.contains(.auxiliary) }
    return first.contains(.auxiliary) && !second.isDisjoint(with: [.secondPerson, .thirdPerson, .firstPerson])
  }

  // MARK: Zones and scope

  private func assignZones(
    _ tokens: Tokenizer, _ quotations: [Quotations.Quotation], _ firstWords: [Int], _ answer: inout AnswerText
  ) {
    let hasSpeech = quotations.contains { $0.use == .speech }
    for sentence in answer.sentences {
      let words = answer.words[sentence.words]
      let zones = Zones(words) { self.text(words[$0]) }
      let starts = zones.starts(isQuestion: sentence.isQuestion)
      for (place, start) in starts.enumerated() {
        let end = place + 1 < starts.count ? starts[place + 1].from : sentence.words.upperBound
        for index in start.from..<end { answer.words[index].zone = start.zone }
      }
    }
    if hasSpeech {
      // Where the learner quotes their own words, the rest is the story around them, unless it too speaks to the patient.
      for sentence in answer.sentences {
        if answer.words[sentence.words].contains(where: { $0.wordClass.contains(.secondPerson) }) { continue }
        for index in sentence.words where answer.words[index].zone == .speech { answer.words[index].zone = .described }
      }
    }
    for quotation in quotations where quotation.use != .mention {
      for index in firstWords[quotation.tokens.lowerBound]..<firstWords[quotation.tokens.upperBound] {
        answer.words[index].zone = quotation.use == .speech ? .speech : .reported
      }
    }
    assignStageDirections(&answer, last: tokens.trailing)
  }

  /// What stands in brackets or stars is done rather than said, unless it speaks to "you".
  private func assignStageDirections(_ answer: inout AnswerText, last: Punctuation) {
    var open: Int?
    for index in answer.words.indices {
      let before = answer.words[index].before
      if before.contains(.closeBracket), let start = open {
        markStage(start..<index, &answer)
        open = nil
      }
      if before.contains(.openBracket) { open = index }
    }
    // A bracket that never closes is no stage: it may be a smiley.
    if let open, last.contains(.closeBracket) { markStage(open..<answer.words.count, &answer) }
  }

  private func markStage(_ range: Range<Int>, _ answer: inout AnswerText) {
    guard !answer.words[range].contains(where: { $0.wordClass.contains(.secondPerson) }) else { return }
    for index in range where answer.words[index].zone == .speech { answer.words[index].zone = .described }
  }

  private func assignScope(_ answer: inout AnswerText) {
    for sentence in answer.sentences {
      let words = answer.words[sentence.words]
      let text = { (index: Int) in self.text(words[index]) }
      for (word, by) in Scope.negators(words, isQuestion: sentence.isQuestion, text: text) {
        answer.words[word].negator = by
      }
      for (word, by) in Scope.conditions(words, text: text) {
        answer.words[word].condition = by
      }
    }
  }
}
