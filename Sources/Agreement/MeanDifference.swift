extension ConfusionMatrix {
  /// The second marker's mean less the first's, in marks; nil when there are no answers.
  public var meanDifference: Double? {
    guard count > 0 else { return nil }
    return cells.reduce(0) { $0 + Double($1.count) * Double($1.pair.second - $1.pair.first) } / Double(count)
  }

  /// The root of the mean of both markers' variances (each with n - 1), in marks; nil for fewer than two answers.
  ///
  /// Source: Williamson, Xi and Breyer, A framework for evaluation and use of automated scoring, Educational
  /// Measurement: Issues and Practice 2012;31(1):2, as ETS computes it.
  public var pooledDeviation: Double? {
    guard count > 1 else { return nil }
    let n = Double(count)
    let meanFirst = cells.reduce(0) { $0 + Double($1.count) * Double($1.pair.first) } / n
    let meanSecond = cells.reduce(0) { $0 + Double($1.count) * Double($1.pair.second) } / n
    let squares = cells.reduce(0.0) { sum, cell in
      let (first, second) = (Double(cell.pair.first) - meanFirst, Double(cell.pair.second) - meanSecond)
      return sum + Double(cell.count) * (first * first + second * second)
    }
    return (squares / (2 * (n - 1))).squareRoot()
  }

  /// The standardised mean difference: `meanDifference` divided by a pooled standard deviation. Automated scoring is
  /// held to 0.15 over all, and to 0.10 for any group, by the same source.
  ///
  /// - Parameter deviation: what to divide by, in marks; this matrix's own `pooledDeviation` when nil. To compare a
  ///   group with all, divide by that of all.
  /// - Returns: a number of standard deviations; nil when every marker gave one mark only.
  public func standardisedDifference(by deviation: Double? = nil) -> Double? {
    guard let difference = meanDifference, let deviation = deviation ?? pooledDeviation, deviation > 1e-9 else {
      return nil
    }
    return difference / deviation
  }
}
