import Foundation
import Scoring

/// What is expected of an answer before any has been marked, as a share of the full mark.
///
/// The coefficients of criteria with examples were fitted by least squares on answers to short content questions (Mohler
/// for graded marks; sciEntsBank and Beetle for all or nothing), questions left out in eight parts to see how well they
/// carry over: see `EVALUATION.md` of the benchmarks, which fits them anew. Centres and spreads are rounded by hand from
/// the same answers. Length is no part of it on purpose.
public struct CalibrationPrior: Sendable, Hashable {
  /// A sum of shares.
  public struct Line: Sendable, Hashable {
    /// Where it starts.
    public let offset: Double
    /// What a full mark of the rubric adds.
    public let evidence: Double
    /// What the square root of the share of an example adds that was found.
    public let found: Double
    /// What the cosine of answer and example adds.
    public let alike: Double
    /// What the same adds where one of them denies something and the other does not.
    public let contrary: Double
    /// What the logarithm of the number of examples adds: of many one is alike by chance.
    public let examples: Double
    /// What the share of the answer adds that the example holds.
    public let exact: Double
    /// What the mean of the cosines with all examples adds.
    public let typical: Double
    /// What an answer that denies something adds.
    public let denial: Double
    /// The mark that is usual.
    public let centre: Double
    /// How much farther marks lie from their centre than the line expects, at least 1.
    public let spread: Double

    /// Makes a line.
    public init(
      offset: Double, evidence: Double, found: Double, alike: Double, contrary: Double, examples: Double,
      exact: Double = 0, typical: Double = 0, denial: Double = 0, centre: Double = 0.5, spread: Double = 1
    ) {
      self.offset = offset
      self.evidence = evidence
      self.found = found
      self.alike = alike
      self.contrary = contrary
      self.examples = examples
      self.exact = exact
      self.typical = typical
      self.denial = denial
      self.centre = centre
      self.spread = spread
    }
  }

  /// For a criterion without examples of which one alone is enough.
  public let rubric: Line
  /// For one with such examples and more than one point.
  public let graded: Line
  /// For one with one such example and one point.
  public let allOrNothing: Line
  /// For one with several such examples and one point: of several, one is alike by chance.
  public let allOrNothingOfSeveral: Line
  /// For one that looks for answers that say the opposite of an example: much alike, and yet not the same.
  public let contradiction: Line
  /// For one that looks for the opposite of any of several examples.
  public let contradictionOfSeveral: Line

  /// Makes a prior; lines that are not given are those that are used.
  public init(
    rubric: Line, graded: Line, allOrNothing: Line, allOrNothingOfSeveral: Line = usual.allOrNothingOfSeveral,
    contradiction: Line = usual.contradiction, contradictionOfSeveral: Line = usual.contradictionOfSeveral
  ) {
    self.rubric = rubric
    self.graded = graded
    self.allOrNothing = allOrNothing
    self.allOrNothingOfSeveral = allOrNothingOfSeveral
    self.contradiction = contradiction
    self.contradictionOfSeveral = contradictionOfSeveral
  }

  /// The one that is used.
  public static let usual = CalibrationPrior(
    // The slope is the quadratic kappa of the starter bank's rubrics with marks by hand, at first try.
    rubric: Line(
      offset: 0.1, evidence: 0.8, found: 0, alike: 0, contrary: 0, examples: 0, centre: 0.45, spread: 1.2),
    graded: Line(
      offset: 0.57, evidence: 0, found: 0.39, alike: 0.1, contrary: 0, examples: 0, centre: 0.75, spread: 1.5),
    allOrNothing: Line(
      offset: 0.06, evidence: 0, found: 0.44, alike: 0.94, contrary: -0.2, examples: 0, exact: -0.39, denial: 0.07,
      centre: 0.4, spread: 2),
    allOrNothingOfSeveral: Line(
      offset: -0.01, evidence: 0, found: -0.21, alike: 1.59, contrary: -0.39, examples: 0, exact: -0.71, typical: 0.52,
      denial: 0.05, centre: 0.4, spread: 2),
    contradiction: Line(
      offset: 0.15, evidence: -0.04, found: -0.01, alike: -0.11, contrary: 0.2, examples: 0, exact: -0.01, denial: 0.03,
      centre: 0.1, spread: 5),
    contradictionOfSeveral: Line(
      offset: 0.27, evidence: 0.1, found: 0.61, alike: -0.69, contrary: 0.28, examples: 0, exact: 0.15, typical: -0.55,
      denial: -0.05, centre: 0.27, spread: 3))

  /// The line of a criterion, the number of its examples taken into the offset.
  ///
  /// - Parameters:
  ///   - outOf: the most that its mark can be.
  ///   - examples: how many examples it has.
  ///   - isContradiction: whether it looks for answers that say the opposite of them.
  /// - Returns: the line.
  func line(outOf: Int, examples: Int, isContradiction: Bool = false) -> Line {
    guard examples > 0 else { return rubric }
    let line =
      isContradiction
      ? examples > 1 ? contradictionOfSeveral : contradiction
      : outOf > 1 ? graded : examples > 1 ? allOrNothingOfSeveral : allOrNothing
    return Line(
      offset: line.offset + line.examples * log(Double(examples)), evidence: line.evidence, found: line.found,
      alike: line.alike, contrary: line.contrary, examples: 0, exact: line.exact, typical: line.typical,
      denial: line.denial, centre: line.centre, spread: line.spread)
  }
}

extension CalibrationPrior.Line {
  /// The share it expects.
  func share(_ criterion: FeatureReader.Features.Criterion) -> Double {
    let like = criterion.resemblance
    return offset + evidence * Double(criterion.mark) / Double(criterion.outOf) + found * like.found
      + alike * like.alike + contrary * like.contrary + exact * like.exact + typical * like.typical
      + denial * like.denial
  }
}
