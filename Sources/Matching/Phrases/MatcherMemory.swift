/// The working memory of a matcher: what may come next, and what was reached at each word as far back as a match can
/// reach. All of it is allocated once.
///
/// A row of columns is paired with a summary, one bit a column, so that columns of which nothing is under way are neither
/// cleared nor looked at.
final class MatcherMemory {
  typealias Column = PhraseAutomaton.Column

  /// A row of columns and which of them hold anything.
  private struct Row {
    let columns: UnsafeMutablePointer<UInt64>
    /// Columns that hold something.
    let live: UnsafeMutablePointer<UInt64>
    /// Of those, the ones that hold a position that takes any word.
    let open: UnsafeMutablePointer<UInt64>

    init(_ width: Int, _ summaryWidth: Int) {
      columns = MatcherMemory.zeros(width)
      live = MatcherMemory.zeros(summaryWidth)
      open = MatcherMemory.zeros(summaryWidth)
    }

    func deallocate() {
      columns.deallocate()
      live.deallocate()
      open.deallocate()
    }
  }

  let automaton: PhraseAutomaton
  let width: Int
  let summaryWidth: Int
  /// One less than the number of rows kept, a power of two.
  let rowMask: Int
  let reached: UnsafeMutablePointer<UInt64>
  let reachedSummary: UnsafeMutablePointer<UInt64>
  /// The positions at which the phrases that may be found in the sentence begin.
  private let allowed: Row
  private let possible: UnsafeMutablePointer<UInt64>
  private let evenRow: Row
  private let oddRow: Row
  /// The way back: columns with the bits at which it stands, in no order, and the same one word before.
  @exclusivity(unchecked) var way: UnsafeMutablePointer<PhraseAutomaton.Mask>
  @exclusivity(unchecked) var wayBefore: UnsafeMutablePointer<PhraseAutomaton.Mask>
  @exclusivity(unchecked) var wayCount = 0

  init(_ automaton: PhraseAutomaton) {
    self.automaton = automaton
    width = max(1, automaton.columns.count)
    summaryWidth = automaton.summaryWidth
    var rows = 2
    while rows < automaton.longestMatch + 1 { rows *= 2 }
    rowMask = rows - 1
    reached = Self.zeros(rows * width)
    reachedSummary = Self.zeros(rows * summaryWidth)
    allowed = Row(width, summaryWidth)
    possible = Self.zeros(automaton.withoutRequirement.count)
    evenRow = Row(width, summaryWidth)
    oddRow = Row(width, summaryWidth)
    way = UnsafeMutablePointer<PhraseAutomaton.Mask>.allocate(capacity: width)
    wayBefore = UnsafeMutablePointer<PhraseAutomaton.Mask>.allocate(capacity: width)
  }

