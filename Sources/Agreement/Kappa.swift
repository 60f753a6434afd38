/// How much a difference of marks counts in a kappa.
public enum KappaWeight: Sendable {
  /// Every difference counts the same: Cohen's kappa.
  case none
  /// A difference counts by its size.
  case linear
  /// A difference counts by the square of its size.
  case quadratic
}

extension ConfusionMatrix {
  /// Agreement beyond what the markers' own frequencies would give by chance: 1 is perfect, 0 is chance.
  ///
  /// One less the weighted disagreement that was seen, divided by the weighted disagreement that would be expected if
  /// the two marked apart from each other. Where one marker used one mark only, it would be 0 whatever the other did,
  /// and says nothing: there it is undefined. Sources: Cohen, Educational and Psychological Measurement 1960;20:37;
  /// weighted: Psychological Bulletin 1968;70:213.
  ///
  /// - Parameter weight: how much a difference counts.
  /// - Returns: at most 1; nil unless both markers used two marks or more.
  public func kappa(_ weight: KappaWeight) -> Double? {
    if !isVaried { return nil }
    let levels = levels
    let n = Double(count)
    let seen = cells.reduce(0) { $0 + Double($1.count) * Self.distance($1.pair, weight) }
    let expected: Double =
      switch weight {
      case .none: n - levels.reduce(0) { $0 + Double($1.first) * Double($1.second) } / n
      case .linear: Self.absoluteDifferences(levels) / n
      case .quadratic: Self.squaredDifferences(levels, n) / n
      }
    return 1 - seen / expected
  }

  private static func distance(_ pair: RatedPair, _ weight: KappaWeight) -> Double {
    let difference = Double(pair.first) - Double(pair.second)
    return switch weight {
    case .none: difference == 0 ? 0 : 1
    case .linear: abs(difference)
    case .quadratic: difference * difference
    }
  }

  /// The sum of |first - second| over every first mark with every second one: for each step of the scale, how many
  /// pairs of marks lie on both sides of it.
  private static func absoluteDifferences(_ levels: [(level: Int, first: Int, second: Int)]) -> Double {
    let (allFirst, allSecond) = (
      levels.reduce(0) { $0 + Double($1.first) }, levels.reduce(0) { $0 + Double($1.second) }
    )
    var (first, second, sum) = (0.0, 0.0, 0.0)
    for (level, next) in zip(levels, levels.dropFirst()) {
      first += Double(level.first)
      second += Double(level.second)
      sum += Double(next.level - level.level) * (first * (allSecond - second) + second * (allFirst - first))
    }
    return sum
  }

  /// The sum of (first - second)² over every first mark with every second one.
  private static func squaredDifferences(_ levels: [(level: Int, first: Int, second: Int)], _ n: Double) -> Double {
    // Counted from the first level, so that large marks lose no digits.
    let origin = levels.first?.level ?? 0
    var (first, second, squares) = (0.0, 0.0, 0.0)
    for level in levels {
      let mark = Double(level.level - origin)
      first += mark * Double(level.first)
      second += mark * Double(level.second)
      squares += mark * mark * Double(level.first + level.second)
    }
    return n * squares - 2 * first * second
  }
}
