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
      // Beside max(), SQLite takes the other columns from the row that has it (sqlite.org/lang_select.html#bareagg).
      let questions = try Row.fetchAll(
        db,
        sql: """
          SELECT question_id, max(at) AS last, count(*) AS times, score / out_of AS share
          FROM attempt WHERE learner = ? AND case_id = ? GROUP BY question_id
          """,
        arguments: [learner, caseID])
      return try Dictionary(
        uniqueKeysWithValues: questions.map { row in
          let answered = QuestionAnswered(
            lastAt: Date(milliseconds: try row.decode(forColumn: "last")),
            times: try row.decode(forColumn: "times"),
            lastShare: try row.decode(Double?.self, forColumn: "share"))
          return (try row.decode(String.self, forColumn: "question_id"), answered)
        })
    }
  }
}
