/// Krippendorff's alpha for ordinal marks: agreement of any number of markers, who need not all have marked everything.
///
/// 1 is perfect, 0 is chance. Source: Krippendorff, Computing Krippendorff's alpha-reliability, 2011; the ordinal
/// distance of two marks is the difference of their mean ranks, squared.
///
/// Answers that got the same marks are counted, so that it costs no more than the different ones.
public struct KrippendorffAlpha: Sendable {
  /// The marks of each kind of answer, by their places among all levels; in order.
  private let rows: [[Int]]
  /// How many answers there are of each kind.
  let counts: [Int]
  /// How many different marks came.
  private let levels: Int

  /// Counts marks.
  ///
  /// - Parameter units: for each answer the marks it got, nil for one that is missing; neither the order of markers nor
  ///   that of answers matters. Answers with fewer than two marks do not count.
  public init(_ units: some Sequence<[Int?]>) {
    var found: [[Int]: Int] = [:]
    for unit in units {
      let marks = unit.compactMap { $0 }.sorted()
      if marks.count > 1 { found[marks, default: 0] += 1 }
    }
    let ordered = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let levels = Set(ordered.lazy.flatMap(\.key)).sorted()
    let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($0.element, $0.offset) })
    rows = ordered.map { $0.key.compactMap { places[$0] } }
    counts = ordered.map(\.value)
    self.levels = levels.count
  }

  /// How many answers got two marks or more.
  public var answers: Int { counts.reduce(0, +) }

  /// The alpha: at most 1; nil when no answer has two marks, or every mark is the same.
  public var value: Double? { value(counts: counts) }

  /// The alpha of some marks; see `init` and `value`.
  public static func ordinal(_ units: [[Int?]]) -> Double? { KrippendorffAlpha(units).value }

  /// The alpha when there are so many answers of each kind.
  func value(counts: [Int]) -> Double? {
    var marks = Array(repeating: 0, count: levels)
    for (row, count) in zip(rows, counts) where count > 0 { for level in row { marks[level] += count } }
    guard marks.count(where: { $0 > 0 }) > 1 else { return nil }
    let ranks = Self.meanRanks(marks)
    var seen = 0.0
    for (row, count) in zip(rows, counts) where count > 0 {
      let own = row.map { (ranks[$0], 1.0) }
      seen += Double(count) * Self.squaredDifferences(own) / Double(row.count - 1)
    }
    let expected = Self.squaredDifferences(zip(ranks, marks).map { ($0, Double($1)) }) / Double(marks.reduce(0, +) - 1)
    return expected > 0 ? 1 - seen / expected : nil
  }

  /// For each level how many marks lie below it, with half of those that are like it.
  private static func meanRanks(_ marks: [Int]) -> [Double] {
    var below = 0
    return marks.map { count in
      defer { below += count }
      return Double(below) + Double(count) / 2
    }
  }

  /// The sum of the squared differences of every value with every other, both ways round.
  private static func squaredDifferences(_ values: [(value: Double, weight: Double)]) -> Double {
    let weight = values.reduce(0) { $0 + $1.weight }
    let mean = values.reduce(0) { $0 + $1.value * $1.weight } / weight
    return 2 * weight * values.reduce(0) { $0 + $1.weight * ($1.value - mean) * ($1.value - mean) }
  }
}
