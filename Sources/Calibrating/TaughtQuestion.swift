public import Scoring

/// What was learned about one question, and how well it holds.
public struct TaughtQuestion: Sendable {
  /// Id of the question.
  public let question: String
  /// How many marked answers there were.
  public let answers: Int
  /// How many of them cannot be judged, and so teach nothing.
  public let setAside: Int
  /// The criteria that had marks, in the order of the rubric.
  public let criteria: [TaughtCriterion]
  /// What is used: the criteria of which something was learned that holds.
  public let calibration: QuestionCalibration
}

/// What was learned about one criterion, and how well it holds.
public struct TaughtCriterion: Sendable {
  /// What became of the criterion.
  public enum Outcome: Sendable, Hashable {
    /// What was learned is used.
    case learned
    /// There are too few different answers to hold any out; the rubric is left as it is.
    case tooFew
    /// What was learned agrees no better with marks held out than the rubric alone does.
    case noBetter
    /// The marks cannot be told from the words: what was learned agrees with them as chance does.
    case likeChance

    /// Whether the calibration is used.
    public var isUsed: Bool { self == .learned }
  }

  /// Id of the criterion.
  public let criterion: String
  /// The most that its mark can be.
  public let outOf: Int
  /// The number of marked answers, and of different texts among them.
  public let answers: Int
  /// The number of different texts.
  public let texts: Int
  /// The most markers that one answer had.
  public let markers: Int
  /// What became of it.
  public let outcome: Outcome
  /// The rubric alone against the markers.
  public let before: AgreementFigures
  /// What was learned against the markers, each answer held out.
  public let after: AgreementFigures
  /// What was predicted of each answer held out.
  public let heldOut: [HeldOutMark]
  /// Of answers said to be so sure, how many agree.
  public let reliability: [ReliabilityBin]
  /// How agreement grows with the number of marked answers.
  public let curve: [LearningPoint]
  /// What was learned, whether it is used or not.
  public let calibration: CriterionCalibration
}

/// Answers of which something like the same confidence was said.
public struct ReliabilityBin: Sendable, Hashable {
  /// From this confidence on, 0 to 1.
  public let from: Double
  /// To below this one, the last bin included.
  public let to: Double
  /// How many answers.
  public let count: Int
  /// The mean of what was said.
  public let said: Double
  /// The share of markers who gave the same mark.
  public let agreed: Double
}

/// How well marks are learned from so many answers.
public struct LearningPoint: Sendable, Hashable {
  /// The number of marked answers learned from.
  public let answers: Int
  /// Mean share of the same mark over draws, 0 to 1.
  public let exact: Double
  /// Between these all draws but one in twenty lie.
  public let exactLow: Double
  /// The upper end of that.
  public let exactHigh: Double
  /// Mean quadratic kappa over the draws where it is defined.
  public let quadraticKappa: Double?
}
