/// A mark as a file holds it, by a person or by the program.
public struct GivenMark: Sendable {
  /// Who gave it, and in which file.
  public struct Source: Sendable, Hashable {
    /// The file's name, without its folder where that is enough to tell it.
    public let file: String
    /// The marker's name; the program's with its version.
    public let marker: String
    /// Whether it is the program.
    public let isProgram: Bool

    /// Makes a source.
    public init(file: String, marker: String, isProgram: Bool) {
      (self.file, self.marker, self.isProgram) = (file, marker, isProgram)
    }
  }

  /// What is marked: a criterion or a required item of a question.
  public struct Item: Sendable, Hashable {
    /// Id of the case.
    public let caseID: String
    /// Id of the question.
    public let questionID: String
    /// Id of the criterion or required item.
    public let criterion: String

    /// Makes an item.
    public init(caseID: String, questionID: String, criterion: String) {
      (self.caseID, self.questionID, self.criterion) = (caseID, questionID, criterion)
    }
  }

  /// What a bank or a score says of an item.
  public struct Scale: Sendable, Equatable {
    /// The most a mark can be.
    public let outOf: Int
    /// Whether it is a required item, which is no part of the score; nil where a marking sheet does not say.
    public let isSafety: Bool?

    /// Makes a scale.
    public init(outOf: Int, isSafety: Bool?) {
      (self.outOf, self.isSafety) = (outOf, isSafety)
    }
  }

  /// The greatest mark that is taken, whatever a file says the most can be.
  public static let greatest = 1_000

  /// Who gave it.
  public let source: Source
  /// The line it stands on, counted from 1.
  public let line: Int
  /// Who answered, or the answer's name on a blind sheet.
  public let learner: String
  /// The fingerprint of the answer, where the file has it; see `AnswerID.hash`.
  public let answerHash: String?
  /// The fingerprint of the answer as a marking sheet shows it; a spreadsheet may have changed its line breaks.
  public let shownHash: String?
  /// The hash of the case, where the file has it.
  public let caseHash: String?
  /// What is marked.
  public let item: Item
  /// The mark; nil when the program could not tell.
  public let mark: Int?
  /// What the file says of the scale.
  public let scale: Scale?
  /// How sure the program was, 0 to 1, where the file has it.
  public let confidence: Double?
  /// The words that earned it, where the file has them.
  public let evidence: [String]

  /// Makes a mark.
  public init(
    source: Source, line: Int, learner: String, answerHash: String? = nil, shownHash: String? = nil,
    caseHash: String? = nil, item: Item, mark: Int?, scale: Scale? = nil, confidence: Double? = nil,
    evidence: [String] = []
  ) {
    (self.source, self.line, self.learner) = (source, line, learner)
    (self.answerHash, self.shownHash, self.caseHash) = (answerHash, shownHash, caseHash)
    (self.item, self.mark, self.scale) = (item, mark, scale)
    (self.confidence, self.evidence) = (confidence, evidence)
  }
}
