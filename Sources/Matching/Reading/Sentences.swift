/// Splits the words of a text into sentences, and tells which of them ask.
enum Sentences {
  /// Adds the sentences of a text whose words are there.
  ///
  /// - Parameters:
  ///   - answer: the text.
  ///   - quotations: what is said or reported in quotation marks stands in sentences of its own.
  static func split(_ answer: inout AnswerText, _ quotations: [Quotations.Quotation]) {
    var start = 0
    // In order, as the quotations are.
    let breaks = quotations.filter { $0.use != .mention }.flatMap { [$0.words.lowerBound, $0.words.upperBound] }
    var next = 0
    for index in 1..<max(1, answer.words.count + 1) {
      let isEnd = index == answer.words.count
      let before = isEnd ? answer.trailing : answer.words[index].before
      while next < breaks.count, breaks[next] < index { next += 1 }
      guard isEnd || ends(before, at: index, answer) || next < breaks.count && breaks[next] == index else { continue }
      let asks =
        before.contains(.question) || (!before.contains(.stop) && hasFormOfQuestion(answer.words, start..<index))
      for word in start..<index { answer.standings[word].sentence = answer.sentences.count }
      answer.sentences.append(AnswerText.Sentence(words: start..<index, isQuestion: asks))
      start = index
    }
  }

  /// Ends sentences also before these words, where speech begins: "I'd say that ...". What is said asks, or does not; what
  /// leads to it does not.
  static func split(_ answer: inout AnswerText, at starts: [Int]) {
    var sentences: [AnswerText.Sentence] = []
    var next = 0
    for sentence in answer.sentences {
      var first = sentence.words.lowerBound
      while next < starts.count, starts[next] < sentence.words.upperBound {
        if starts[next] > first {
          sentences.append(AnswerText.Sentence(words: first..<starts[next], isQuestion: false))
          first = starts[next]
        }
        next += 1
      }
      sentences.append(AnswerText.Sentence(words: first..<sentence.words.upperBound, isQuestion: sentence.isQuestion))
    }
    answer.sentences = sentences
    for (index, sentence) in sentences.enumerated() {
      for word in sentence.words { answer.standings[word].sentence = index }
    }
  }

  /// A stop, a blank line, or a line break after which no lower-case letter goes on.
  private static func ends(_ before: Punctuation, at index: Int, _ answer: AnswerText) -> Bool {
    if before.isEmpty { return false }
    if !before.isDisjoint(with: [.stop, .blankLine]) { return true }
    guard before.contains(.lineBreak) else { return false }
    let first = answer.bytes[answer.words[index].start]
    return !(first >= 0x61 && first <= 0x7A)
  }

  /// "How have things been", "do you live alone": a question whose mark was not typed.
  private static func hasFormOfQuestion(_ words: [AnswerText.Word], _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    let first = words[range.lowerBound]
    let second = words[range.lowerBound + 1]
    if first.has(.questionWord) { return second.has(.auxiliary) }
    return first.has(.auxiliary) && second.has(.person)
  }
}
