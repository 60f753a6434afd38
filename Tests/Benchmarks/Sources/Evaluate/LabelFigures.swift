/// Agreement of what was told with labels.
enum LabelFigures {
  /// Pearson's correlation.
  static func correlation(_ left: [Double], _ right: [Double]) -> Double {
    let count = Double(max(1, left.count))
    let (leftMean, rightMean) = (left.reduce(0, +) / count, right.reduce(0, +) / count)
    var (both, ofLeft, ofRight) = (0.0, 0.0, 0.0)
    for (first, second) in zip(left, right) {
      both += (first - leftMean) * (second - rightMean)
      ofLeft += (first - leftMean) * (first - leftMean)
      ofRight += (second - rightMean) * (second - rightMean)
    }
    return ofLeft * ofRight > 0 ? both / (ofLeft * ofRight).squareRoot() : 0
  }

  /// Cohen's kappa with quadratic weights (1968); of two labels the plain kappa.
  static func quadraticKappa(_ left: [Int], _ right: [Int]) -> Double {
    var observed = 0.0
    var (first, second): ([Int: Double], [Int: Double]) = ([:], [:])
    for (one, other) in zip(left, right) {
      observed += Double((one - other) * (one - other))
      first[one, default: 0] += 1
      second[other, default: 0] += 1
    }
    var expected = 0.0
    for (one, count) in first {
      for (other, more) in second { expected += Double((one - other) * (one - other)) * count * more }
    }
    return expected > 0 ? 1 - observed * Double(left.count) / expected : 0
  }

  /// Mean of the F1 of each label.
  static func macroF1(_ told: [Int], _ labels: [Int], of all: [Int]) -> Double {
    all.reduce(0) { sum, label in
      let both = Double(zip(told, labels).count { $0 == label && $1 == label })
      let either = Double(told.count { $0 == label } + labels.count { $0 == label })
      return sum + (either > 0 ? 2 * both / either : 0)
    } / Double(all.count)
  }
}
