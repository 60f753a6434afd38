/// How much farther marks lie from their centre than what is expected of them.
///
/// What is expected of an answer lies nearer the centre than its mark does, the more so the less is known. With
/// thresholds half-way between marks the marks at the ends would hardly be given; so the thresholds are drawn towards the
/// centre until the marks given spread as those of the markers do. (Among estimates of one correlation with the marks
/// those of the same spread agree best: Lin 1989 for concordance, of which quadratic kappa is the counterpart.)
struct MarkSpread {
  /// So many marked answers the prior's centre and its spread count as.
  private static let (centreCount, spreadCount) = (10.0, 2.0)
  /// Marked answers alone make the marks spread no farther than this.
  private static let most = 2.0

  private let centre: Double
  private let factor: Double

  /// Compares the marks of lessons with what is expected of each from the others.
  ///
  /// - Parameters:
  ///   - prior: what is expected before any answer is marked.
  ///   - marks: shares of the full mark.
  init(_ prior: CalibrationPrior.Line, _ marks: [(given: Double, expected: Double)]) {
    let count = Double(marks.count)
    let centre = (prior.centre * Self.centreCount + marks.reduce(0) { $0 + $1.given }) / (Self.centreCount + count)
    func square(_ share: Double) -> Double { (share - centre) * (share - centre) }
    let before = Self.spreadCount * prior.centre * (1 - prior.centre)
    let given = before + marks.reduce(0) { $0 + square($1.given) }
    let expected = before / (prior.spread * prior.spread) + marks.reduce(0) { $0 + square($1.expected) }
    let most = Self.most + max(0, prior.spread - Self.most) * Self.spreadCount / (Self.spreadCount + count)
    self.centre = centre
    factor = min(most, max(1, (given / expected).squareRoot()))
  }

  /// Where one mark ends and the next begins, in marks.
  func thresholds(outOf: Int) -> [Double] {
    (0..<outOf).map { mark in
      (centre + ((Double(mark) + 0.5) / Double(outOf) - centre) / factor) * Double(outOf)
    }
  }
}
