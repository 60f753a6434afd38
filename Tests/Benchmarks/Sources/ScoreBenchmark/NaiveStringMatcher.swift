import Matching

/// Tries every phrase at every word, way by way, on strings: what one writes first. No stems, no evidence.
struct NaiveStringMatcher {
  private let phrases: [Phrase]

  init(_ sources: [String]) {
    phrases = sources.compactMap { try? Phrase(parsing: $0) }
  }

  func count(in text: String) -> Int {
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
    var count = 0
    for phrase in phrases {
      for start in words.indices where phrase.parts.allSatisfy({ !ends($0, words, start).isEmpty }) { count += 1 }
    }
    return count
  }

  private func ends(_ node: Phrase.Node, _ words: [String], _ start: Int) -> Set<Int> {
    func step(_ matches: Bool) -> Set<Int> { matches ? [start + 1] : [] }
    switch node {
    case .word(let word), .exact(let word): return start < words.count ? step(words[start] == word) : []
    case .prefix(let prefix): return start < words.count ? step(words[start].hasPrefix(prefix)) : []
    case .suffix(let suffix): return start < words.count ? step(words[start].hasSuffix(suffix)) : []
    case .number: return start < words.count ? step(words[start].first?.isNumber == true) : []
    case .anyWord: return start < words.count ? step(true) : []
    case .group: return []
    case .sentenceStart: return start == 0 ? [0] : []
    case .sentenceEnd: return start == words.count ? [start] : []
    case .sequence(let nodes):
      return nodes.reduce([start]) { places, next in places.reduce(into: []) { $0.formUnion(ends(next, words, $1)) } }
    case .alternatives(let nodes): return nodes.reduce(into: []) { $0.formUnion(ends($1, words, start)) }
    case .optional(let node): return ends(node, words, start).union([start])
    case .gap(let width): return Set(start...min(start + width, max(start, words.count)))
    }
  }
}
