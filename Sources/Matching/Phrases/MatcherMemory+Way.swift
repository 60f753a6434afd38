/// The way back from where a phrase ends to where it begins, through what was reached at each word.
extension MatcherMemory {
  /// What a row reached in a column.
  @inline(__always)
  private func reached(_ row: Int, _ column: Int) -> UInt64 {
    let isLive = reachedSummary[(row & rowMask) * summaryWidth + (column >> 6)] & (1 << UInt64(column & 63)) != 0
    return isLive ? reached[(row & rowMask) * width + column] : 0
  }

  /// Begins a way back at the positions of a row at which a phrase ends.
  func beginWayBack(_ phrase: PhraseSet.PhraseID, row: Int) {
    let first = Int(automaton.firstPosition[phrase])
    let end = Int(automaton.firstPosition[phrase + 1])
    wayCount = 0
    for column in (first >> 6)...((end - 1) >> 6) {
      var ends = reached(row, column) & automaton.columns[column].accepting
      var bits: UInt64 = 0
      // Neighbours may share the phrase's first or last column.
      while ends != 0 {
        let bit = ends.trailingZeroBitCount
        ends &= ends - 1
        if Int(automaton.phraseOfPosition[column << 6 | bit]) == phrase { bits |= 1 << UInt64(bit) }
      }
      if bits != 0 {
        way[wayCount] = PhraseAutomaton.Mask(column: Int32(column), bits: bits)
        wayCount += 1
      }
    }
  }

  /// Goes through the columns at which the way back stands.
  @inline(__always)
  func forEachOnWay(_ look: (_ column: Int, _ bits: UInt64) -> Void) {
    for index in 0..<wayCount { look(Int(way[index].column), way[index].bits) }
  }

  /// Goes one word back, to positions that were reached there and lead to where the way stands; false when there are
  /// none.
  func stepBack(to row: Int) -> Bool {
    let table = automaton.columns
    var count = 0
    for index in 0..<wayCount {
      let column = Int(way[index].column)
      let bits = way[index].bits
      let shifted = bits >> 1 & table[column].shifting
      if shifted != 0 { join(column, shifted, row, &count) }
      if bits & 1 != 0, column > 0, table[column - 1].shifting >> 63 != 0 { join(column - 1, 1 << 63, row, &count) }
      var joining = bits & table[column].joining
      while joining != 0 {
        let position = column << 6 | joining.trailingZeroBitCount
        joining &= joining - 1
        for place in automaton.predecessors[position] {
          let mask = automaton.predecessors.masks[place]
          join(Int(mask.column), mask.bits, row, &count)
        }
      }
    }
    swap(&way, &wayBefore)
    wayCount = count
    return count > 0
  }

  /// Adds positions to the way one word before, of those that were reached there.
  @inline(__always)
  private func join(_ column: Int, _ bits: UInt64, _ row: Int, _ count: inout Int) {
    let there = bits & reached(row, column)
    guard there != 0 else { return }
    for index in 0..<count where Int(wayBefore[index].column) == column {
      wayBefore[index].bits |= there
      return
    }
    wayBefore[count] = PhraseAutomaton.Mask(column: Int32(column), bits: there)
    count += 1
  }
}
