extension ConfusionMatrix {
  /// ICC(2,1): the share of the scores' variance that lies between answers, not between markers or in chance; two-way
  /// random effects, absolute agreement, a single marker.
  ///
  /// (MSR - MSE) / (MSR + (k - 1) MSE + k (MSC - MSE) / n) with k = 2 markers, where MSR, MSC and MSE are the mean
  /// squares of answers, markers and what is left. Source: Shrout and Fleiss, Psychological Bulletin 1979;86:420, case
  /// 2.
  ///
  /// - Returns: at most 1; nil unless both markers used two marks or more.
  public var intraclassCorrelation: Double? {
    guard isVaried else { return nil }
    let n = Double(count)
    let meanFirst = cells.reduce(0) { $0 + Double($1.count) * Double($1.pair.first) } / n
    let meanSecond = cells.reduce(0) { $0 + Double($1.count) * Double($1.pair.second) } / n
    let grand = (meanFirst + meanSecond) / 2
    var (rows, rest) = (0.0, 0.0)
    for cell in cells {
      let (first, second) = (Double(cell.pair.first), Double(cell.pair.second))
      let row = (first + second) / 2 - grand
      // With two markers what is left is the same to either side.
      let left = (first - second - (meanFirst - meanSecond)) / 2
      rows += Double(cell.count) * 2 * row * row
      rest += Double(cell.count) * 2 * left * left
    }
    let markers = n * (meanFirst - meanSecond) * (meanFirst - meanSecond) / 2
    let (betweenAnswers, residual) = (rows / (n - 1), rest / (n - 1))
    let whole = betweenAnswers + residual + 2 * (markers - residual) / n
    return abs(whole) > 1e-12 ? (betweenAnswers - residual) / whole : nil
  }
}
