/// The scores of whoever marked every one of some criteria, so that no score of one criterion stands beside one of
/// three.
struct WholeScores {
  /// By the answer, then by the marker: the sum of the marks.
  let sums: [Int: [Marker: Int]]

  /// Adds up the marks.
  ///
  /// - Parameters:
  ///   - criteria: all that belong to the score.
  ///   - markers: whose scores are wanted.
  init(_ criteria: [MarkTable.Item], of markers: [Marker]) {
    guard let first = criteria.first else {
      sums = [:]
      return
    }
    sums = first.cells.reduce(into: [:]) { sums, entry in
      let (answer, cells) = entry
      for marker in markers where cells[marker] != nil {
        let marks = criteria.compactMap { $0.cells[answer]?[marker]?.mark }
        if marks.count == criteria.count { sums[answer, default: [:]][marker] = marks.reduce(0, +) }
      }
    }
  }
}
