/// Finds what is quoted, and whether the quotation is said by the learner, told of somebody, or a word picked out.
struct Quotations {
  enum Use {
    /// The learner's own words to the other person: `I would say: "..."`.
    case speech
    /// Somebody else's words: `She said "..."`.
    case reported
    /// A word or two picked out within a sentence: `more about "not yourself"`.
    case mention
  }

  struct Quotation {
    /// Range of tokens, not empty.
    let tokens: Range<Int>
    let use: Use
  }

  let found: [Quotation]

  init(_ text: Tokenizer) {
    found = Self.pairs(text).map { Quotation(tokens: $0, use: Self.use(of: $0, in: text.tokens)) }
  }

  /// The outermost pairs of quotation marks; a mark without a partner counts for nothing.
  private static func pairs(_ text: Tokenizer) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var open: (closedBy: (Tokenizer.QuoteMark.Kind) -> Bool, word: Int)?
    for mark in text.quotes {
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

  private static func use(of range: Range<Int>, in tokens: [Tokenizer.Token]) -> Use {
    let frame = wordsBefore(range.lowerBound, in: tokens)
    let after = wordsAfter(range.upperBound, in: tokens)
    let opening = tokens[range.lowerBound].before
    let introduced = !opening.isDisjoint(with: [.colon, .comma, .stop, .lineBreak, .blankLine])
    if tells(frame) || tells(after) { return .reported }
    // "I would never say ..." is not said; "You said ..." gives the patient's words back.
    if owns(frame) || owns(after) { return frame.contains { $0.contains(.negator) } ? .reported : .speech }
    let givesBack = frame.contains { $0.contains(.secondPerson) } && frame.contains { $0.contains(.saying) }
    if givesBack { return .mention }
    if frame.isEmpty { return range.count >= 4 || after.isEmpty ? .speech : .mention }
    return introduced && range.count >= 2 ? .speech : .mention
  }

  /// Whether somebody else is said to speak: "the nurse told me".
  private static func tells(_ frame: [WordClass]) -> Bool {
    guard let verb = frame.firstIndex(where: { $0.contains(.saying) }) else { return false }
    return frame[..<verb].contains { $0.contains(.thirdPerson) }
      && !frame[..<verb].contains { $0.contains(.firstPerson) }
  }

  /// Whether the learner is said to speak: "I would say".
  private static func owns(_ frame: [WordClass]) -> Bool {
    frame.contains { $0.contains(.firstPerson) } && frame.contains { $0.contains(.saying) }
      && !frame.contains { $0.contains(.secondPerson) }
  }

  private static func wordsBefore(_ index: Int, in tokens: [Tokenizer.Token]) -> [WordClass] {
    var frame: [WordClass] = []
    var current = index
    while current > 0, index - current < 12 {
      if tokens[current].before.contains(.stop) { break }
      current -= 1
      frame.insert(wordClass(tokens[current]), at: 0)
    }
    return frame
  }

  private static func wordsAfter(_ index: Int, in tokens: [Tokenizer.Token]) -> [WordClass] {
    var words: [WordClass] = []
    for token in tokens[min(index, tokens.count)...].prefix(4) {
      if !token.before.isDisjoint(with: [.stop, .lineBreak, .blankLine]) { break }
      words.append(wordClass(token))
    }
    return words
  }

  /// Of a contracted word ("I'd"), the classes of all it stands for.
  private static func wordClass(_ token: Tokenizer.Token) -> WordClass {
    Contractions.expand(token.text).reduce(into: []) { $0.formUnion(WordClass.of($1)) }
  }
}
