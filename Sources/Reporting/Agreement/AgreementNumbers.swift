import Agreement
internal import Foundation

/// Figures as reports on agreement write them, and which of them they show.
extension AgreementWords {
  static func answers(_ number: Int) -> String { number == 1 ? "1 answer" : "\(number) answers" }

  /// A number with two digits after the point.
  static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", value)
    return text == "-0.00" ? "0.00" : text
  }

  /// A share in percent: 0% and 100% only where it is none and all.
  static func percent(_ share: Double) -> String {
    if share <= 0 || share >= 1 { return share <= 0 ? "0%" : "100%" }
    return "\(min(max(Int((share * 100).rounded()), 1), 99))%"
  }

  static func name(_ figure: AgreementFigure) -> String {
    switch figure {
    case .exact: "same mark"
    case .adjacent: "within one mark"
    case .kappa: "Cohen's kappa"
    case .linearKappa: "kappa, linear weights"
    case .quadraticKappa: "kappa, quadratic weights"
    case .bias: "mean difference"
    case .smd: "difference in SD (SMD)"
    case .icc: "ICC(2,1)"
    }
  }

  static func value(_ figure: AgreementFigure, _ value: Double?) -> String {
    guard let value else { return undefined }
    switch figure {
    case .exact, .adjacent: return percent(value)
    default: return number(value)
    }
  }

  static func interval(_ figure: AgreementFigure, _ interval: Interval?) -> String {
    guard let interval else { return "" }
    let ends = "\(value(figure, interval.low)) to \(value(figure, interval.high))"
    let all = interval.resamples + interval.undefined
    return interval.undefined == 0 ? ends : ends + " (\(interval.resamples) of \(all))"
  }

  /// The figures that are shown of an item: with two levels the kappas are one.
  static func figures(_ item: ItemAgreement) -> [AgreementFigure] {
    item.outOf <= 1 ? [.exact, .kappa, .bias, .smd] : AgreementFigure.allCases
  }

  /// The levels that a table shows: all of a short scale, else those that came; nil when these are too many to read.
  static func levels(_ item: ItemAgreement) -> [Int]? {
    if item.outOf <= 10 { return Array(0...item.outOf) }
    let came = item.matrix.levels.map(\.level)
    return came.count <= 12 ? came : nil
  }

  static let noMatrix = "There are too many different marks for a table here; the JSON has them all."
}
