/// The phrases of a set as one automaton that is run with one bit a position, 64 of them in a column.
///
/// Most edges lead from a position to the one behind it, and all of a column's are followed at once by a shift; the
/// others are kept as masks and followed one by one, from positions that were reached. What a word can do is a list of
/// masks, worked out when the word is first met. So a word costs about as much as there are columns under way, whatever
/// the number of phrases and of ways to match them.
///
/// Source of the method: Navarro and Raffinot, Flexible Pattern Matching in Strings (2002), chapter 5.
public final class PhraseAutomaton: Sendable {
  /// Some bits of one column.
  struct Mask: Sendable, BitwiseCopyable {
    let column: Int32
    var bits: UInt64
  }

  /// What is fixed about 64 positions.
  struct Column: Sendable, BitwiseCopyable {
    /// Phrases begin here, after any word.
    var initial: UInt64 = 0
    /// Takes any word, but of a gap no denial and the like.
    var open: UInt64 = 0
    /// Of those, what takes a denial too.
    var anyWord: UInt64 = 0
    /// A phrase ends here.
    var accepting: UInt64 = 0
    /// Leads to the position behind it.
    var shifting: UInt64 = 0
    /// Leads to others as well.
    var branching: UInt64 = 0
    /// Is reached from others than the position before it.
    var joining: UInt64 = 0
    /// Makes a column as long as a line of the cache.
    private var unused: UInt64 = 0
  }

  /// Lists of masks, one for each of a row of things, while they are written.
  struct MaskLists {
    private(set) var starts: [Int32] = [0]
    private(set) var masks: [Mask] = []

    /// Adds the list of the next thing.
    mutating func append(_ bits: some Sequence<Int>) {
      for bit in bits.sorted() {
        let column = Int32(bit >> 6)
        if masks.count > starts.last.map(Int.init) ?? 0, masks[masks.count - 1].column == column {
          masks[masks.count - 1].bits |= 1 << UInt64(bit & 63)
        } else {
          masks.append(Mask(column: column, bits: 1 << UInt64(bit & 63)))
        }
      }
      starts.append(Int32(masks.count))
    }
  }

  /// The same, to be read.
  struct FixedLists: Sendable {
    private let starts: FixedTable<Int32>
    let masks: FixedTable<Mask>

    init(_ lists: MaskLists) {
      starts = FixedTable(lists.starts)
      masks = FixedTable(lists.masks)
    }

    func deallocate() {
      starts.deallocate()
      masks.deallocate()
    }

    @inline(__always)
    subscript(index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }
  }

  let columns: FixedTable<Column>
  /// For each position the followers that no shift reaches, and the positions before it that no shift comes from.
  let followers: FixedLists
  let predecessors: FixedLists
  /// What may follow the start of a sentence after so many words: a row of columns for each number of words.
  let startRows: FixedTable<UInt64>
  /// The most words there may be between the start of a sentence and what follows it.
  let widestStart: Int
  /// What takes any word and may begin a sentence, and what takes the end of a sentence.
  let afterStart: [Mask]
  let sentenceEnd: [Mask]
  /// Phrases that are found at the start of any sentence of their mood.
  let alwaysFound: [PhraseSet.PhraseID]
  let phraseOfPosition: FixedTable<Int32>
  /// The positions of each phrase: the first and the one after the last.
  let firstPosition: FixedTable<Int32>
  let moods: [Phrase.Mood]
  /// The most words one phrase can cover, the end of a sentence counted as one.
  let longestMatch: Int
  /// The positions that each symbol leads into.
  let symbols: SymbolTable
  /// The phrases that need each word, of those that need one; and those that need none, one bit each.
  let requirements: SymbolTable
  let withoutRequirement: [UInt64]
  /// For each phrase the positions at which it may begin.
  let beginnings: FixedLists

  /// What may follow the start of a sentence after so many words; nothing when there are too many.
  @inline(__always)
  func starting(_ column: Int, after words: Int) -> UInt64 {
    words >= 0 && words <= widestStart ? startRows[words * columns.count + column] : 0
  }

  /// Words of a summary: one bit a column.
  var summaryWidth: Int { max(1, (columns.count + 63) / 64) }

  /// Number of phrases.
  public var phraseCount: Int { moods.count }

