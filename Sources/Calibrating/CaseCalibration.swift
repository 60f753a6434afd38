public import Scoring

/// What was learned about the questions of one case: what `CASE.calibration.yaml` holds.
public struct CaseCalibration: Sendable, Hashable {
  /// What is kept of how well one criterion was learned.
  public struct Record: Sendable, Hashable {
    /// Id of the criterion.
    public let criterion: String
    /// What became of it; only what was learned is used.
    public let outcome: TaughtCriterion.Outcome
    /// The number of marked answers.
    public let answers: Int
    /// The number of different texts among them.
    public let texts: Int
    /// The most markers that one answer had.
    public let markers: Int
    /// The rubric alone against the markers.
    public let before: AgreementFigures
    /// What was learned against the markers, each answer held out.
    public let after: AgreementFigures

    /// Makes a record; the figures are rounded as they are kept.
    public init(
      criterion: String, outcome: TaughtCriterion.Outcome, answers: Int, texts: Int, markers: Int,
      before: AgreementFigures, after: AgreementFigures
    ) {
      self.criterion = criterion
      self.outcome = outcome
      self.answers = answers
      self.texts = texts
      self.markers = markers
      self.before = before.rounded
      self.after = after.rounded
    }

    /// The record of what was taught.
    public init(_ taught: TaughtCriterion) {
      self.init(
        criterion: taught.criterion, outcome: taught.outcome, answers: taught.answers, texts: taught.texts,
        markers: taught.markers, before: taught.before, after: taught.after)
    }
  }

  /// One question.
  public struct QuestionPart: Sendable, Hashable {
    /// What is used.
    public let calibration: QuestionCalibration
    /// How well each criterion was learned, those left alone included.
    public let records: [Record]

    /// Makes a part.
    public init(calibration: QuestionCalibration, records: [Record]) {
      self.calibration = calibration
      self.records = records
    }

    /// The part of what was taught.
    public init(_ taught: TaughtQuestion) {
      self.init(calibration: taught.calibration, records: taught.criteria.map { Record($0) })
    }
  }

  /// Id of the case.
  public let caseID: String
  /// Fingerprint of the case; a calibration fits no other.
  public let caseHash: String
  /// Version of the engine that learned.
  public let engine: String
  /// The day, as 2026-11-27.
  public let date: String
  /// The questions.
  public let questions: [QuestionPart]

  /// Makes a calibration.
  public init(caseID: String, caseHash: String, engine: String, date: String, questions: [QuestionPart]) {
    self.caseID = caseID
    self.caseHash = caseHash
    self.engine = engine
    self.date = date
    self.questions = questions
  }

  /// What is used for a question; nil where nothing is, or the case is another one by now.
  ///
  /// - Parameters:
  ///   - question: id of the question.
  ///   - caseHash: fingerprint of the case as it is.
  /// - Returns: what `CompiledQuestion` takes.
  public func calibration(of question: String, caseHash: String) -> QuestionCalibration? {
    guard caseHash == self.caseHash else { return nil }
    return questions.first { $0.calibration.question == question }?.calibration
  }
}

extension AgreementFigures {
  /// The same as they are kept.
  var rounded: AgreementFigures {
    AgreementFigures(
      count: count, exact: QuestionCalibration.rounded(exact), adjacent: QuestionCalibration.rounded(adjacent),
      quadraticKappa: quadraticKappa.map(QuestionCalibration.rounded),
      squaredError: QuestionCalibration.rounded(squaredError), bias: QuestionCalibration.rounded(bias))
  }
}

extension TaughtCriterion.Outcome {
  /// How it is written in a file.
  static let words: [(outcome: TaughtCriterion.Outcome, word: String)] = [
    (.learned, "learned"), (.tooFew, "left alone: too few answers"),
    (.noBetter, "left alone: no better than the rubric"),
    (.likeChance, "left alone: no better than chance"),
  ]

  /// In words.
  public var text: String { Self.words.first { $0.outcome == self }?.word ?? "" }
}
