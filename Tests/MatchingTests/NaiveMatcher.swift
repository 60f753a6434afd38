@testable import Matching

/// An obviously right matcher to hold the real one against: it tries every way, word by word.
struct NaiveMatcher {
  let words: [(text: String, stem: String, isDenial: Bool, isTrigger: Bool)]
  let groups: [String: [Phrase]]

  init(_ answer: AnswerText, _ sentence: AnswerText.Sentence, _ reader: TextReader, groups: [String: [Phrase]] = [:]) {
    words = answer.words[sentence.words].map { word in
      let entry = reader.vocabulary.entries[Int(word.form)]
      return (
        entry.text, entry.stem, !entry.wordClass.isDisjoint(with: .barrier),
        !entry.wordClass.isDisjoint(with: [.negator, .condition])
      )
    }
    self.groups = groups
  }

  /// Where a phrase ends, and whether it takes in a denial or an "if".
  struct End: Hashable {
    let word: Int
    let holdsTrigger: Bool
  }

  /// For every end the latest start, as indices into the sentence.
  func matches(_ node: Phrase.Node) -> [End: Int] {
    var latest: [End: Int] = [:]
    for start in 0...words.count {
      for end in ends(node, from: start) where end > start || end > 0 {
        let first = min(start, max(0, end - 1))
        let key = End(word: end - 1, holdsTrigger: words[first..<end].contains(where: \.isTrigger))
        latest[key] = max(latest[key] ?? -1, first)
      }
    }
    return latest
  }

  private func ends(_ node: Phrase.Node, from start: Int) -> Set<Int> {
    switch node {
    case .word(let word): return step(start) { $0.stem == SharedStemmer.stem(word) }
    case .exact(let word): return step(start) { $0.text == word }
    case .prefix(let prefix): return step(start) { $0.text.hasPrefix(prefix) }
    case .sentenceStart: return start == 0 ? [0] : []
    case .sentenceEnd: return start == words.count ? [start] : []
    case .sequence(let nodes):
      return nodes.reduce([start]) { positions, next in
        positions.reduce(into: []) { $0.formUnion(ends(next, from: $1)) }
      }
    case .alternatives(let nodes): return nodes.reduce(into: []) { $0.formUnion(ends($1, from: start)) }
    case .optional(let node): return ends(node, from: start).union([start])
    case .gap(let width):
      var positions: Set<Int> = [start]
      for position in start..<min(start + width, words.count) {
        if words[position].isDenial { break }
        positions.insert(position + 1)
      }
      return positions
    case .group(let name):
      return (groups[name] ?? []).flatMap(\.parts).reduce(into: []) { $0.formUnion(ends($1, from: start)) }
    }
  }

  private func step(_ start: Int, _ matches: ((text: String, stem: String, isDenial: Bool, isTrigger: Bool)) -> Bool)
    -> Set<Int>
  {
    start < words.count && matches(words[start]) ? [start + 1] : []
  }
}
