import Foundation
import Scoring

/// What is expected of an answer before any has been marked, as a share of the full mark.
///
/// The coefficients of criteria with examples were fitted by least squares on answers to short content questions (Mohler
/// for graded marks; sciEntsBank and Beetle for all or nothing), questions left out in nine parts to see how well they
/// carry over: see `EVALUATION.md` of the benchmarks, which fits them anew. Length is no part of it on purpose.
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

    /// Makes a line.
    public init(
      offset: Double, evidence: Double, found: Double, alike: Double, contrary: Double, examples: Double
    ) {
      self.offset = offset
      self.evidence = evidence
      self.found = found
      self.alike = alike
      self.contrary = contrary
      self.examples = examples
    }
  }

  /// For a criterion without examples of which one alone is enough.
  public let rubric: Line
  /// For one with such examples and more than one point.
  public let graded: Line
  /// For one with such examples and one point.
  public let allOrNothing: Line

  /// Makes a prior.
  public init(rubric: Line, graded: Line, allOrNothing: Line) {
    self.rubric = rubric
    self.graded = graded
    self.allOrNothing = allOrNothing
  }

  /// The one that is used.
  public static let usual = CalibrationPrior(
    rubric: Line(offset: 0.1, evidence: 0.7, found: 0, alike: 0, contrary: 0, examples: 0),
    graded: Line(offset: 0.57, evidence: 0, found: 0.38, alike: 0.11, contrary: 0, examples: 0),
    allOrNothing: Line(offset: 0.03, evidence: 0, found: 0.52, alike: 0.48, contrary: -0.33, examples: -0.1))

  /// The line of a criterion, the number of its examples taken into the offset.
  func line(outOf: Int, examples: Int) -> Line {
    guard examples > 0 else { return rubric }
    let line = outOf > 1 ? graded : allOrNothing
    return Line(
      offset: line.offset + line.examples * log(Double(examples)), evidence: line.evidence, found: line.found,
      alike: line.alike, contrary: line.contrary, examples: 0)
  }
}

extension CalibrationPrior.Line {
  /// The share it expects.
  func share(_ criterion: FeatureReader.Features.Criterion) -> Double {
    let alike = criterion.resemblance
    return offset + evidence * Double(criterion.mark) / Double(criterion.outOf) + found * alike.found
      + self.alike * alike.alike + contrary * alike.contrary
  }
}
