import Testing

@testable import Matching

/// The automaton against the naive matcher, on random phrases and texts.
@Suite struct MatcherPropertyTests {
  static let words = ["sorry", "wait", "not", "if", "gift", "son", "thank", "worried", "waiting"]

  @Test func `the automaton finds what the naive matcher finds`() throws {
    var random = SeededGenerator(seed: 20_040_404)
    var compared = 0
    for round in 0..<3_000 {
      let node = Self.node(depth: 3, &random)
      guard Self.isSound(node), !Self.edgeIsGap(node) else { continue }
      let text = (0..<Int.random(in: 1...14, using: &random))
        .map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      let reader = TextReader()
      let answer = reader.read(text)
      var set = PhraseSet()
      // Another phrase in the set must change nothing.
      _ = set.add(.word("sorry"), groups: [:])
      let id = set.add(node, groups: [:])
      let found = PhraseMatcher(set, reader: reader).matches(in: answer).filter { $0.phrase == id }
      let sentence = try #require(answer.sentences.first)
      let expected = NaiveMatcher(answer, sentence, reader).matches(node)
      let actual = Dictionary(
        found.map { (NaiveMatcher.End(word: $0.words.upperBound, holdsTrigger: $0.holdsTrigger), $0.words.lowerBound) },
        uniquingKeysWith: max)
      #expect(actual == expected, "round \(round): \(node) in “\(text)”")
      compared += 1
    }
    #expect(compared > 1_500)
  }

  private static func node(depth: Int, _ random: inout SeededGenerator) -> Phrase.Node {
    let word = words.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<(depth == 0 ? 4 : 9), using: &random) {
    case 0, 1: return .word(word)
    case 2: return .exact(word)
    case 3: return .prefix(String(word.prefix(3)))
    case 4:
      return .alternatives((0..<Int.random(in: 2...3, using: &random)).map { _ in node(depth: depth - 1, &random) })
    case 5: return .optional(node(depth: depth - 1, &random))
    case 6: return .sequence([.sentenceStart, node(depth: depth - 1, &random)])
    case 7: return .sequence([node(depth: depth - 1, &random), .sentenceEnd])
    default:
      var nodes = [node(depth: depth - 1, &random), node(depth: depth - 1, &random)]
      if Bool.random(using: &random) { nodes.insert(.gap(Int.random(in: 1...4, using: &random)), at: 1) }
      return .sequence(nodes)
    }
  }

  /// What the phrase parser lets through: something must be there, and marks of the sentence's ends stand at its ends.
  private static func isSound(_ node: Phrase.Node) -> Bool {
    !canBeEmpty(node) && !hasInnerMark(node, atStart: true, atEnd: true)
  }

  private static func canBeEmpty(_ node: Phrase.Node) -> Bool {
    switch node {
    case .word, .exact, .prefix, .group: false
    case .optional, .gap, .sentenceStart, .sentenceEnd: true
    case .sequence(let nodes): nodes.allSatisfy(canBeEmpty)
    case .alternatives(let nodes): nodes.contains(where: canBeEmpty)
    }
  }

  private static func edgeIsGap(_ node: Phrase.Node) -> Bool {
    switch node {
    case .gap: return true
    case .sequence(let nodes):
      for ordered in [nodes, nodes.reversed()] {
        for node in ordered {
          if edgeIsGap(node) { return true }
          if !canBeEmpty(node) || node == .sentenceStart || node == .sentenceEnd { break }
        }
      }
      return false
    case .alternatives(let nodes): return nodes.contains(where: edgeIsGap)
    case .optional(let node): return edgeIsGap(node)
    default: return false
    }
  }

  private static func hasInnerMark(_ node: Phrase.Node, atStart: Bool, atEnd: Bool) -> Bool {
    switch node {
    case .sentenceStart: !atStart
    case .sentenceEnd: !atEnd
    case .sequence(let nodes):
      nodes.enumerated().contains { index, inner in
        hasInnerMark(inner, atStart: atStart && index == 0, atEnd: atEnd && index == nodes.count - 1)
      }
    case .alternatives(let nodes): nodes.contains { hasInnerMark($0, atStart: atStart, atEnd: atEnd) }
    case .optional(let inner): hasInnerMark(inner, atStart: atStart, atEnd: atEnd)
    case .word, .exact, .prefix, .group, .gap: false
    }
  }
}
