/// The words among which evidence is looked for; what is found lies wholly inside.
struct EvidenceWindow {
  let words: Range<Int>
  /// Whether it lies in one sentence, so that what must be absent must be absent there.
  let isSentence: Bool
  /// Whether it is the whole answer.
  let isWhole: Bool

  /// The whole answer.
  static let whole = EvidenceWindow(words: 0..<Int.max, isSentence: false, isWhole: true)

  func holds(_ words: ClosedRange<Int>) -> Bool {
    words.lowerBound >= self.words.lowerBound && words.upperBound < self.words.upperBound
  }

  /// What of it comes after a word, up to another.
  func narrowed(after word: Int, to last: Int? = nil) -> EvidenceWindow {
    let upper = min(words.upperBound, last.map { $0 + 1 } ?? .max)
    let lower = min(max(words.lowerBound, word + 1), upper)
    return EvidenceWindow(words: lower..<upper, isSentence: isSentence, isWhole: false)
  }

  /// What of it lies in a sentence.
  func narrowed(to sentence: Range<Int>) -> EvidenceWindow {
    EvidenceWindow(words: words.clamped(to: sentence), isSentence: true, isWhole: false)
  }
}
