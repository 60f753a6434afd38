/// The number of slips between two spellings.
///
/// A slip is a letter too many, too few or wrong, or two neighbours changed round, none of them touched twice: optimal
/// string alignment (Damerau 1964; Wagner and Fischer 1974).
enum EditDistance {
  /// The distance, or any number above `most` when it is above.
  ///
  /// Cost: the product of the lengths at most.
  static func between(_ left: [UInt8], _ right: [UInt8], atMost most: Int) -> Int {
    if abs(left.count - right.count) > most { return most + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var distance = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          distance = min(distance, beforeLast[column - 1] + 1)
        }
        current.append(distance)
      }
      if let least = current.min(), least > most { return most + 1 }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
