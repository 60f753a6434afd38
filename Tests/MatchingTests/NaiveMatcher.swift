@testable import Matching

/// An obviously right matcher to hold the real one against: it tries every way from every word, and keeps them all.
struct NaiveMatcher {
  struct Match: Hashable {
    let first: Int
    let last: Int
    let isDenied: Bool
    let isConditional: Bool
  }

  private struct Word {
    let text: String
    let stem: String
    let standing: AnswerText.Standing
  }

  private let words: [Word]
  private let offset: Int
  private let isQuestion: Bool
  private let groups: [String: [Phrase]]

  init(_ answer: AnswerText, _ sentence: AnswerText.Sentence, _ reader: TextReader, groups: [String: [Phrase]] = [:]) {
    words = sentence.words.map { index in
      let entry = reader.vocabulary.entries[Int(answer.words[index].form)]
      return Word(text: entry.text, stem: entry.stem, standing: answer.standings[index])
    }
    offset = sentence.words.lowerBound
    isQuestion = sentence.isQuestion
    self.groups = groups
  }

  /// Every match the language promises: for each end the beginning that is best, of those the nearest; for the first
  /// ends of the sentence.
  func matches(_ node: Phrase.Node, mood: Phrase.Mood = .any) -> Set<Match> {
    if mood != .any, (mood == .asks) != isQuestion { return [] }
    var waysByEnd: [Int: [Match]] = [:]
    for start in 0...words.count {
      for end in ends(node, from: start) {
        // The start and the end of a sentence are no words, and stand with the words beside them.
        let last = min(max(start, end - 1), words.count - 1)
        waysByEnd[last, default: []].append(match(min(start, last), last))
      }
    }
    let best = waysByEnd.sorted { $0.key < $1.key }.prefix(PhraseMatcher.mostEnds).compactMap { _, ways in
      ways.min { (Self.rank($0), -$0.first) < (Self.rank($1), -$1.first) }
    }
    return Set(best)
  }

  private static func rank(_ match: Match) -> Int { match.isDenied ? 2 : match.isConditional ? 1 : 0 }

  private func match(_ first: Int, _ last: Int) -> Match {
    let inside = words[first...last].map(\.standing)
    return Match(
      first: first, last: last, isDenied: inside.contains { ($0.negator ?? .max) < first + offset },
      isConditional: inside.contains { ($0.condition ?? .max) < first + offset })
  }

  private func ends(_ node: Phrase.Node, from start: Int) -> Set<Int> {
    switch node {
    case .word(let word): return step(start) { $0.stem == SharedStemmer.stem(word) }
    case .exact(let word): return step(start) { $0.text == word }
    case .prefix(let prefix): return step(start) { $0.text.hasPrefix(prefix) }
    case .suffix(let suffix): return step(start) { $0.text.hasSuffix(suffix) && $0.text != suffix }
    case .number: return step(start) { $0.text.first?.isNumber == true }
    case .anyWord: return step(start) { _ in true }
    case .sentenceStart:
      return start == 0 ? [0] : []
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
        if words[position].standing.isBarrier { break }
        positions.insert(position + 1)
      }
      return positions
    case .group(let name):
      return (groups[name] ?? []).flatMap(\.parts).reduce(into: []) { $0.formUnion(ends($1, from: start)) }
    }
  }

  private func step(_ start: Int, _ matches: (Word) -> Bool) -> Set<Int> {
    start < words.count && matches(words[start]) ? [start + 1] : []
  }
}

extension NaiveMatcher.Match {
  /// A match of the real matcher, with words counted from the start of its sentence.
  init(_ match: PhraseMatch, in answer: AnswerText) {
    let offset = answer.sentences[answer.standings[match.words.lowerBound].sentence].words.lowerBound
    self.init(
      first: match.words.lowerBound - offset, last: match.words.upperBound - offset, isDenied: match.isDenied,
      isConditional: match.isConditional)
  }
}
