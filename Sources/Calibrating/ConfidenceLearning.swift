import Scoring

/// Learns how sure a mark is from marks that were held out.
enum ConfidenceLearning {
  /// So many answers count as if they had been seen in each step before any was.
  private static let before = 15.0
  /// What is expected of each step then, for criteria of one point and of more: the shares held out on the questions
  /// that the prior was fitted to, rounded.
  private static let onePoint = [0.6, 0.78, 0.9, 0.92, 0.95]
  private static let morePoints = [0.37, 0.4, 0.45, 0.65, 0.9]

  /// The share of markers with the same mark in each step, never falling.
  static func table(_ heldOut: [HeldOutMark], outOf: Int) -> ConfidenceTable {
    let expected = outOf > 1 ? morePoints : onePoint
    var pools = expected.map { (agreed: $0 * before, count: before, steps: 1) }
    for mark in heldOut {
      pools[mark.step].agreed += mark.agreed
      pools[mark.step].count += 1
    }
    // Pool adjacent violators: Ayer and others 1955.
    var kept: [(agreed: Double, count: Double, steps: Int)] = []
    for pool in pools {
      kept.append(pool)
      while kept.count > 1,
        kept[kept.count - 2].agreed / kept[kept.count - 2].count > kept[kept.count - 1].agreed
          / kept[kept.count - 1].count
      {
        let last = kept.removeLast()
        kept[kept.count - 1].agreed += last.agreed
        kept[kept.count - 1].count += last.count
        kept[kept.count - 1].steps += last.steps
      }
    }
    return ConfidenceTable(kept.flatMap { Array(repeating: $0.agreed / $0.count, count: $0.steps) })
  }
}

extension ReliabilityBin {
  /// Tenths of confidence that hold any answer.
  ///
  /// - Parameter heldOut: marks with the confidence that was said of each.
  /// - Returns: the bins in rising order.
  public static func bins(_ heldOut: [HeldOutMark]) -> [ReliabilityBin] {
    (0..<10).compactMap { bin in
      let own = heldOut.filter { min(9, Int(($0.confidence * 100).rounded()) / 10) == bin }
      guard !own.isEmpty else { return nil }
      let count = Double(own.count)
      return ReliabilityBin(
        from: Double(bin) / 10, to: Double(bin + 1) / 10, count: own.count,
        said: own.reduce(0) { $0 + $1.confidence } / count, agreed: own.reduce(0) { $0 + $1.agreed } / count)
    }
  }
}
