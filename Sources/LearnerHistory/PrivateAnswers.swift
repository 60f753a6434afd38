public import Foundation
import GRDB

/// An answer that is never scored, about the learner's own feelings.
public struct PrivateAnswer: Sendable, Equatable {
  /// The id of the one who answered.
  public let learner: String
  /// The number of the sitting.
  public let session: Int64
  /// The case's id.
  public let caseID: String
  /// The question's id within its case.
  public let questionID: String
  /// The kind of question: `notice` or `reflect`.
  public let kind: String
  /// The answer as typed, of any length and any characters.
  public let text: String
  /// When it was recorded.
  public let at: Date

  /// A private answer to be recorded.
  ///
  /// - Parameters:
  ///   - learner: the id of the one who answered.
  ///   - session: the number of the sitting.
  ///   - caseID: the case's id.
  ///   - questionID: the question's id within its case.
  ///   - kind: the kind of question.
  ///   - text: the answer as typed.
  ///   - at: the time of recording.
  public init(
    learner: String, session: Int64, caseID: String, questionID: String, kind: String, text: String, at: Date
  ) {
    (self.learner, self.session, self.caseID, self.questionID) = (learner, session, caseID, questionID)
    (self.kind, self.text, self.at) = (kind, text, at)
  }
}

extension HistoryStore {
  /// Records a private answer in the private file and removes its sitting's draft of the question, both or neither.
  ///
  /// - Throws: ``HistoryError``; the draft is then still there.
  public func recordPrivate(_ answer: PrivateAnswer) throws(HistoryError) {
    try privateStore().write { db in
      try db.execute(
        sql: """
          INSERT INTO private_answer (learner, session, case_id, question_id, kind, text, at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          answer.learner, answer.session, answer.caseID, answer.questionID, answer.kind, answer.text.bytes,
          answer.at.milliseconds,
        ])
      try Self.removeDraft(
        db, isPrivate: true, learner: answer.learner, caseID: answer.caseID, questionID: answer.questionID,
        session: answer.session)
    }
  }
}
