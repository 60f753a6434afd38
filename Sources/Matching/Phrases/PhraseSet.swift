import Synchronization

/// All phrases of a rubric as one automaton over words.
///
/// Every word, alternative and gap word of a phrase is a position; an edge leads to each position that may come next
/// (Glushkov's construction). Gaps are runs of positions that take any word, so that a gap of five words is five
/// positions and an answer is read once, from left to right, without going back. Sentence starts and ends are read as
/// words of their own.
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
    case anyWord
    case sentenceStart
    case sentenceEnd
    /// Any word but a denial, an "if" or a "rather".
    case any
  }

  struct Position: Sendable {
    let symbol: Int32
    var accepts: Int32 = -1
    var followers: [Int32] = []
  }

  private(set) var positions: [Position] = []
  /// Positions at which phrases begin, by symbol.
  private(set) var beginnings: [Int32: [Int32]] = [:]
  private(set) var symbols: [Symbol: Int32] = [:]
  /// Prefixes with their symbols; few, so a word is held against each once, when it is first met.
  private(set) var prefixes: [(text: String, symbol: Int32)] = []
  private(set) var suffixes: [(text: String, symbol: Int32)] = []
  /// Number of phrases.
  public private(set) var count = 0
  private(set) var moods: [Phrase.Mood] = []

  /// Makes an empty set.
  public init() {
    _ = number(of: .any)
  }

  /// How deep word groups may stand in each other; the loader refuses those that go deeper or hold themselves.
  public static let deepestGroups = 8

  /// The symbol that any word matches.
  static let anySymbol: Int32 = 0

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
    let fragment = build(node, groups, depth: 0)
    for first in fragment.first { beginnings[positions[Int(first)].symbol, default: []].append(first) }
    for last in fragment.last { positions[Int(last)].accepts = Int32(id) }
    return id
  }

  // MARK: Construction

  private struct Fragment {
    var first: [Int32] = []
    var last: [Int32] = []
    var canBeEmpty = false
  }

  private mutating func build(_ node: Phrase.Node, _ groups: [String: [Phrase]], depth: Int) -> Fragment {
    switch node {
    case .word(let word): return position(.stem(SharedStemmer.stem(word)))
    case .exact(let word): return position(.exact(word))
    case .prefix(let start): return position(.prefix(Self.prefixSpelling(start)))
    case .suffix(let end): return position(.suffix(end))
    case .number: return position(.number)
    case .anyWord: return position(.anyWord)
    case .sentenceStart: return position(.sentenceStart)
    case .sentenceEnd: return position(.sentenceEnd)
    case .sequence(let nodes):
      return nodes.reduce(Fragment(canBeEmpty: true)) { joined($0, build($1, groups, depth: depth)) }
    case .alternatives(let nodes):
      return either(nodes.map { build($0, groups, depth: depth) })
    case .optional(let inner):
      var fragment = build(inner, groups, depth: depth)
      fragment.canBeEmpty = true
      return fragment
    case .gap(let width):
      return gap(width)
    case .group(let name):
      guard depth < Self.deepestGroups, let phrases = groups[name] else { return Fragment() }
      return either(phrases.flatMap(\.parts).map { build($0, groups, depth: depth + 1) })
    }
  }

  /// A spelling in which British and American words on -ise and -ize begin alike.
  static func prefixSpelling(_ word: String) -> String {
    word.replacing("iz", with: "is").replacing("yz", with: "ys")
  }

  private mutating func position(_ symbol: Symbol) -> Fragment {
    let index = Int32(positions.count)
    positions.append(Position(symbol: number(of: symbol)))
    return Fragment(first: [index], last: [index])
  }

  private mutating func gap(_ width: Int) -> Fragment {
    var fragment = Fragment(canBeEmpty: true)
    for _ in 0..<width {
      let next = position(.any)
      if let previous = fragment.last.last { positions[Int(previous)].followers += next.first }
      if fragment.first.isEmpty { fragment.first = next.first }
      fragment.last += next.last
    }
    return fragment
  }

  private mutating func joined(_ left: Fragment, _ right: Fragment) -> Fragment {
    for last in left.last { positions[Int(last)].followers += right.first }
    return Fragment(
      first: left.canBeEmpty ? left.first + right.first : left.first,
      last: right.canBeEmpty ? left.last + right.last : right.last,
      canBeEmpty: left.canBeEmpty && right.canBeEmpty)
  }

  private func either(_ fragments: [Fragment]) -> Fragment {
    Fragment(
      first: fragments.flatMap(\.first), last: fragments.flatMap(\.last),
      canBeEmpty: fragments.contains { $0.canBeEmpty })
  }

  private mutating func number(of symbol: Symbol) -> Int32 {
    if let number = symbols[symbol] { return number }
    let number = Int32(symbols.count)
    symbols[symbol] = number
    switch symbol {
    case .prefix(let text): prefixes.append((text, number))
    case .suffix(let text): suffixes.append((text, number))
    default: break
    }
    return number
  }
}

/// One stemmer for building sets on any task: a lock costs less than a handle for each word.
enum SharedStemmer {
  private static let stemmer = Mutex(Stemmer())

  static func stem(_ word: String) -> String {
    stemmer.withLock { $0.stem(word) }
  }
}
