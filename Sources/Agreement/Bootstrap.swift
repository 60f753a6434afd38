import Matching

/// The range in which a figure would fall in 95 of 100 sets of answers like these.
public struct Interval: Sendable, Equatable {
  /// Its lower end: the 2.5th percentile.
  public let low: Double
  /// Its upper end: the 97.5th percentile.
  public let high: Double
  /// How many resamples it rests on.
  public let resamples: Int
  /// How many resamples were left out, as the figure was undefined in them.
  public let undefined: Int
}

/// The percentile bootstrap: answers are drawn again and again with replacement, and the figures taken anew.
///
/// The same answers, seed and number of resamples give the same intervals. A resample in which a figure is undefined is
/// left out for that figure and counted. Percentiles lie between two values by their distance (type 7 of Hyndman and
/// Fan, American Statistician 1996;50:361). Source: Efron, Annals of Statistics 1979;7:1.
public struct Bootstrap: Sendable {
  /// How many resamples are drawn.
  public let resamples: Int
  /// Another one draws others.
  public let seed: UInt64

  /// Makes a bootstrap.
  ///
  /// - Parameters:
  ///   - resamples: how many to draw, 1 or more; 1000 is usual.
  ///   - seed: another one draws others.
  public init(resamples: Int, seed: UInt64) {
    (self.resamples, self.seed) = (max(1, resamples), seed)
  }

  /// The interval of each figure of two markers' agreement; without one that is never defined.
  ///
  /// Does not depend on the order in which the pairs came.
  ///
  /// - Parameter matrix: what the two gave.
  /// - Returns: none for fewer than two answers.
  public func intervals(_ matrix: ConfusionMatrix) -> [AgreementFigure: Interval] {
    let found = intervals(counts: matrix.cells.map(\.count)) { counts in
      let figures = AgreementFigures(ConfusionMatrix(matrix, counts: counts))
      return AgreementFigure.allCases.map { figures[$0] }
    }
    var intervals: [AgreementFigure: Interval] = [:]
    for (figure, interval) in zip(AgreementFigure.allCases, found) { intervals[figure] = interval }
    return intervals
  }

  /// The interval of an alpha; nil for fewer than two answers, or when it is never defined.
  ///
  /// Does not depend on the order in which the answers came.
  public func interval(_ alpha: KrippendorffAlpha) -> Interval? {
    intervals(counts: alpha.counts) { [alpha.value(counts: $0)] }.first ?? nil
  }

  /// The intervals of figures of answers of which many are alike.
  ///
  /// - Parameters:
  ///   - counts: how many answers there are of each kind.
  ///   - figures: the figures when so many of each kind were drawn.
  /// - Returns: an interval a figure, nil for one that is never defined; nothing for fewer than two answers.
  private func intervals(counts: [Int], of figures: ([Int]) -> [Double?]) -> [Interval?] {
    let kindOfAnswer = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
    return intervals(units: kindOfAnswer.count) { drawn in
      var taken = Array(repeating: 0, count: counts.count)
      for answer in drawn { taken[kindOfAnswer[answer]] += 1 }
      return figures(taken)
    }
  }

  /// The intervals of several figures that are taken together, always the same number of them.
  ///
  /// - Parameters:
  ///   - units: how many things can be drawn.
  ///   - figures: the figures of those that were drawn, given by their places from 0; nil for one that is undefined.
  /// - Returns: an interval a figure, nil for one that is never defined; nothing for fewer than two units.
  private func intervals(units: Int, of figures: ([Int]) throws -> [Double?]) rethrows -> [Interval?] {
    guard units > 1 else { return [] }
    var generator = SplitMix(seed: seed)
    var drawn = Array(repeating: 0, count: units)
    var values: [[Double]] = []
    for _ in 0..<resamples {
      for place in drawn.indices { drawn[place] = generator.below(units) }
      let taken = try figures(drawn)
      if values.isEmpty { values = taken.map { _ in [] } }
      for (place, value) in taken.enumerated() where values.indices.contains(place) {
        if let value { values[place].append(value) }
      }
    }
    return values.map { values in
      let ordered = values.sorted()
      guard !ordered.isEmpty else { return nil }
      return Interval(
        low: Self.percentile(0.025, ordered), high: Self.percentile(0.975, ordered), resamples: ordered.count,
        undefined: resamples - ordered.count)
    }
  }

  private static func percentile(_ share: Double, _ ordered: [Double]) -> Double {
    let place = share * Double(ordered.count - 1)
    let below = Int(place)
    guard below + 1 < ordered.count else { return ordered[ordered.count - 1] }
    return ordered[below] + (place - Double(below)) * (ordered[below + 1] - ordered[below])
  }
}
