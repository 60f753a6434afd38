import Agreement
import Matching
import Testing

/// What holds of every set of marks.
@Suite struct PropertyTests {
  /// Marks by lot: mostly alike, sometimes of one level, sometimes few.
  static func pairs(_ seed: UInt64) -> (pairs: [RatedPair], outOf: Int) {
    var lot = SplitMix(seed: seed)
    let (outOf, n) = (1 + lot.below(6), 1 + lot.below(40))
    let pairs = (0..<n).map { _ in
      let first = lot.below(outOf + 1)
      return RatedPair(first, lot.below(3) > 0 ? first : lot.below(outOf + 1))
    }
    return (pairs, outOf)
  }

  static let seeds: [UInt64] = Array(1...60)
  static let symmetric: [AgreementFigure] = [.exact, .adjacent, .kappa, .linearKappa, .quadraticKappa, .icc]

  static func isClose(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) < 1e-9
  }

  @Test(arguments: seeds) func `it does not matter who is named first, but for the sign of a difference`(seed: UInt64) {
    let (pairs, outOf) = Self.pairs(seed)
    let one = AgreementFigures(ConfusionMatrix(pairs, outOf: outOf))
    let other = AgreementFigures(ConfusionMatrix(pairs.map(\.swapped), outOf: outOf))
    for figure in Self.symmetric { #expect(Self.isClose(one[figure], other[figure]), "\(figure)") }
    for figure in [AgreementFigure.bias, .smd] { #expect(Self.isClose(one[figure], other[figure].map { -$0 })) }
  }

  @Test(arguments: seeds) func `the order of answers does not matter, nor that of markers for alpha`(seed: UInt64) {
    var (pairs, outOf) = Self.pairs(seed)
    let matrix = ConfusionMatrix(pairs, outOf: outOf)
    let bootstrap = Bootstrap(resamples: 20, seed: seed)
    let alpha = KrippendorffAlpha.ordinal(pairs.map { [$0.first, nil, $0.second] })
    var lot = SplitMix(seed: seed)
    pairs.shuffle(using: &lot)
    let shuffled = ConfusionMatrix(pairs, outOf: outOf)
    #expect(shuffled == matrix && AgreementFigures(shuffled) == AgreementFigures(matrix))
    #expect(bootstrap.intervals(shuffled) == bootstrap.intervals(matrix))
    #expect(Self.isClose(KrippendorffAlpha.ordinal(pairs.map { [$0.second, $0.first, nil] }), alpha))
  }

  @Test(arguments: seeds) func `whoever gives the same marks agrees wholly`(seed: UInt64) {
    let (pairs, outOf) = Self.pairs(seed)
    let figures = AgreementFigures(ConfusionMatrix(pairs.map { RatedPair($0.first, $0.first) }, outOf: outOf))
    #expect(figures[.exact] == 1 && figures[.bias] == 0 && figures.same == pairs.count)
    let isOneLevel = Set(pairs.map(\.first)).count == 1
    for figure in [AgreementFigure.kappa, .linearKappa, .quadraticKappa] {
      #expect(Self.isClose(figures[figure], isOneLevel ? nil : 1), "\(figure)")
    }
    #expect(Self.isClose(KrippendorffAlpha.ordinal(pairs.map { [$0.first, $0.first] }), isOneLevel ? nil : 1))
  }

  @Test(arguments: seeds) func `on a scale of two levels all kappas are one, and none is above 1`(seed: UInt64) {
    let (pairs, outOf) = Self.pairs(seed)
    let figures = AgreementFigures(
      ConfusionMatrix(pairs.map { RatedPair(min($0.first, 1), min($0.second, 1)) }, outOf: 1))
    #expect(Self.isClose(figures[.kappa], figures[.linearKappa]))
    #expect(Self.isClose(figures[.kappa], figures[.quadraticKappa]))
    let all = AgreementFigures(ConfusionMatrix(pairs, outOf: outOf))
    for figure in Self.symmetric { #expect(all[figure] ?? 0 <= 1 + 1e-9) }
  }

  @Test(arguments: seeds) func `an interval holds its order, and comes again from the same seed alone`(seed: UInt64) {
    let (pairs, outOf) = Self.pairs(seed)
    let matrix = ConfusionMatrix(pairs, outOf: outOf)
    let intervals = Bootstrap(resamples: 50, seed: 1).intervals(matrix)
    #expect(intervals == Bootstrap(resamples: 50, seed: 1).intervals(matrix))
    #expect(intervals.values.allSatisfy { $0.low <= $0.high && $0.resamples + $0.undefined == 50 })
    #expect(intervals.isEmpty == (pairs.count < 2))
    if Set(pairs).count > 4 { #expect(intervals != Bootstrap(resamples: 50, seed: 2).intervals(matrix)) }
  }

  @Test(arguments: seeds) func `kappa and ICC are undefined where a marker used one mark`(seed: UInt64) {
    let (pairs, outOf) = Self.pairs(seed)
    let figures = AgreementFigures(ConfusionMatrix(pairs.map { RatedPair($0.first, 1) }, outOf: outOf))
    for figure in [AgreementFigure.kappa, .linearKappa, .quadraticKappa, .icc] { #expect(figures[figure] == nil) }
    #expect(figures[.exact] != nil)
    let alone = ConfusionMatrix(pairs.prefix(1), outOf: outOf)
    #expect(AgreementFigures(alone)[.kappa] == nil && Bootstrap(resamples: 20, seed: 1).intervals(alone).isEmpty)
  }

  @Test func `an alpha of many marks has its interval in a moment`() throws {
    var lot = SplitMix(seed: 4)
    let units = (0..<20_000).map { _ in (0..<3).map { _ -> Int? in lot.below(3) } }
    let clock = ContinuousClock()
    var interval: Interval?
    let time = clock.measure { interval = Bootstrap(resamples: 100, seed: 1).interval(KrippendorffAlpha(units)) }
    let found = try #require(interval)
    #expect(found.low < 0 && found.high > 0 && found.high - found.low < 0.1)
    #expect(time < .seconds(0.5), "\(time)")
    let shuffled = KrippendorffAlpha(units.shuffled(using: &lot).map { $0.reversed() })
    #expect(Bootstrap(resamples: 100, seed: 1).interval(shuffled) == interval)
  }

  @Test func `marks that no scale holds do no harm`() {
    let hostile = [RatedPair(-1, 2), RatedPair(.min, .max), RatedPair(0, .max), RatedPair(.max, .max)]
    let matrix = ConfusionMatrix(hostile, outOf: -3)
    #expect(matrix.count == 2 && matrix.outOf == .max)
    #expect(AgreementFigures(matrix)[.exact] == 0.5)
    #expect(Bootstrap(resamples: 0, seed: 0).resamples == 1)
    #expect(KrippendorffAlpha.ordinal([[.min, .max], [nil, 0], []]) != nil)
    let nothing = AgreementFigures(ConfusionMatrix([], outOf: 2))
    for figure in AgreementFigure.allCases { #expect(nothing[figure] == nil) }
    #expect(KrippendorffAlpha.ordinal([]) == nil)
  }

  @Test func `confidences that are no numbers, or beyond the range, do no harm`() throws {
    let marks = [.nan, .infinity, -.infinity, -1, 2, 0.5].map { StatedConfidence($0, agrees: true) }
    let reliability = Reliability(marks, bins: 0)
    #expect(reliability.bins.map(\.count) == [3])
    let row = try #require(Coverage(marks, reviewBelow: [0.5]).rows.first)
    #expect(row.kept == 3 && row.count == 6 && row.agreement == 1)
    #expect(Coverage(marks, untold: 4, reviewBelow: [0.5]).rows.first?.coverage == 0.3)
    #expect(Reliability([]).expectedError == nil && Coverage([], reviewBelow: [0]).rows.first?.coverage == nil)
  }
}
