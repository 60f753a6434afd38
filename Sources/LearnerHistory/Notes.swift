public import Foundation
import GRDB

/// What a learner notes down beside a case, for themselves. It is kept with the private answers.
public struct Note: Sendable, Equatable {
  /// The id of the one who wrote it.
  public let learner: String
  /// The case's id.
  public let caseID: String
  /// The question's id within its case; none when the note is about the whole case.
  public let questionID: String?
  /// The note as typed, of any length and any characters.
  public let text: String
  /// When it was written.
  public let at: Date

  /// A note to be kept.
  ///
  /// - Parameters:
  ///   - learner: the id of the one who writes it.
  ///   - caseID: the case's id.
  ///   - questionID: the question's id within its case, or none.
  ///   - text: the note as typed.
  ///   - at: the time of writing.
  public init(learner: String, caseID: String, questionID: String?, text: String, at: Date) {
    (self.learner, self.caseID, self.questionID) = (learner, caseID, questionID)
    (self.text, self.at) = (text, at)
  }
}

extension HistoryStore {
  /// Keeps a note in the private file.
  public func note(_ note: Note) throws(HistoryError) {
    try privateStore().write { db in
      try db.execute(
        sql: "INSERT INTO note (learner, case_id, question_id, text, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [note.learner, note.caseID, note.questionID, note.text.bytes, note.at.milliseconds])
    }
  }

  /// A learner's notes on one case in the order they were written.
  public func notes(of learner: String, case caseID: String) throws(HistoryError) -> [Note] {
    try privateStore().read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM note WHERE learner = ? AND case_id = ? ORDER BY number", arguments: [learner, caseID]
      ).map { row in
        Note(
          learner: try row.decode(forColumn: "learner"),
          caseID: try row.decode(forColumn: "case_id"),
          questionID: try row.decode(String?.self, forColumn: "question_id"),
          text: String(bytes: try row.decode(forColumn: "text")),
          at: Date(milliseconds: try row.decode(forColumn: "at")))
      }
    }
  }
}
