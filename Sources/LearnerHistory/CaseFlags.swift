public import Foundation
import GRDB

/// "This case has a fault", for those who write cases.
public struct CaseFlag: Sendable, Equatable {
  /// The id of the one who raised it.
  public let learner: String
  /// The case's id.
  public let caseID: String
  /// Names the very text of the case that was read.
  public let caseHash: String
  /// The question's id within its case; none when the flag is about the whole case.
  public let questionID: String?
  /// What is the matter, as typed, of any length and any characters.
  public let text: String
  /// When it was raised.
  public let at: Date

  /// A flag to be kept.
  ///
  /// - Parameters:
  ///   - learner: the id of the one who raises it.
  ///   - caseID: the case's id.
  ///   - caseHash: names the very text of the case.
  ///   - questionID: the question's id within its case, or none.
  ///   - text: what is the matter.
  ///   - at: the time of raising.
  public init(learner: String, caseID: String, caseHash: String, questionID: String?, text: String, at: Date) {
    (self.learner, self.caseID, self.caseHash) = (learner, caseID, caseHash)
    (self.questionID, self.text, self.at) = (questionID, text, at)
  }
}

extension HistoryStore {
  /// Keeps a flag.
  public func flag(_ flag: CaseFlag) throws(HistoryError) {
    try scored.write { db in
      try db.execute(
        sql: "INSERT INTO case_flag (learner, case_id, case_hash, question_id, text, at) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          flag.learner, flag.caseID, flag.caseHash, flag.questionID, flag.text.bytes, flag.at.milliseconds,
        ])
    }
  }

  /// A learner's flags in the order they were raised.
  public func caseFlags(of learner: String) throws(HistoryError) -> [CaseFlag] {
    try scored.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM case_flag WHERE learner = ? ORDER BY number", arguments: [learner]
      ).map { row in
        CaseFlag(
          learner: try row.decode(forColumn: "learner"),
          caseID: try row.decode(forColumn: "case_id"),
          caseHash: try row.decode(forColumn: "case_hash"),
          questionID: try row.decode(String?.self, forColumn: "question_id"),
          text: String(bytes: try row.decode(forColumn: "text")),
          at: Date(milliseconds: try row.decode(forColumn: "at")))
      }
    }
  }
}
