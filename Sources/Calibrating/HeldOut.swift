/// What was predicted of a marked answer by what had been learned from others.
public struct HeldOutMark: Sendable, Hashable {
  /// Fingerprint of the answer.
  public let fingerprint: String
  /// The marks of the markers.
  public let marks: [Double]
  /// What the rubric alone awards.
  public let rubricMark: Int
  /// The mark expected.
  public let estimate: Double
  /// The mark given.
  public let mark: Int
  /// How far the estimate is from another mark, as a step of the table of confidence.
  let step: Int
  /// How sure it is, 0 to 1, by a table in which this answer had no part.
  public internal(set) var confidence: Double
  /// The part that was left out together with it.
  let fold: Int

  /// The mean of the markers' marks.
  public var meanMark: Double { marks.reduce(0, +) / Double(max(1, marks.count)) }
  /// The same as a whole mark, halves up.
  public var wholeMark: Int { Int((meanMark + 0.5).rounded(.down)) }
  /// The share of the markers who gave the same mark, halves up.
  public var agreed: Double {
    Double(marks.count { Int(($0 + 0.5).rounded(.down)) == mark }) / Double(max(1, marks.count))
  }
}

/// How far some marks agree with the markers' mean.
public struct AgreementFigures: Sendable, Hashable {
  /// The number of answers.
  public let count: Int
  /// Share of the same mark, 0 to 1.
  public let exact: Double
  /// Share of marks that differ by one at most, 0 to 1.
  public let adjacent: Double
  /// Cohen's kappa with quadratic weights (1968); nil where it is undefined, because both give one and the same mark.
  public let quadraticKappa: Double?
  /// Mean of the squared differences to the markers' mean, in marks.
  public let squaredError: Double
  /// Mean of the differences to it, in marks.
  public let bias: Double

  /// Makes figures, as they are read from a file.
  public init(
    count: Int, exact: Double, adjacent: Double, quadraticKappa: Double?, squaredError: Double, bias: Double
  ) {
    self.count = count
    self.exact = exact
    self.adjacent = adjacent
    self.quadraticKappa = quadraticKappa
    self.squaredError = squaredError
    self.bias = bias
  }

  /// Compares marks with those of the markers.
  ///
  /// - Parameter pairs: for each answer the mark and the markers' mean.
  init(_ pairs: [(mark: Int, mean: Double)]) {
    let whole = pairs.map { ($0.mark, Int(($0.mean + 0.5).rounded(.down))) }
    let count = Double(max(1, pairs.count))
    self.count = pairs.count
    exact = Double(whole.count { $0.0 == $0.1 }) / count
    adjacent = Double(whole.count { abs($0.0 - $0.1) <= 1 }) / count
    squaredError = pairs.reduce(0) { $0 + (Double($1.mark) - $1.mean) * (Double($1.mark) - $1.mean) } / count
    bias = pairs.reduce(0) { $0 + Double($1.mark) - $1.mean } / count
    quadraticKappa = Self.kappa(whole)
  }

  private static func kappa(_ pairs: [(Int, Int)]) -> Double? {
    func square(_ left: Int, _ right: Int) -> Double { Double((left - right) * (left - right)) }
    let observed = pairs.reduce(0) { $0 + square($1.0, $1.1) }
    var ours: [Int: Int] = [:]
    var theirs: [Int: Int] = [:]
    for (own, other) in pairs {
      ours[own, default: 0] += 1
      theirs[other, default: 0] += 1
    }
    var expected = 0.0
    for (own, count) in ours.sorted(by: { $0.key < $1.key }) {
      for (other, otherCount) in theirs.sorted(by: { $0.key < $1.key }) {
        expected += square(own, other) * Double(count) * Double(otherCount)
      }
    }
    return expected > 0 ? 1 - observed * Double(pairs.count) / expected : nil
  }
}
