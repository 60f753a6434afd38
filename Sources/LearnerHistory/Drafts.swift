public import Foundation
import GRDB

/// An answer as far as it is typed.
public struct Draft: Sendable, Equatable {
  /// The id of the one who types.
  public let learner: String
  /// The case's id.
  public let caseID: String
  /// The question's id within its case.
  public let questionID: String
  /// Whether the question is one whose answers are private, so that the draft is kept with those.
  public let isPrivate: Bool
  /// The text so far, of any length and any characters.
  public let text: String
  /// When it was last changed.
  public let updated: Date

  /// A draft as it stands now.
  ///
  /// - Parameters:
  ///   - learner: the id of the one who types.
  ///   - caseID: the case's id.
  ///   - questionID: the question's id within its case.
  ///   - isPrivate: whether the question is one whose answers are private.
  ///   - text: the text so far.
  ///   - updated: the time of the last change.
  public init(
    learner: String, caseID: String, questionID: String, isPrivate: Bool, text: String, updated: Date
  ) {
    (self.learner, self.caseID, self.questionID) = (learner, caseID, questionID)
    (self.isPrivate, self.text, self.updated) = (isPrivate, text, updated)
  }
}

extension HistoryStore {
  /// Keeps a draft in place of the one before it: there is one for each learner, case and question.
  ///
  /// - Throws: ``HistoryError``; the draft before it is then unchanged.
  public func saveDraft(_ draft: Draft) throws(HistoryError) {
    let file = draft.isPrivate ? try privateStore() : scored
    try file.write { db in
      try db.execute(
        sql: """
          INSERT INTO \(Self.table(isPrivate: draft.isPrivate)) (learner, case_id, question_id, text, updated)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET text = excluded.text, updated = excluded.updated
          """,
        arguments: [
          draft.learner, draft.caseID, draft.questionID, draft.text.bytes, draft.updated.milliseconds,
        ])
    }
  }

  /// The draft of one question, if there is one.
  public func draft(of learner: String, case caseID: String, question: String) throws(HistoryError) -> Draft? {
    try newestDraft(
      where: "learner = ? AND case_id = ? AND question_id = ?", arguments: [learner, caseID, question])
  }

  /// The draft that was changed last, with which an interrupted sitting goes on.
  public func latestDraft(of learner: String) throws(HistoryError) -> Draft? {
    try newestDraft(where: "learner = ?", arguments: [learner])
  }

  /// Forgets the draft of one question, as when the learner skips it. Does nothing if there is none.
  public func discardDraft(of learner: String, case caseID: String, question: String) throws(HistoryError) {
    for (file, isPrivate) in [(scored, false), (try privateStore(), true)] {
      try file.write { db in
        try Self.removeDraft(db, isPrivate: isPrivate, learner: learner, caseID: caseID, questionID: question)
      }
    }
  }

  /// Part of the transaction that keeps the finished answer.
  static func removeDraft(
    _ db: Database, isPrivate: Bool, learner: String, caseID: String, questionID: String
  ) throws {
    try db.execute(
      sql: "DELETE FROM \(table(isPrivate: isPrivate)) WHERE learner = ? AND case_id = ? AND question_id = ?",
      arguments: [learner, caseID, questionID])
  }

  private func newestDraft(where condition: String, arguments: StatementArguments) throws(HistoryError) -> Draft? {
    var newest: Draft?
    for (file, isPrivate) in [(scored, false), (try privateStore(), true)] {
      let found = try file.read { db in
        try Row.fetchOne(
          db,
          sql: """
            SELECT * FROM \(Self.table(isPrivate: isPrivate)) WHERE \(condition) ORDER BY updated DESC LIMIT 1
            """,
          arguments: arguments
        ).map { row in try Draft(row, isPrivate: isPrivate) }
      }
      if let found, found.updated >= newest?.updated ?? .distantPast { newest = found }
    }
    return newest
  }

  private static func table(isPrivate: Bool) -> String { isPrivate ? "private_draft" : "draft" }
}

extension Draft {
  fileprivate init(_ row: Row, isPrivate: Bool) throws {
    learner = try row.decode(forColumn: "learner")
    caseID = try row.decode(forColumn: "case_id")
    questionID = try row.decode(forColumn: "question_id")
    text = String(bytes: try row.decode(forColumn: "text"))
    updated = Date(milliseconds: try row.decode(forColumn: "updated"))
    self.isPrivate = isPrivate
  }
}
