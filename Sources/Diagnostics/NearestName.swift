/// Finds the name somebody probably meant, for "did you mean".
public enum NearestName {
  /// The candidate with the smallest edit distance to `name`, if it is near enough to be a slip:
  /// at most a third of the longer name's letters. Of equals the first wins.
  ///
  /// The distance counts insertions, deletions, substitutions and swaps of neighbours (optimal string alignment);
  /// letters' case and the difference between `-`, `_` and space count for nothing.
  ///
  /// - Parameters:
  ///   - name: what was written.
  ///   - candidates: what would have been right.
  /// - Returns: the candidate as it was given, or nil when none is near.
  public static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    // A name this long is no slip of the finger; the bound keeps hostile input cheap.
    guard wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      let limit = max(1, max(wanted.count, other.count) / 3)
      guard abs(wanted.count - other.count) <= limit else { continue }
      let distance = editDistance(wanted, other)
      if distance <= limit, distance < (best?.distance ?? .max) {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.lowercased().utf8.map { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: " ") ? UInt8(ascii: "-") : $0 }
  }

  private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var twoBack = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for column in 0..<right.count {
        let change = left[row] == right[column] ? 0 : 1
        current[column + 1] = min(previous[column] + change, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          current[column + 1] = min(current[column + 1], twoBack[column - 1] + 1)
        }
      }
      twoBack = previous
      previous = current
    }
    return previous[right.count]
  }
}
