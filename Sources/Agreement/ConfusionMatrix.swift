/// How often two markers gave which marks to the same answers.
///
/// Only the cells with something in them are kept, so that it costs no more than the answers, whatever the scale.
public struct ConfusionMatrix: Sendable, Equatable {
  /// A pair of marks and how often it came.
  public struct Cell: Sendable, Equatable {
    /// The marks.
    public let pair: RatedPair
    /// How many answers, at least 1 in a matrix that was counted.
    public let count: Int
  }

  /// The most a mark can be; marks are whole numbers from 0.
  public let outOf: Int
  /// The pairs that came, in order.
  public let cells: [Cell]
  /// How many answers there are in all.
  public let count: Int

  /// Counts pairs.
  ///
  /// - Parameters:
  ///   - pairs: two marks an answer, in any order; one below 0 is left out with its partner.
  ///   - outOf: the most a mark can be; the greatest that came when that is more.
  public init(_ pairs: some Sequence<RatedPair>, outOf: Int) {
    var counts: [RatedPair: Int] = [:]
    for pair in pairs where pair.first >= 0 && pair.second >= 0 { counts[pair, default: 0] += 1 }
    cells = counts.map { Cell(pair: $0.key, count: $0.value) }.sorted { $0.pair < $1.pair }
    count = cells.reduce(0) { $0 + $1.count }
    self.outOf = cells.reduce(max(outOf, 0)) { max($0, $1.pair.first, $1.pair.second) }
  }

  /// The same pairs with other counts, as a resample has them.
  init(_ matrix: ConfusionMatrix, counts: [Int]) {
    outOf = matrix.outOf
    cells = zip(matrix.cells, counts).compactMap { $1 > 0 ? Cell(pair: $0.pair, count: $1) : nil }
    count = cells.reduce(0) { $0 + $1.count }
  }

  /// How many answers got these marks.
  public func count(first: Int, second: Int) -> Int {
    cells.first { $0.pair == RatedPair(first, second) }?.count ?? 0
  }

  /// Whether both markers gave two different marks or more; without that, agreement beyond chance has no meaning.
  public var isVaried: Bool {
    guard let pair = cells.first?.pair else { return false }
    return cells.contains { $0.pair.first != pair.first } && cells.contains { $0.pair.second != pair.second }
  }

  /// How often each marker gave each mark that came at all, the least mark first.
  public var levels: [(level: Int, first: Int, second: Int)] {
    var totals: [Int: (first: Int, second: Int)] = [:]
    for cell in cells {
      totals[cell.pair.first, default: (0, 0)].first += cell.count
      totals[cell.pair.second, default: (0, 0)].second += cell.count
    }
    return totals.map { (level: $0.key, first: $0.value.first, second: $0.value.second) }
      .sorted { $0.level < $1.level }
  }
}
