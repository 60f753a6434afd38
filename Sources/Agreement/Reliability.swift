/// How sure somebody was of a mark, and whether a marker gave the same.
public struct StatedConfidence: Sendable, Equatable {
  /// From 0 to 1.
  public let confidence: Double
  /// Whether the marks are the same.
  public let agrees: Bool

  /// Makes one.
  public init(_ confidence: Double, agrees: Bool) {
    (self.confidence, self.agrees) = (confidence, agrees)
  }
}

/// Whether confidence means something: of what is said with 0.8, about 80 of 100 should agree.
public struct Reliability: Sendable, Equatable {
  /// The marks whose confidence lies in one range.
  public struct Bin: Sendable, Equatable {
    /// The range's lower end, which belongs to it.
    public let from: Double
    /// The range's upper end, which belongs to the next one; 1 belongs to the last.
    public let to: Double
    /// How many marks.
    public let count: Int
    /// How many of them agree.
    public let agreeing: Int
    /// The mean of what was stated; nil without marks.
    public let stated: Double?

    /// The share that agrees; nil without marks.
    public var agreement: Double? { count > 0 ? Double(agreeing) / Double(count) : nil }
  }

  /// The ranges from 0 to 1, all of the same width.
  public let bins: [Bin]
  /// The expected calibration error: the distance between what was stated and what agrees, averaged over the marks; nil
  /// without marks. Source: Naeini, Cooper and Hauskrecht, AAAI 2015.
  public let expectedError: Double?

  /// Sorts marks into ranges.
  ///
  /// - Parameters:
  ///   - marks: in any order; a confidence that is no number is left out, one beyond 0 or 1 counts as that.
  ///   - bins: how many ranges, 1 to 1000.
  public init(_ marks: [StatedConfidence], bins: Int = 10) {
    let number = min(max(bins, 1), 1000)
    var parts = Array(repeating: (count: 0, agreeing: 0, sum: 0.0), count: number)
    // In order, so that the sums do not depend on the order in which they came.
    for mark in marks.filter(\.confidence.isFinite).sorted(by: { $0.confidence < $1.confidence }) {
      let confidence = min(max(mark.confidence, 0), 1)
      let place = min(Int(confidence * Double(number)), number - 1)
      parts[place].count += 1
      parts[place].agreeing += mark.agrees ? 1 : 0
      parts[place].sum += confidence
    }
    self.bins = parts.enumerated().map { place, part in
      Bin(
        from: Double(place) / Double(number), to: Double(place + 1) / Double(number), count: part.count,
        agreeing: part.agreeing, stated: part.count > 0 ? part.sum / Double(part.count) : nil)
    }
    let all = parts.reduce(0) { $0 + $1.count }
    let distance = parts.reduce(0) { $0 + abs(Double($1.agreeing) - $1.sum) }
    expectedError = all > 0 ? distance / Double(all) : nil
  }
}
