import Testing

@testable import Matching

/// The automaton against the naive matcher, on random phrases and texts.
@Suite struct MatcherPropertyTests {
  static let words = [
    "sorry", "wait", "not", "if", "gift", "son", "thank", "worried", "waiting", "rather", "than", "12", "you",
    "i would say that",
  ]

  @Test(arguments: [2_004, 404, 172] as [UInt64]) func `the automaton finds what the naive matcher finds`(seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    let group = try ["son", "gift wait", "(you | sorry) ...2 thank"].map { try Phrase(parsing: $0) }
    var compared = 0
    for round in 0..<1_500 {
      // Several phrases in one set must change nothing for each other.
      let phrases = (0..<4).map { _ in (node: Self.node(depth: 3, &random), mood: Self.mood(&random)) }
        .filter { Self.isSound($0.node) }
      var set = PhraseSet()
      let ids = phrases.map { set.add($0.node, mood: $0.mood, groups: ["gifts": group]) }
      let text = Self.text(&random)
      let reader = TextReader()
      let answer = reader.read(text)
      let matcher = PhraseMatcher(PhraseAutomaton(set), reader: reader)
      // Read once before: what a matcher remembers must change nothing.
      _ = matcher.matches(in: answer)
      let found = matcher.matches(in: answer)
      for (phrase, id) in zip(phrases, ids) {
        for (place, sentence) in answer.sentences.enumerated() {
          let naive = NaiveMatcher(answer, sentence, reader, groups: ["gifts": group])
          let expected = naive.matches(phrase.node, mood: phrase.mood)
          let actual = found.filter { $0.phrase == id && answer.standings[$0.words.lowerBound].sentence == place }
            .map { NaiveMatcher.Match($0, in: answer) }
          #expect(Set(actual) == expected, "round \(round): \(phrase) in “\(text)”")
          compared += expected.isEmpty ? 0 : 1
        }
      }
    }
    #expect(compared > 500)
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let marks = [". ", "? ", ", ", " ", " ", " ", " "]
    return (0..<Int.random(in: 1...24, using: &random)).map { _ -> String in
      let word = words.randomElement(using: &random) ?? ""
      return word + (marks.randomElement(using: &random) ?? " ")
    }.joined()
  }

  private static func mood(_ random: inout SeededGenerator) -> Phrase.Mood {
    [.any, .any, .asks, .states].randomElement(using: &random) ?? .any
  }

  private static func node(depth: Int, _ random: inout SeededGenerator) -> Phrase.Node {
    let word = words.dropLast().randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<(depth == 0 ? 7 : 12), using: &random) {
    case 0, 1: return .word(word)
    case 2: return .exact(word)
    case 3: return .prefix(String(word.prefix(3)))
    case 4: return .suffix("ing")
    case 5: return [.number, .anyWord].randomElement(using: &random) ?? .number
    case 6: return .group("gifts")
    case 7:
      return .alternatives((0..<Int.random(in: 2...3, using: &random)).map { _ in node(depth: depth - 1, &random) })
    case 8: return .optional(node(depth: depth - 1, &random))
    case 9: return .sequence([.sentenceStart, node(depth: depth - 1, &random)])
    case 10: return .sequence([node(depth: depth - 1, &random), .sentenceEnd])
    default:
      var nodes = [node(depth: depth - 1, &random), node(depth: depth - 1, &random)]
      if Bool.random(using: &random) { nodes.insert(.gap(Int.random(in: 1...4, using: &random)), at: 1) }
      return .sequence(nodes)
    }
  }

  /// What the phrase parser lets through.
  private static func isSound(_ node: Phrase.Node) -> Bool { PhraseSense.fault(of: node) == nil }
}
