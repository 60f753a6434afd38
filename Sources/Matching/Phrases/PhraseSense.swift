/// Tells phrases that are well formed and still senseless: they match anything, or can never match.
enum PhraseSense {
  struct Fault {
    let id: String
    let message: String
    let mend: String
  }

  /// What is wrong with a part of a phrase, or nil.
  static func fault(of node: Phrase.Node, mood: Phrase.Mood = .any) -> Fault? {
    if hasInnerMark(node, atStart: true, atEnd: true) {
      return Fault(
        id: "phrase-never-matches",
        message: "this can never match: nothing comes before the start of a sentence, nothing after its end",
        mend: "write ^ first and $ last")
    }
    if canBeEmpty(node), mood == .any, !spansSentence(node) {
      return Fault(
        id: "phrase-matches-everything",
        message: "everything in this phrase may be left out, so that it matches any text",
        mend: "take one pair of [ ] away")
    }
    if edgeIsGap(node) {
      return Fault(
        id: "phrase-gap-at-edge", message: "a gap must have a word on either side",
        mend: "take the ... at the edge away")
    }
    return nil
  }

  private static func canBeEmpty(_ node: Phrase.Node) -> Bool {
    switch node {
    case .word, .exact, .prefix, .suffix, .number, .anyWord, .group: false
    case .optional, .gap, .sentenceStart, .sentenceEnd: true
    case .sequence(let nodes): nodes.allSatisfy(canBeEmpty)
    case .alternatives(let nodes): nodes.contains(where: canBeEmpty)
    }
  }

  /// Whether it reaches from the start of a sentence to its end, and so says how long the sentence may be.
  private static func spansSentence(_ node: Phrase.Node) -> Bool {
    guard case .sequence(let nodes) = node, nodes.count > 2 else { return false }
    return nodes.first == .sentenceStart && nodes.last == .sentenceEnd
  }

  private static func edgeIsGap(_ node: Phrase.Node) -> Bool {
    switch node {
    case .gap: true
    case .sequence(let nodes): hasGapFirst(nodes) || hasGapFirst(nodes.reversed())
    case .alternatives(let nodes): nodes.contains(where: edgeIsGap)
    case .optional(let node): edgeIsGap(node)
    case .word, .exact, .prefix, .suffix, .number, .anyWord, .group, .sentenceStart, .sentenceEnd: false
    }
  }

  /// Whether a gap can come before anything else: what may be left out does not help.
  private static func hasGapFirst(_ nodes: some Sequence<Phrase.Node>) -> Bool {
    for node in nodes {
      if edgeIsGap(node) { return true }
      // The start and the end of a sentence are places to count from.
      if !canBeEmpty(node) || node == .sentenceStart || node == .sentenceEnd { return false }
    }
    return false
  }

  /// Whether the start or the end of a sentence is asked for in the middle of the phrase.
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
    case .word, .exact, .prefix, .suffix, .number, .anyWord, .group, .gap: false
    }
  }
}
