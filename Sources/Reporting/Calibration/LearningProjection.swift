internal import Calibrating

/// What more marked answers would bring, as far as the learning curve tells.
///
/// The curve is taken to approach its end as one through the square root of the number of answers does; its last three
/// points are fitted by least squares, and the interval is as wide as that of the last. It is drawn out by half of the
/// marked answers at most.
public struct LearningProjection: Sendable, Equatable {
  /// How many marked answers more.
  public let more: Int
  /// The share of the same mark that the curve gives now, 0 to 1.
  public let now: Double
  /// The share that it would give then.
  public let then: Double
  /// Between these the share would lie in nineteen of twenty draws.
  public let low: Double
  /// The upper end of that.
  public let high: Double

  /// Whether more marks would hardly help.
  public var isFlat: Bool { then - now < 0.02 }

  private static let steps = [100, 50, 20, 10, 5]
  /// Points of fewer answers are no part of the fit: they lie before the curve has found its way.
  private static let leastAnswers = 5

  /// Fits a curve; nil with fewer than three points to fit.
  ///
  /// - Parameters:
  ///   - curve: its points.
  ///   - answers: how many marked answers there are now.
  init?(_ curve: [LearningPoint], answers: Int) {
    let points = curve.filter { $0.answers >= Self.leastAnswers }.suffix(3)
    guard points.count == 3, let last = points.last, let more = Self.steps.first(where: { 2 * $0 <= answers }) else {
      return nil
    }
    let places = points.map { 1 / Double($0.answers).squareRoot() }
    let (middle, mean) = (places.reduce(0, +) / 3, points.reduce(0) { $0 + $1.exact } / 3)
    let spread = places.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let slope = zip(places, points).reduce(0) { $0 + ($1.0 - middle) * ($1.1.exact - mean) } / spread
    func share(at number: Int) -> Double { mean + slope * (1 / Double(number).squareRoot() - middle) }
    func clipped(_ share: Double) -> Double { min(1, max(0, share)) }
    self.more = more
    now = clipped(share(at: answers))
    then = clipped(share(at: answers + more))
    low = clipped(then - (last.exact - last.exactLow))
    high = clipped(then + (last.exactHigh - last.exact))
  }
}
