public import Foundation
import GRDB

/// An answer as far as it is typed.
public struct Draft: Sendable, Equatable {
  /// The id of the one who types.
  public let learner: String
  /// The number of the sitting in which it is typed.
  public let session: Int64
  /// The case's id.
  public let caseID: String
  /// The question's id within its case.
  public let questionID: String
  /// Whether the question is one whose answers are private, so that the draft is kept with those.
  public let isPrivate: Bool
  /// The text so far, of any length and any characters.
  public let text: String
  /// The ids of the questions that this time are asked of the case, in their order; empty where that is not known.
  public let asked: [String]
  /// When it was last changed.
  public let updated: Date

  /// A draft as it stands now.
  ///
  /// - Parameters:
  ///   - learner: the id of the one who types.
  ///   - session: the number of the sitting, as ``HistoryStore/beginSession(of:kind:at:)`` gave it.
  ///   - caseID: the case's id.
  ///   - questionID: the question's id within its case.
  ///   - isPrivate: whether the question is one whose answers are private.
  ///   - text: the text so far.
  ///   - asked: the ids of the questions that this time are asked of the case.
  ///   - updated: the time of the last change.
  public init(
    learner: String, session: Int64, caseID: String, questionID: String, isPrivate: Bool, text: String,
    asked: [String] = [], updated: Date
  ) {
    (self.learner, self.session, self.caseID, self.questionID) = (learner, session, caseID, questionID)
    (self.isPrivate, self.text, self.asked, self.updated) = (isPrivate, text, asked, updated)
  }
}

extension HistoryStore {
  /// Keeps a draft in place of the one before it: there is one for each learner, case, question and sitting.
  ///
  /// - Throws: ``HistoryError``; the draft before it is then unchanged.
  public func saveDraft(_ draft: Draft) throws(HistoryError) {
    try file(isPrivate: draft.isPrivate).write { db in
      try db.execute(
        sql: """
          INSERT INTO \(Self.table(isPrivate: draft.isPrivate))
            (learner, case_id, question_id, session, text, asked, updated)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (learner, case_id, question_id, session)
          DO UPDATE SET text = excluded.text, asked = excluded.asked, updated = excluded.updated
          """,
        arguments: [
          draft.learner, draft.caseID, draft.questionID, draft.session, draft.text.bytes,
          draft.asked.joined(separator: " "), draft.updated.milliseconds,
        ])
    }
  }

  /// The drafts with which interrupted sittings go on, changed last first; none that another living program is writing.
  public func drafts(of learner: String) throws(HistoryError) -> [Draft] {
    try drafts(where: "learner = ?", arguments: [learner])
  }

  /// A sitting's own draft of one question; else the newest that no living program is writing, which becomes its own.
  ///
  /// - Parameters:
  ///   - learner: the id of the one who types.
  ///   - caseID: the case's id.
  ///   - question: the question's id within its case.
  ///   - session: the number of the sitting.
  /// - Returns: the draft, which no other sitting has; none where there is none to be had.
  /// - Throws: ``HistoryError``.
  public func takeDraft(
    of learner: String, case caseID: String, question: String, into session: Int64
  ) throws(HistoryError) -> Draft? {
    let found = try drafts(
      where: "learner = ? AND case_id = ? AND question_id = ?", arguments: [learner, caseID, question])
    if let own = found.first(where: { $0.session == session }) { return own }
    for draft in found {
      // Another program may have been quicker.
      if try adopt(draft, into: session) { return draft }
    }
    return nil
  }

  /// Makes a draft one of the sitting given, in place of that sitting's own of the question, as when a sitting goes
  /// on where a killed one stopped.
  ///
  /// - Parameters:
  ///   - draft: a draft as ``drafts(of:)`` gave it.
  ///   - session: the number of the sitting that goes on.
  /// - Returns: whether the draft was still there to be had; another program may have been quicker.
  /// - Throws: ``HistoryError``; both drafts are then unchanged.
  @discardableResult
  public func adopt(_ draft: Draft, into session: Int64) throws(HistoryError) -> Bool {
    try file(isPrivate: draft.isPrivate).write { db in
      try db.execute(
        sql: """
          UPDATE OR REPLACE \(Self.table(isPrivate: draft.isPrivate)) SET session = ?
          WHERE learner = ? AND case_id = ? AND question_id = ? AND session = ?
          """,
        arguments: [session, draft.learner, draft.caseID, draft.questionID, draft.session])
      return db.changesCount == 1
    }
  }

  /// Forgets a sitting's draft of one question, as when the learner skips it. Does nothing if there is none.
  public func discardDraft(
    of learner: String, case caseID: String, question: String, session: Int64
  ) throws(HistoryError) {
    for isPrivate in [false, true] {
      try file(isPrivate: isPrivate).write { db in
        try Self.removeDraft(
          db, isPrivate: isPrivate, learner: learner, caseID: caseID, questionID: question, session: session)
      }
    }
  }

  /// Part of the transaction that keeps the finished answer.
  static func removeDraft(
    _ db: Database, isPrivate: Bool, learner: String, caseID: String, questionID: String, session: Int64
  ) throws {
    try db.execute(
      sql: """
        DELETE FROM \(table(isPrivate: isPrivate))
        WHERE learner = ? AND case_id = ? AND question_id = ? AND session = ?
        """,
      arguments: [learner, caseID, questionID, session])
  }

  private func drafts(where condition: String, arguments: StatementArguments) throws(HistoryError) -> [Draft] {
    let sittings = try openSittings()
    var found: [Draft] = []
    for isPrivate in [false, true] {
      found += try file(isPrivate: isPrivate).read { db in
        try Row.fetchAll(
          db, sql: "SELECT * FROM \(Self.table(isPrivate: isPrivate)) WHERE \(condition)", arguments: arguments
        )
        .map { row in try Draft(row, isPrivate: isPrivate) }
        .filter { draft in try !sittings.isHeldByAnother(draft.session) }
      }
    }
    return found.sorted { ($0.updated, $0.session) > ($1.updated, $1.session) }
  }

  private func file(isPrivate: Bool) throws(HistoryError) -> StoreFile {
    isPrivate ? try privateStore() : scored
  }

  private static func table(isPrivate: Bool) -> String { isPrivate ? "private_draft" : "draft" }
}

extension Draft {
  fileprivate init(_ row: Row, isPrivate: Bool) throws {
    learner = try row.decode(forColumn: "learner")
    session = try row.decode(forColumn: "session")
    caseID = try row.decode(forColumn: "case_id")
    questionID = try row.decode(forColumn: "question_id")
    text = String(bytes: try row.decode(forColumn: "text"))
    asked = try row.decode(String.self, forColumn: "asked").split(separator: " ").map(String.init)
    updated = Date(milliseconds: try row.decode(forColumn: "updated"))
    self.isPrivate = isPrivate
  }
}
