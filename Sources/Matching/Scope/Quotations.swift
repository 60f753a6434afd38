/// Direct speech in quotation marks: whether it is said by the learner, told of somebody, or a word picked out.
enum Quotations {
  enum Use {
    /// The learner's own words to the other person: `I would say: "..."`.
    case speech
    /// Somebody else's words: `She said "..."`.
    case reported
    /// A word or two picked out within a sentence: `more about "not yourself"`.
    case mention
  }

  struct Quotation {
    /// Range of words, not empty.
    let words: Range<Int>
    let use: Use
  }

  static func find(in answer: AnswerText) -> [Quotation] {
    answer.quotes.isEmpty
      ? [] : pairs(answer).map { Quotation(words: $0, use: use(of: $0, in: answer.words)) }
  }

  /// The outermost pairs of quotation marks; a mark without a partner counts for nothing.
  private static func pairs(_ answer: AnswerText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var open: (closedBy: (QuoteMark.Kind) -> Bool, word: Int)?
    for mark in answer.quotes {
      if let current = open {
        guard current.closedBy(mark.kind) else { continue }
        if mark.word > current.word { ranges.append(current.word..<mark.word) }
        open = nil
      } else {
        switch mark.kind {
        case .straight, .open: open = ({ $0 == .straight || $0 == .close }, mark.word)
        case .apostropheOpen: open = ({ $0 == .apostropheClose }, mark.word)
        case .close, .apostropheClose: break
        }
      }
    }
    return ranges
  }

  private static func use(of range: Range<Int>, in words: [AnswerText.Word]) -> Use {
    let frame = wordsBefore(range.lowerBound, in: words)
    let after = wordsAfter(range.upperBound, in: words)
    let opening = words[range.lowerBound].before
    let introduced = !opening.isDisjoint(with: [.colon, .comma, .stop, .lineBreak, .blankLine])
    if tells(frame) || tells(after) || isDenied(frame) { return .reported }
    // "You said ..." gives the patient's words back.
    if owns(frame) || owns(after) { return .speech }
    let givesBack = frame.contains { $0.has(.secondPerson) } && frame.contains { $0.has(.saying) }
    if givesBack { return .mention }
    if frame.isEmpty { return range.count >= 4 || after.isEmpty ? .speech : .mention }
    return introduced && range.count >= 2 ? .speech : .mention
  }

  /// Whether somebody else is said to speak: "the nurse told me".
  private static func tells(_ frame: ArraySlice<AnswerText.Word>) -> Bool {
    guard let verb = frame.lastIndex(where: { $0.has(.saying) }) else { return false }
    // Whoever stands nearest before the verb has spoken; where nobody does, whoever follows: "..., said the nurse".
    let speaker =
      frame[..<verb].last { $0.has([.person, .people]) } ?? frame[verb...].first { $0.has([.person, .people]) }
    return speaker?.has([.thirdPerson, .people]) == true
  }

  /// "I would never say", "nobody should answer": it is not said. "I'm not sure what to say" is no such denial.
  private static func isDenied(_ frame: ArraySlice<AnswerText.Word>) -> Bool {
    guard let verb = frame.lastIndex(where: { $0.has(.saying) }) else { return false }
    return frame[..<verb].suffix(3).contains { $0.has(.negator) }
  }

  /// Whether the learner is said to speak: "I would say".
  private static func owns(_ frame: ArraySlice<AnswerText.Word>) -> Bool {
    frame.contains { $0.has(.firstPerson) } && frame.contains { $0.has(.saying) }
      && !frame.contains { $0.has(.secondPerson) }
  }

  private static func wordsBefore(_ index: Int, in words: [AnswerText.Word]) -> ArraySlice<AnswerText.Word> {
    var start = index
    while start > 0, index - start < 14, !words[start].before.contains(.stop) { start -= 1 }
    return words[start..<index]
  }

  private static func wordsAfter(_ index: Int, in words: [AnswerText.Word]) -> ArraySlice<AnswerText.Word> {
    var end = index
    while end < words.count, end - index < 5, words[end].before.isDisjoint(with: [.stop, .lineBreak, .blankLine]) {
      end += 1
    }
    return words[index..<end]
  }
}
