/// The number of slips between two spellings.
///
/// A slip is a letter too many, too few or wrong, or two neighbours changed round, none of them touched twice: optimal
/// string alignment (Damerau 1964; Wagner and Fischer 1974).
enum EditDistance {
  /// The distance, or any number above `most` when it is above.
  ///
  /// Cost: the product of the lengths at most.
  static func between(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>, atMost most: Int) -> Int {
    let (left, right) = (Array(left), Array(right))
    if abs(left.count - right.count) > most { return most + 1 }
    let width = right.count + 1
    // The row being filled and the two before it.
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
      for column in 0..<width { rows[column] = column }
      for row in 1..<(left.count + 1) {
        let (current, last, beforeLast) = (row % 3 * width, (row + 2) % 3 * width, (row + 1) % 3 * width)
        rows[current] = row
        var least = row
        for column in 1..<width {
          let isSame = left[row - 1] == right[column - 1]
          var distance = min(
            rows[last + column] + 1, rows[current + column - 1] + 1, rows[last + column - 1] + (isSame ? 0 : 1))
          if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
            distance = min(distance, rows[beforeLast + column - 2] + 1)
          }
          rows[current + column] = distance
          least = min(least, distance)
        }
        if least > most { return most + 1 }
      }
      return rows[left.count % 3 * width + right.count]
    }
  }
}
