/// What marked answers have taught about one question.
///
/// Every number is rounded to `decimals` places when it is made, so that what is read from a file gives the same marks,
/// to the bit, as what was written.
public struct QuestionCalibration: Sendable, Hashable {
  /// Places after the point that numbers are kept with.
  public static let decimals = 4

  /// Id of the question.
  public let question: String
  /// The answers that were learned from; the words of every criterion name them by their place here.
  public let answers: [MarkedExample]
  /// What was learned, for each criterion that anything was learned about.
  public let criteria: [CriterionCalibration]

  /// Makes a calibration.
  public init(question: String, answers: [MarkedExample], criteria: [CriterionCalibration]) {
    self.question = question
    self.answers = answers
    self.criteria = criteria
  }

  /// A number as it is kept.
  public static func rounded(_ value: Double) -> Double {
    // A whole number divided by a power of ten is what a reader makes of the digits.
    let whole = (value * 10_000).rounded()
    return whole == 0 || !whole.isFinite ? 0 : whole / 10_000
  }
}

/// An answer that was learned from, without its text.
public struct MarkedExample: Sendable, Hashable {
  /// Fingerprint of its text: 16 hexadecimal digits.
  public let fingerprint: String
  /// How many stems it has, by their weights: the length of its vector.
  public let size: Double

  /// Makes an example.
  public init(fingerprint: String, size: Double) {
    self.fingerprint = fingerprint
    self.size = QuestionCalibration.rounded(size)
  }
}

/// How the estimate of one criterion is made: a sum of shares of the full mark.
public struct CriterionCalibration: Sendable, Hashable {
  /// A stem and what it moves.
  public struct WordWeight: Sendable, Hashable {
    /// The stem.
    public let stem: String
    /// What it adds to the share of the full mark in an answer of this one stem; in others divided by their size.
    public let weight: Double
    /// The marked answers that hold it, as places in the question's list.
    public let answers: [Int]

    /// Makes a weight.
    public init(stem: String, weight: Double, answers: [Int]) {
      self.stem = stem
      self.weight = weight
      self.answers = answers
    }
  }

  /// What one marked answer says about the criterion.
  public struct Teaching: Sendable, Hashable {
    /// Its place in the question's list.
    public let answer: Int
    /// The mark it was given; the mean where several markers marked it.
    public let mark: Double
    /// How strongly it pulls an answer like it, as a share of the full mark.
    public let pull: Double

    /// Makes a teaching.
    public init(answer: Int, mark: Double, pull: Double) {
      self.answer = answer
      self.mark = mark
      self.pull = pull
    }
  }

  /// Id of the criterion.
  public let criterion: String
  /// Where the estimate starts.
  public let offset: Double
  /// What the rubric's own mark adds, when it is full.
  public let evidence: Double
  /// What the examples of `like` add: for the square root of the share of an example that was found.
  public let found: Double
  /// For the cosine of answer and example.
  public let alike: Double
  /// For the same cosine, where one of the two denies something and the other does not.
  public let contrary: Double
  /// For the share of the answer that the example holds.
  public let exact: Double
  /// For the mean of the cosines with all examples.
  public let typical: Double
  /// For an answer that denies something.
  public let denial: Double
  /// The estimate in marks from which one mark, two marks and so on are given; rising.
  public let thresholds: [Double]
  /// How sure a mark is.
  public let confidence: ConfidenceTable
  /// The stems that move the estimate, in order of the alphabet.
  public let words: [WordWeight]
  /// The marked answers.
  public let teachings: [Teaching]

  /// Makes a calibration; numbers are rounded.
  public init(
    criterion: String, offset: Double, evidence: Double, found: Double, alike: Double, contrary: Double,
    exact: Double = 0, typical: Double = 0, denial: Double = 0, thresholds: [Double], confidence: ConfidenceTable,
    words: [WordWeight], teachings: [Teaching]
  ) {
    self.criterion = criterion
    self.offset = QuestionCalibration.rounded(offset)
    self.evidence = QuestionCalibration.rounded(evidence)
    self.found = QuestionCalibration.rounded(found)
    self.alike = QuestionCalibration.rounded(alike)
    self.contrary = QuestionCalibration.rounded(contrary)
    self.exact = QuestionCalibration.rounded(exact)
    self.typical = QuestionCalibration.rounded(typical)
    self.denial = QuestionCalibration.rounded(denial)
    self.thresholds = thresholds.map(QuestionCalibration.rounded)
    self.confidence = confidence
    self.words = words.sorted { $0.stem < $1.stem }.map {
      WordWeight(stem: $0.stem, weight: QuestionCalibration.rounded($0.weight), answers: $0.answers)
    }
    self.teachings = teachings.map {
      Teaching(
        answer: $0.answer, mark: QuestionCalibration.rounded($0.mark), pull: QuestionCalibration.rounded($0.pull))
    }
  }
}
