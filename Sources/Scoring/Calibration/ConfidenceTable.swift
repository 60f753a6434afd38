/// How often a marker gave the same mark, by how far the estimate was from another mark.
public struct ConfidenceTable: Sendable, Hashable {
  /// Steps of a tenth of a mark up to half a mark: no estimate is farther from a threshold that lies half-way.
  public static let steps = 5

  /// The share of answers with the same mark for each step, rising, 0 to 1.
  public let shares: [Double]

  /// Makes a table; shares that are missing are those of the step before, and none is out of 0 to 1.
  public init(_ shares: [Double]) {
    var filled: [Double] = []
    for step in 0..<Self.steps {
      let share = step < shares.count ? shares[step] : filled.last ?? 0.5
      filled.append((min(1, max(0, share)) * 100).rounded() / 100)
    }
    self.shares = filled
  }

  /// The step of an estimate.
  ///
  /// - Parameters:
  ///   - estimate: in marks.
  ///   - thresholds: where one mark ends and the next begins.
  /// - Returns: a step from 0.
  public static func step(_ estimate: Double, _ thresholds: [Double]) -> Int {
    let distance = thresholds.reduce(Double.infinity) { min($0, abs($1 - estimate)) }
    // In thousandths, as estimates are.
    return distance < 0.5 ? min(steps - 1, Int((distance * 1_000).rounded()) / 100) : steps - 1
  }

  /// How sure a mark is.
  func confidence(_ estimate: Double, _ thresholds: [Double]) -> Double {
    shares[Self.step(estimate, thresholds)]
  }
}
