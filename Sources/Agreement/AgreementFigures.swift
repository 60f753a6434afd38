/// A figure of the agreement between two markers.
public enum AgreementFigure: String, Sendable, CaseIterable {
  /// Share of answers with the same mark, 0 to 1.
  case exact
  /// Share of answers whose marks differ by one at most, 0 to 1.
  case adjacent
  /// Cohen's kappa.
  case kappa
  /// Kappa in which a difference counts by its size.
  case linearKappa
  /// Kappa in which a difference counts by its square.
  case quadraticKappa
  /// The second marker's mean less the first's, in marks.
  case bias
  /// `bias` divided by the pooled standard deviation; see `ConfusionMatrix.standardisedDifference`.
  case smd
  /// ICC(2,1), for scores.
  case icc
}

/// All figures of the agreement between two markers; nil for one that is undefined.
public struct AgreementFigures: Sendable, Equatable {
  private let values: [Double?]
  /// How many answers both marked.
  public let count: Int
  /// How many of them got the same mark.
  public let same: Int
  /// How many got marks that differ by exactly one.
  public let byOne: Int

  /// Takes the figures of a matrix.
  public init(_ matrix: ConfusionMatrix) {
    var (same, byOne) = (0, 0)
    for cell in matrix.cells {
      switch abs(cell.pair.first - cell.pair.second) {
      case 0: same += cell.count
      case 1: byOne += cell.count
      default: break
      }
    }
    (count, self.same, self.byOne) = (matrix.count, same, byOne)
    func share(_ part: Int) -> Double? { matrix.count > 0 ? Double(part) / Double(matrix.count) : nil }
    values = AgreementFigure.allCases.map { figure in
      switch figure {
      case .exact: share(same)
      case .adjacent: share(same + byOne)
      case .kappa: matrix.kappa(.none)
      case .linearKappa: matrix.kappa(.linear)
      case .quadraticKappa: matrix.kappa(.quadratic)
      case .bias: matrix.meanDifference
      case .smd: matrix.standardisedDifference()
      case .icc: matrix.intraclassCorrelation
      }
    }
  }

  /// One figure; nil when it is undefined.
  public subscript(_ figure: AgreementFigure) -> Double? { values[figure.place] }
}

extension AgreementFigure {
  /// Where it stands among all of them.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
