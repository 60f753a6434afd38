/// The phrases of a rubric as positions of one automaton, while they are added; `PhraseAutomaton` is made of it.
///
/// Every word, set of words and gap word of a phrase is a position; an edge leads to each position that may come next
/// (Glushkov's construction). Words that stand side by side as alternatives share one position. A gap of five words is
/// five positions that take any word: a word before it leads to each of them, each leads to the next, and the last one
/// to what follows, so that a gap is left by walking through what remains of it. A gap right after the start of a
/// sentence needs no positions: the place in the sentence tells whether it is still open.
public struct PhraseSet: Sendable {
  /// The number of a phrase in its set, in the order in which they were added.
  public typealias PhraseID = Int

  /// What a position takes.
  enum Symbol: Hashable, Sendable {
    case stem(String)
    case exact(String)
    case prefix(String)
    case suffix(String)
    case number
    /// Any word.
    case anyWord
    /// Any word but a denial, an "if" or a "rather": a word of a gap.
    case gap
    case sentenceStart
    case sentenceEnd
  }

  struct Position: Sendable {
    let symbols: [Symbol]
    /// Of the start of a sentence: the words that may come before what follows it.
    var window = 0
    var accepts: PhraseID?
    var followers: [Int] = []
  }

  private(set) var positions: [Position] = []
  /// Positions at which phrases begin.
  private(set) var beginnings: [Int] = []
  /// Number of phrases.
  public private(set) var count = 0
  private(set) var moods: [Phrase.Mood] = []
  /// For each phrase the words of which one must be there, or nil.
  private(set) var required: [[Symbol]?] = []
  /// For each phrase the positions at which it begins.
  private(set) var beginningsOfPhrase: [[Int]] = []
  /// For each phrase its first position.
  private(set) var firstPositions: [Int] = []

  /// Makes an empty set.
  public init() {}

  /// How deep word groups may stand in each other; the loader refuses those that go deeper or hold themselves.
  public static let deepestGroups = 8

  /// Adds one part of a phrase.
  ///
  /// - Parameters:
  ///   - node: the part.
  ///   - mood: the kind of sentence it is looked for in.
  ///   - groups: the phrases of each word group; a name it does not hold matches nothing.
  /// - Returns: the number under which matches are reported.
  public mutating func add(_ node: Phrase.Node, mood: Phrase.Mood = .any, groups: [String: [Phrase]]) -> PhraseID {
    let id = count
    count += 1
    moods.append(mood)
    firstPositions.append(positions.count)
    let fragment = build(node, groups, depth: 0)
    beginnings += fragment.first
    required.append(RequiredWords.symbols(of: node, groups))
    beginningsOfPhrase.append(fragment.first)
    for last in fragment.last { positions[last].accepts = id }
    return id
  }

  // MARK: Construction

  private struct Fragment {
    var first: [Int] = []
    var last: [Int] = []
    var canBeEmpty = false
  }

  private mutating func build(_ node: Phrase.Node, _ groups: [String: [Phrase]], depth: Int) -> Fragment {
    switch node {
    case .word, .exact, .prefix, .suffix, .number, .anyWord: return position(Self.symbol(of: node).map { [$0] } ?? [])
    case .sentenceStart: return position([.sentenceStart])
    case .sentenceEnd: return position([.sentenceEnd])
    case .sequence(let nodes):
      if nodes.count > 2, nodes[0] == .sentenceStart, case .gap(let width) = nodes[1], nodes[2] != .sentenceEnd {
        var start = position([.sentenceStart])
        positions[positions.count - 1].window = width
        for node in nodes.dropFirst(2) { start = joined(start, build(node, groups, depth: depth)) }
        return start
      }
      return nodes.reduce(Fragment(canBeEmpty: true)) { joined($0, build($1, groups, depth: depth)) }
    case .alternatives, .group:
      return either(Self.branches(node, groups, depth: depth), groups)
    case .optional(let inner):
      var fragment = build(inner, groups, depth: depth)
      fragment.canBeEmpty = true
      return fragment
    case .gap(let width):
      return gap(width)
    }
  }

  /// What one word of a phrase takes; nil for what is no single word.
  static func symbol(of node: Phrase.Node) -> Symbol? {
    switch node {
    case .word(let word): .stem(SharedStemmer.stem(word))
    case .exact(let word): .exact(word)
    case .prefix(let start): .prefix(prefixSpelling(start))
    case .suffix(let end): .suffix(end)
    case .number: .number
    case .anyWord: .anyWord
    case .group, .sequence, .alternatives, .optional, .gap, .sentenceStart, .sentenceEnd: nil
    }
  }

  /// The alternatives of a node, those inside alternatives and word groups included.
  static func branches(_ node: Phrase.Node, _ groups: [String: [Phrase]], depth: Int)
    -> [(node: Phrase.Node, depth: Int)]
  {
    switch node {
    case .alternatives(let nodes): return nodes.flatMap { branches($0, groups, depth: depth) }
    case .group(let name):
      guard depth < deepestGroups, let phrases = groups[name] else { return [] }
      return phrases.flatMap(\.parts).flatMap { branches($0, groups, depth: depth + 1) }
    default: return [(node, depth)]
    }
  }

  /// A spelling in which British and American words on -ise and -ize begin alike.
  static func prefixSpelling(_ word: String) -> String {
    word.replacing("iz", with: "is").replacing("yz", with: "ys")
  }

  private mutating func position(_ symbols: [Symbol]) -> Fragment {
    positions.append(Position(symbols: symbols))
    return Fragment(first: [positions.count - 1], last: [positions.count - 1])
  }

  private mutating func gap(_ width: Int) -> Fragment {
    let range = positions.count..<(positions.count + width)
    for index in range {
      positions.append(Position(symbols: [.gap], followers: index + 1 < range.upperBound ? [index + 1] : []))
    }
    return Fragment(first: Array(range), last: [range.upperBound - 1], canBeEmpty: true)
  }

  private mutating func joined(_ left: Fragment, _ right: Fragment) -> Fragment {
    for last in left.last { positions[last].followers += right.first }
    return Fragment(
      first: left.canBeEmpty ? left.first + right.first : left.first,
      last: right.canBeEmpty ? left.last + right.last : right.last,
      canBeEmpty: left.canBeEmpty && right.canBeEmpty)
  }

  private mutating func either(_ branches: [(node: Phrase.Node, depth: Int)], _ groups: [String: [Phrase]]) -> Fragment
  {
    var symbols: [Symbol] = []
    var seen: Set<Symbol> = []
    var fragments: [Fragment] = []
    for branch in branches {
      if let symbol = Self.symbol(of: branch.node) {
        if seen.insert(symbol).inserted { symbols.append(symbol) }
      } else {
        fragments.append(build(branch.node, groups, depth: branch.depth))
      }
    }
    if !symbols.isEmpty { fragments.append(position(symbols)) }
    return Fragment(
      first: fragments.flatMap(\.first), last: fragments.flatMap(\.last),
      canBeEmpty: fragments.contains { $0.canBeEmpty })
  }
}
