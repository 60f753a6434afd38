/// The words of which one must be in a sentence for a phrase to be found there.
///
/// A phrase such as `you ... @feeling` begins at every "you", and hardly ever ends. Where no feeling is named it need not
/// begin at all. Of all the sets of words that every way through the phrase passes, the one is taken that is likely to be
/// met least often.
enum RequiredWords {
  /// The symbols, or nil when the phrase can be found without any particular word.
  static func symbols(of node: Phrase.Node, _ groups: [String: [Phrase]]) -> [PhraseSet.Symbol]? {
    cut(node, groups, depth: 0).map { Array(Set($0.symbols)) }
  }

  private typealias Cut = (symbols: [PhraseSet.Symbol], cost: Int)

  private static func cut(_ node: Phrase.Node, _ groups: [String: [Phrase]], depth: Int) -> Cut? {
    switch node {
    case .word(let word), .exact(let word): return PhraseSet.symbol(of: node).map { ([$0], cost(of: word)) }
    case .prefix, .suffix, .number: return PhraseSet.symbol(of: node).map { ([$0], 10) }
    case .anyWord, .optional, .gap, .sentenceStart, .sentenceEnd: return nil
    case .sequence(let nodes):
      return nodes.compactMap { cut($0, groups, depth: depth) }.min { $0.cost < $1.cost }
    case .alternatives, .group:
      var all: Cut = ([], 0)
      for branch in PhraseSet.branches(node, groups, depth: depth) {
        guard let one = cut(branch.node, groups, depth: branch.depth) else { return nil }
        all.symbols += one.symbols
        all.cost += one.cost
      }
      return all
    }
  }

  /// How often a word is likely to be met, roughly: half of all words are those that hold sentences together.
  private static func cost(of word: String) -> Int {
    WordClass.of(word).contains(.function) ? 50 : word.utf8.count < 4 ? 5 : 1
  }
}