  /// Makes the automaton of a set.
  ///
  /// Cost: little more than linear in the number of edges.
  public init(_ set: PhraseSet) {
    let positions = set.positions
    var columns = Array(repeating: Column(), count: (positions.count + 63) / 64)
    var followers = MaskLists()
    var before: [[Int]] = Array(repeating: [], count: positions.count)
    var lengths = Array(repeating: 1, count: positions.count + 1)
    var ends: [Int] = []
    for (index, position) in positions.enumerated() {
      let bit: UInt64 = 1 << UInt64(index & 63)
      for symbol in position.symbols {
        switch symbol {
        case .gap: columns[index >> 6].open |= bit
        case .anyWord:
          columns[index >> 6].open |= bit
          columns[index >> 6].anyWord |= bit
        case .sentenceEnd: ends.append(index)
        default: break
        }
      }
      if position.accepts != nil { columns[index >> 6].accepting |= bit }
      let others = Set(position.followers).subtracting([index + 1])
      if others.count < Set(position.followers).count { columns[index >> 6].shifting |= bit }
      if !others.isEmpty { columns[index >> 6].branching |= bit }
      for other in others {
        before[other].append(index)
        columns[other >> 6].joining |= 1 << UInt64(other & 63)
      }
      followers.append(others)
    }
    // Edges lead onwards only, so that from the last position to the first every follower is known.
    for index in positions.indices.reversed() {
      lengths[index] = 1 + (positions[index].followers.map { lengths[$0] }.max() ?? 0)
    }
    var starts: Set<Int> = []
    var windows: [Int: Int] = [:]
    var always: Set<Int> = []
    for index in set.beginnings {
      if positions[index].symbols == [.sentenceStart] {
        starts.formUnion(positions[index].followers)
        for follower in positions[index].followers {
          windows[follower] = max(windows[follower] ?? 0, positions[index].window)
        }
        if let phrase = positions[index].accepts { always.insert(phrase) }
      } else {
        columns[index >> 6].initial |= 1 << UInt64(index & 63)
      }
    }
    widestStart = windows.values.max() ?? 0
    var startRows = Array(repeating: UInt64(0), count: (widestStart + 1) * columns.count)
    for (index, window) in windows {
      for words in 0...window { startRows[words * columns.count + (index >> 6)] |= 1 << UInt64(index & 63) }
    }
    self.startRows = FixedTable(startRows)
    var predecessors = MaskLists()
    for index in positions.indices { predecessors.append(before[index]) }
    self.columns = FixedTable(columns)
    self.followers = FixedLists(followers)
    self.predecessors = FixedLists(predecessors)
    // What begins the sentence with this very word is looked up by the word; only what takes any word must be ready.
    afterStart = Self.masks(starts).map {
      PhraseAutomaton.Mask(column: $0.column, bits: $0.bits & columns[Int($0.column)].open)
    }.filter { $0.bits != 0 }
    sentenceEnd = Self.masks(ends)
    alwaysFound = always.sorted()
    firstPosition = FixedTable((set.firstPositions + [positions.count]).map { Int32($0) })
    phraseOfPosition = FixedTable(positions.map { Int32($0.accepts ?? -1) })
    moods = set.moods
    longestMatch = (lengths.max() ?? 0) + 1
    symbols = SymbolTable(positions.map(\.symbols))
    requirements = SymbolTable(set.required.map { $0 ?? [] })
    var free = Array(repeating: UInt64(0), count: max(1, (set.count + 63) / 64))
    for (phrase, words) in set.required.enumerated() where words == nil {
      free[phrase >> 6] |= 1 << UInt64(phrase & 63)
    }
    withoutRequirement = free
    var beginnings = MaskLists()
    for firsts in set.beginningsOfPhrase {
      beginnings.append(
        Set(firsts.flatMap { positions[$0].symbols == [.sentenceStart] ? positions[$0].followers : [$0] }))
    }
    self.beginnings = FixedLists(beginnings)
  }

  deinit {
    columns.deallocate()
    startRows.deallocate()
    phraseOfPosition.deallocate()
    firstPosition.deallocate()
    for lists in [followers, predecessors, beginnings] { lists.deallocate() }
  }

  private static func masks(_ bits: some Sequence<Int>) -> [Mask] {
    var lists = MaskLists()
    lists.append(bits)
    return lists.masks
  }
}
