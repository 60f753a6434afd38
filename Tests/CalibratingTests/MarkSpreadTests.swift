import Testing

@testable import Calibrating

@Suite struct MarkSpreadTests {
  private let line = CalibrationPrior.usual.graded

  /// As many marks of each share, and what is expected of them.
  private func marks(
    _ shares: [Double], _ count: Int, _ expected: (Double) -> Double
  ) -> [(given: Double, expected: Double)] {
    shares.map { (given: $0, expected: expected($0)) }.flatMap { Array(repeating: $0, count: count) }
  }

  @Test func `thresholds rise, lie between no mark and the full one, and are drawn towards the centre`() {
    for line in [CalibrationPrior.usual.rubric, line, CalibrationPrior.usual.contradiction] {
      for outOf in 1...5 {
        let thresholds = MarkSpread(line, []).thresholds(outOf: outOf)
        #expect(thresholds.count == outOf && thresholds == thresholds.sorted())
        #expect(thresholds.allSatisfy { $0 > 0 && $0 < Double(outOf) })
        #expect(zip(thresholds, thresholds.dropFirst()).allSatisfy { $1 - $0 <= 1 && $1 - $0 > 0.1 })
      }
    }
  }

  @Test func `where what is expected spreads as the marks do, marks are half-way`() {
    let marks = marks([0, 0.2, 0.4, 0.6, 0.8, 1], 200) { $0 }
    let thresholds = MarkSpread(line, marks).thresholds(outOf: 5)
    for (mark, threshold) in thresholds.enumerated() { #expect(abs(threshold - Double(mark) - 0.5) < 0.02) }
  }

  @Test func `where it spreads half as much, thresholds are twice as near the centre`() {
    let marks = marks([0, 1], 500) { 0.5 + ($0 - 0.5) / 2 }
    let thresholds = MarkSpread(line, marks).thresholds(outOf: 2)
    #expect(abs(thresholds[0] - 0.75) < 0.02 && abs(thresholds[1] - 1.25) < 0.02)
  }

  @Test func `marks that nothing is expected of do not draw them farther than half-way`() {
    let marks = marks([0, 1], 500) { _ in 0.5 }
    let thresholds = MarkSpread(line, marks).thresholds(outOf: 1)
    #expect(abs(thresholds[0] - 0.5) < 0.01)
  }
}
