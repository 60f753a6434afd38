/// Krippendorff's alpha for ordinal marks: agreement of any number of markers, who need not all have marked everything.
///
/// 1 is perfect, 0 is chance. Source: Krippendorff, Computing Krippendorff's alpha-reliability, 2011; the ordinal distance of
/// two marks is the difference of their mean ranks, squared.
public enum KrippendorffAlpha {
  /// The alpha of some marks.
  ///
  /// - Parameter units: for each answer the marks it got, nil for one that is missing; the order of markers does not matter.
  ///   Answers with fewer than two marks do not count.
  /// - Returns: at most 1; nil when no answer has two marks, or every mark is the same.
  public static func ordinal(_ units: [[Int?]]) -> Double? {
    let marked = units.map { $0.compactMap { $0 } }.filter { $0.count > 1 }
    var counts: [Int: Int] = [:]
    for mark in marked.joined() { counts[mark, default: 0] += 1 }
    guard counts.count > 1 else { return nil }
    let ranks = meanRanks(counts)
    var seen = 0.0
    for unit in marked {
      let own = unit.map { ranks[$0] ?? 0 }
      seen += squaredDifferences(own.map { ($0, 1) }) / Double(unit.count - 1)
    }
    let n = counts.values.reduce(0, +)
    // In the order of marks: a sum of doubles depends on its order.
    let all = counts.sorted { $0.key < $1.key }.map { (ranks[$0.key] ?? 0, Double($0.value)) }
    let expected = squaredDifferences(all) / Double(n - 1)
    return expected > 0 ? 1 - seen / expected : nil
  }

  /// For each mark how many lie below it, with half of those that are like it.
  private static func meanRanks(_ counts: [Int: Int]) -> [Int: Double] {
    var below = 0
    var ranks: [Int: Double] = [:]
    for (mark, count) in counts.sorted(by: { $0.key < $1.key }) {
      ranks[mark] = Double(below) + Double(count) / 2
      below += count
    }
    return ranks
  }

  /// The sum of the squared differences of every value with every other, both ways round.
  private static func squaredDifferences(_ values: [(value: Double, weight: Double)]) -> Double {
    let weight = values.reduce(0) { $0 + $1.weight }
    let mean = values.reduce(0) { $0 + $1.value * $1.weight } / weight
    return 2 * weight * values.reduce(0) { $0 + $1.weight * ($1.value - mean) * ($1.value - mean) }
  }
}
