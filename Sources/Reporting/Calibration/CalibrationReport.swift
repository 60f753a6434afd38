internal import Agreement
public import Authoring
public import Calibrating

/// What marked answers have taught about the cases of a bank, and what they say to its authors.
public struct CalibrationReport: Sendable {
  /// One criterion.
  public struct CriterionPart: Sendable {
    /// What was learned, and how well it holds.
    public let taught: TaughtCriterion
    /// What the criterion looks for.
    public let looksFor: String
    /// The words that move its estimate most, the strongest first.
    public let words: [MovingWord]
    /// How far its markers differ, two by two.
    public let markers: [MarkerDifference]
    /// What tells answers apart and no rule looks for.
    public let phrases: [TellingPhrase]
    /// Rules that speak where people gave nothing.
    public let rules: [MisfiringRule]

    /// Makes a part.
    public init(
      taught: TaughtCriterion, looksFor: String, words: [MovingWord], markers: [MarkerDifference],
      phrases: [TellingPhrase], rules: [MisfiringRule]
    ) {
      (self.taught, self.looksFor, self.words, self.markers) = (taught, looksFor, words, markers)
      (self.phrases, self.rules) = (phrases, rules)
    }

    /// What more marks would bring; nil where the learning curve does not tell.
    public var projection: LearningProjection? {
      taught.outcome == .tooFew ? nil : LearningProjection(taught.curve, answers: taught.answers)
    }
  }

  /// A word with what it moves.
  public struct MovingWord: Sendable, Hashable {
    /// The word, as most learners write it.
    public let text: String
    /// Whether it moves the estimate up.
    public let isUp: Bool
    /// In how many marked answers it stands.
    public let answers: Int

    /// Makes a word.
    public init(text: String, isUp: Bool, answers: Int) {
      (self.text, self.isUp, self.answers) = (text, isUp, answers)
    }
  }

  /// One question.
  public struct QuestionPart: Sendable {
    /// Id of the question.
    public let questionID: String
    /// How many marked answers there were.
    public let answers: Int
    /// How many of them cannot be judged, and so teach nothing.
    public let setAside: Int
    /// The criteria that had marks, in the order of the rubric.
    public let criteria: [CriterionPart]

    /// Makes a part.
    public init(questionID: String, answers: Int, setAside: Int, criteria: [CriterionPart]) {
      (self.questionID, self.answers, self.setAside, self.criteria) = (questionID, answers, setAside, criteria)
    }
  }

  /// One case.
  public struct CasePart: Sendable {
    /// Id of the case.
    public let caseID: String
    /// Fingerprint of the case as it was learned about.
    public let caseHash: String
    /// The questions that had marked answers, in the order of the case.
    public let questions: [QuestionPart]

    /// Makes a part.
    public init(caseID: String, caseHash: String, questions: [QuestionPart]) {
      (self.caseID, self.caseHash, self.questions) = (caseID, caseHash, questions)
    }
  }

  /// The cases that had marked answers, in the order of the bank.
  public let cases: [CasePart]
  /// Answers that nobody marked.
  public let answersWithoutMarks: Int
  /// Marks of answers that are not there.
  public let marksWithoutAnswers: Int

  /// Makes a report.
  public init(cases: [CasePart], answersWithoutMarks: Int, marksWithoutAnswers: Int) {
    self.cases = cases
    self.answersWithoutMarks = answersWithoutMarks
    self.marksWithoutAnswers = marksWithoutAnswers
  }

  /// How sure the marks of answers held out were, over all criteria that are used, and whether a marker gave the same;
  /// nil when none is used.
  public var certainty: MarkerPair.Certainty? {
    let criteria = cases.flatMap(\.questions).flatMap(\.criteria).map(\.taught).filter(\.outcome.isUsed)
    return criteria.isEmpty ? nil : Self.certainty(criteria)
  }

  /// The same for some criteria.
  static func certainty(_ criteria: [TaughtCriterion]) -> MarkerPair.Certainty {
    let marks = criteria.flatMap(\.heldOut).flatMap { heldOut in
      heldOut.marks.map { mark in
        StatedConfidence(heldOut.confidence, agrees: Int((mark + 0.5).rounded(.down)) == heldOut.mark)
      }
    }
    return MarkerPair.Certainty(
      reliability: Reliability(marks), coverage: Coverage(marks, reviewBelow: MarkerPair.Certainty.thresholds),
      untold: 0)
  }
}
