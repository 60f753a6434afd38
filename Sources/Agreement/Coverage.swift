/// What is left to the program, and how well that agrees, when everything below a confidence goes to a person.
public struct Coverage: Sendable, Equatable {
  /// What becomes of the marks at one threshold.
  public struct Row: Sendable, Equatable {
    /// Marks with less confidence go to a person.
    public let reviewBelow: Double
    /// How many marks stay with the program.
    public let kept: Int
    /// How many of those agree.
    public let agreeing: Int
    /// How many marks there are in all, those that the program could not give among them.
    public let count: Int

    /// The share that stays with the program, 0 to 1; nil without marks.
    public var coverage: Double? { count > 0 ? Double(kept) / Double(count) : nil }
    /// The share of what stays that agrees, 0 to 1; nil when nothing stays.
    public var agreement: Double? { kept > 0 ? Double(agreeing) / Double(kept) : nil }
  }

  /// A row for each threshold, in the order given.
  public let rows: [Row]

  /// Counts what stays at each threshold.
  ///
  /// - Parameters:
  ///   - marks: in any order; a confidence that is no number goes to a person always.
  ///   - untold: how many more there are that the program could not give, 0 or more; these go to a person always.
  ///   - thresholds: confidences from 0 to 1.
  public init(_ marks: [StatedConfidence], untold: Int = 0, reviewBelow thresholds: [Double]) {
    rows = thresholds.map { threshold in
      let kept = marks.filter { $0.confidence >= threshold }
      return Row(
        reviewBelow: threshold, kept: kept.count, agreeing: kept.count { $0.agrees }, count: marks.count + untold)
    }
  }
}