  deinit {
    for pointer in [reached, reachedSummary, possible] { pointer.deallocate() }
    for row in [evenRow, oddRow, allowed] { row.deallocate() }
    way.deallocate()
    wayBefore.deallocate()
  }

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let pointer = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    pointer.initialize(repeating: 0, count: count)
    return pointer
  }

  // MARK: Onwards

  /// What is ready to take the word of a row.
  @inline(__always)
  private func ready(_ row: Int) -> Row { row & 1 == 0 ? evenRow : oddRow }

  /// Before a sentence: only phrases that need no word in particular may be found.
  func prepare() {
    for (index, bits) in automaton.withoutRequirement.enumerated() { possible[index] = bits }
  }

  /// A word of the sentence: the phrases that need it may be found.
  @inline(__always)
  func expect(_ place: WordMasks.Place, _ masks: borrowing WordMasks) {
    masks.phrases.withUnsafeBufferPointer { phrases in
      for index in 0..<automaton.withoutRequirement.count {
        possible[index] |= phrases[Int(place.firstPhrases) + index]
      }
    }
  }

  /// Begins a sentence, with the phrases that may be found in it.
  func begin() {
    let ready = ready(0)
    for index in 0..<summaryWidth {
      (ready.live[index], ready.open[index]) = (0, 0)
      (allowed.live[index], allowed.open[index]) = (0, 0)
    }
    for index in 0..<automaton.withoutRequirement.count {
      var phrases = possible[index]
      while phrases != 0 {
        for place in automaton.beginnings[index << 6 | phrases.trailingZeroBitCount] {
          let mask = automaton.beginnings.masks[place]
          add(allowed, Int(mask.column), mask.bits)
        }
        phrases &= phrases - 1
      }
    }
    for mask in automaton.afterStart {
      let bits = mask.bits & allowed(Int(mask.column))
      if bits != 0 { add(ready, Int(mask.column), bits) }
    }
  }

  @inline(__always)
  private func allowed(_ column: Int) -> UInt64 {
    allowed.live[column >> 6] & (1 << UInt64(column & 63)) != 0 ? allowed.columns[column] : 0
  }

  /// Reads the word of a row: of what is ready, and of what begins with any word, keeps what takes this word.
  ///
  /// - Parameters:
  ///   - row: the word's place in the sentence.
  ///   - wordsBefore: the words between the start of the sentence and this one; -1 where nothing can begin with the
  ///     sentence any more.
  ///   - isBarrier: whether no gap passes over it.
  ///   - place: where its masks are.
  ///   - masks: those of all words.
  /// - Returns: the number of columns looked at.
  @inline(__always)
  func advance(row: Int, wordsBefore: Int, isBarrier: Bool, _ place: WordMasks.Place, _ masks: borrowing WordMasks)
    -> Int
  {
    let ready = ready(row)
    let reached = self.reached + (row & rowMask) * width
    let summary = reachedSummary + (row & rowMask) * summaryWidth
    let table = automaton.columns
    var looks = 0
    for index in 0..<summaryWidth {
      var open = ready.open[index]
      var live: UInt64 = 0
      while open != 0 {
        let bit = open.trailingZeroBitCount
        open &= open - 1
        let column = index << 6 | bit
        looks += 1
        let bits = ready.columns[column] & (isBarrier ? table[column].anyWord : table[column].open)
        if bits != 0 {
          reached[column] = bits
          live |= 1 << UInt64(bit)
        }
      }
      summary[index] = live
    }
    if place.count >= 0 {
      masks.list.withUnsafeBufferPointer { list in
        for index in Int(place.first)..<Int(place.first + place.count) {
          looks += 1
          take(list[index].bits, Int(list[index].column), wordsBefore, ready, reached, summary)
        }
      }
      return looks
    }
    masks.rows.withUnsafeBufferPointer { rows in
      masks.summaries.withUnsafeBufferPointer { summaries in
        let own = Int(place.firstSummary)
        for index in 0..<summaryWidth {
          var starts = summaries[own + summaryWidth + index]
          if wordsBefore >= 0 { starts |= summaries[own + 2 * summaryWidth + index] }
          var taken = summaries[own + index] & ready.live[index] | starts & allowed.live[index]
          while taken != 0 {
            let column = index << 6 | taken.trailingZeroBitCount
            taken &= taken - 1
            looks += 1
            take(rows[Int(place.first) + column], column, wordsBefore, ready, reached, summary)
          }
        }
      }
    }
    return looks
  }

  /// Keeps what takes a word in one column.
  @inline(__always)
  private func take(
    _ mask: UInt64, _ column: Int, _ wordsBefore: Int, _ ready: Row, _ reached: UnsafeMutablePointer<UInt64>,
    _ summary: UnsafeMutablePointer<UInt64>
  ) {
    let flag: UInt64 = 1 << UInt64(column & 63)
    var begun = (automaton.columns[column].initial | automaton.starting(column, after: wordsBefore)) & allowed(column)
    if ready.live[column >> 6] & flag != 0 { begun |= ready.columns[column] }
    let bits = mask & begun
    if bits == 0 { return }
    reached[column] = summary[column >> 6] & flag != 0 ? reached[column] | bits : bits
    summary[column >> 6] |= flag
  }

  /// Reads the end of the sentence, as if it were the word of a row.
  func advanceToEnd(row: Int) {
    let ready = ready(row)
    let reached = self.reached + (row & rowMask) * width
    let summary = reachedSummary + (row & rowMask) * summaryWidth
    for index in 0..<summaryWidth { summary[index] = 0 }
    for mask in automaton.sentenceEnd {
      let column = Int(mask.column)
      let flag: UInt64 = 1 << UInt64(column & 63)
      guard ready.live[column >> 6] & flag != 0 else { continue }
      let bits = ready.columns[column] & mask.bits
      if bits != 0 {
        reached[column] = bits
        summary[column >> 6] |= flag
      }
    }
  }

  /// Makes ready what may follow what a row reached, and gives the columns in which phrases end there.
  @inline(__always)
  func finish(row: Int, _ end: (_ column: Int, _ bits: UInt64) -> Void) {
    let reached = self.reached + (row & rowMask) * width
    let summary = reachedSummary + (row & rowMask) * summaryWidth
    let next = ready(row + 1)
    let table = automaton.columns
    for index in 0..<summaryWidth { (next.live[index], next.open[index]) = (0, 0) }
    for index in 0..<summaryWidth {
      var live = summary[index]
      while live != 0 {
        let column = index << 6 | live.trailingZeroBitCount
        live &= live - 1
        let bits = reached[column]
        let fixed = table[column]
        let ends = bits & fixed.accepting
        if ends != 0 { end(column, ends) }
        let shifting = bits & fixed.shifting
        if shifting << 1 != 0 { add(next, column, shifting << 1) }
        if shifting >> 63 != 0 { add(next, column + 1, 1) }
        var branching = bits & fixed.branching
        while branching != 0 {
          let position = column << 6 | branching.trailingZeroBitCount
          branching &= branching - 1
          for place in automaton.followers[position] {
            let mask = automaton.followers.masks[place]
            add(next, Int(mask.column), mask.bits)
          }
        }
      }
    }
  }

  @inline(__always)
  private func add(_ row: Row, _ column: Int, _ bits: UInt64) {
    let flag: UInt64 = 1 << UInt64(column & 63)
    if row.live[column >> 6] & flag != 0 {
      row.columns[column] |= bits
    } else {
      row.columns[column] = bits
      row.live[column >> 6] |= flag
    }
    if bits & automaton.columns[column].open != 0 { row.open[column >> 6] |= flag }
  }
}
