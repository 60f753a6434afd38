public import Foundation
import GRDB

/// How a learner has fared with one question of a case.
public struct QuestionAnswered: Sendable, Equatable {
  /// When it was last answered.
  public let lastAt: Date
  /// How often it was answered.
  public let times: Int
  /// What the last answer earned of what could be had, 0 to 1; none when it could not be scored.
  public let lastShare: Double?

  /// A record of one question.
  ///
  /// - Parameters:
  ///   - lastAt: when it was last answered.
  ///   - times: how often it was answered; 1 or more.
  ///   - lastShare: of what could be had, the last answer's part, 0 to 1.
  public init(lastAt: Date, times: Int, lastShare: Double?) {
    (self.lastAt, self.times, self.lastShare) = (lastAt, times, lastShare)
  }
}

extension HistoryStore {
  /// The questions of a case that a learner has answered, by their ids; private ones are not among them.
  ///
  /// Reads an index over the case's attempts, and none of the answers.
  public func questionsAnswered(
    in caseID: String, by learner: String
  ) throws(HistoryError) -> [String: QuestionAnswered] {
    try scored.read { db in
      let answers = try Row.fetchCursor(
        db,
        sql: """
          SELECT question_id, at, score / out_of AS share
          FROM attempt WHERE learner = ? AND case_id = ? ORDER BY question_id, at, number
          """,
        arguments: [learner, caseID])
      var questions: [String: QuestionAnswered] = [:]
      while let answer = try answers.next() {
        let id: String = try answer.decode(forColumn: "question_id")
        questions[id] = QuestionAnswered(
          lastAt: Date(milliseconds: try answer.decode(forColumn: "at")),
          times: (questions[id]?.times ?? 0) + 1,
          lastShare: try answer.decode(Double?.self, forColumn: "share"))
      }
      return questions
    }
  }
}
