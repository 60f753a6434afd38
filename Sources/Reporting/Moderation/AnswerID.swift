internal import Matching

/// A name for one answer that does not show who gave it.
///
/// It keeps a marker from knowing the learner. It is no secret: who has the answers can work it out.
public enum AnswerID {
  /// The fingerprint of an answer's text, by which a score knows the answer it belongs to.
  ///
  /// - Parameter answer: the answer as given.
  /// - Returns: 16 hexadecimal digits.
  public static func hash(_ answer: String) -> String {
    Fingerprint.hex(Fingerprint.of(answer))
  }

  /// The name of an answer; the same learner's same words to the same question have the same.
  ///
  /// - Parameters:
  ///   - learner: who answered.
  ///   - caseID: id of the case.
  ///   - questionID: id of the question.
  ///   - answerHash: what `hash` gives.
  /// - Returns: `answer-` and 16 hexadecimal digits.
  public static func of(learner: String, case caseID: String, question questionID: String, answerHash: String) -> String
  {
    "answer-" + Fingerprint.hex(Fingerprint.of([learner, caseID, questionID, answerHash].joined(separator: "\n")))
  }
}
