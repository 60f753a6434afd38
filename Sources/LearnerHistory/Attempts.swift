public import Foundation
import GRDB

/// One answer with the score it was given. Formative: it is stored with that word and can bear no other.
public struct Attempt: Sendable, Equatable {
  /// The id of the one who answered.
  public let learner: String
  /// The number of the sitting.
  public let session: Int64
  /// The case's id.
  public let caseID: String
  /// Names the very text of the case that was answered.
  public let caseHash: String
  /// The question's id within its case.
  public let questionID: String
  /// The answer as typed, of any length and any characters.
  public let answer: String
  /// The sum of the marks, 0 to `outOf`; none when the answer could not be scored, which is not zero.
  public let score: Double?
  /// The most that could be had.
  public let outOf: Double
  /// The whole score with its evidence, as JSON.
  public let scoreJSON: String
  /// The version of the engine that scored it.
  public let engine: String
  /// How many hints were shown before the answer; 0 or more.
  public let hints: Int
  /// When it was recorded.
  public let at: Date

  /// An attempt to be recorded.
  ///
  /// - Parameters:
  ///   - learner: the id of the one who answered.
  ///   - session: the number of the sitting, as ``HistoryStore/beginSession(of:kind:at:)`` gave it.
  ///   - caseID: the case's id.
  ///   - caseHash: names the very text of the case.
  ///   - questionID: the question's id within its case.
  ///   - answer: the answer as typed.
  ///   - score: the sum of the marks, 0 to `outOf`, or none.
  ///   - outOf: the most that could be had.
  ///   - scoreJSON: the whole score as JSON.
  ///   - engine: the version of the engine.
  ///   - hints: how many hints were shown; 0 or more.
  ///   - at: the time of recording.
  public init(
    learner: String, session: Int64, caseID: String, caseHash: String, questionID: String, answer: String,
    score: Double?, outOf: Double, scoreJSON: String, engine: String, hints: Int = 0, at: Date
  ) {
    (self.learner, self.session, self.caseID, self.caseHash) = (learner, session, caseID, caseHash)
    (self.questionID, self.answer, self.score, self.outOf) = (questionID, answer, score, outOf)
    (self.scoreJSON, self.engine, self.hints, self.at) = (scoreJSON, engine, hints, at)
  }
}

/// An attempt as the history holds it. It is never changed, and goes only with its learner or after its time.
public struct RecordedAttempt: Sendable, Equatable {
  /// Its number in this history, greater than those before it and never given twice.
  public let number: Int64
  /// What was recorded, with its time to the millisecond.
  public let attempt: Attempt
}

extension HistoryStore {
  /// Records an attempt and removes its sitting's draft of the question, both or neither.
  ///
  /// - Throws: ``HistoryError``; the draft is then still there.
  public func record(_ attempt: Attempt) throws(HistoryError) -> RecordedAttempt {
    try scored.write { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          INSERT INTO attempt
            (learner, session, case_id, case_hash, question_id, answer, score, out_of, score_json, engine, hints,
             at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          RETURNING *
          """,
        arguments: [
          attempt.learner, attempt.session, attempt.caseID, attempt.caseHash, attempt.questionID,
          attempt.answer.bytes, attempt.score, attempt.outOf, attempt.scoreJSON, attempt.engine,
          attempt.hints, attempt.at.milliseconds,
        ])
      guard let row else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
      try Self.removeDraft(
        db, isPrivate: false, learner: attempt.learner, caseID: attempt.caseID, questionID: attempt.questionID,
        session: attempt.session)
      return try RecordedAttempt(row)
    }
  }

  /// A learner's attempts, newest first.
  ///
  /// - Parameters:
  ///   - learner: the learner's id.
  ///   - caseID: only those of this case, if given.
  ///   - limit: at most so many; 0 or more.
  /// - Returns: the attempts with all they hold, answers included.
  /// - Throws: ``HistoryError``.
  public func attempts(
    of learner: String, case caseID: String? = nil, limit: Int
  ) throws(HistoryError) -> [RecordedAttempt] {
    try scored.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM attempt WHERE learner = ? \(caseID == nil ? "" : "AND case_id = ?")
          ORDER BY number DESC LIMIT ?
          """,
        arguments: StatementArguments([learner]) + StatementArguments(caseID.map { [$0] } ?? []) + [max(0, limit)]
      ).map(RecordedAttempt.init)
    }
  }

  /// What was answered of a case since it last came to its end, in whatever sittings: of each question the last attempt.
  public func attemptsUnderWay(of learner: String, case caseID: String) throws(HistoryError) -> [RecordedAttempt] {
    try scored.read { db in
      let attempts = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM attempt WHERE learner = ?1 AND case_id = ?2 AND number > coalesce(
            (SELECT attempt FROM review WHERE learner = ?1 AND case_id = ?2 ORDER BY number DESC LIMIT 1), 0)
          ORDER BY number
          """,
        arguments: [learner, caseID]
      ).map(RecordedAttempt.init)
      let newest = Dictionary(attempts.map { ($0.attempt.questionID, $0.number) }) { max($0, $1) }
      return attempts.filter { newest[$0.attempt.questionID] == $0.number }
    }
  }

  /// How many attempts a learner has made.
  public func attemptCount(of learner: String) throws(HistoryError) -> Int {
    try scored.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM attempt WHERE learner = ?", arguments: [learner]) ?? 0
    }
  }
}

extension RecordedAttempt {
  init(_ row: Row) throws {
    number = try row.decode(forColumn: "number")
    attempt = Attempt(
      learner: try row.decode(forColumn: "learner"),
      session: try row.decode(forColumn: "session"),
      caseID: try row.decode(forColumn: "case_id"),
      caseHash: try row.decode(forColumn: "case_hash"),
      questionID: try row.decode(forColumn: "question_id"),
      answer: String(bytes: try row.decode(forColumn: "answer")),
      score: try row.decode(Double?.self, forColumn: "score"),
      outOf: try row.decode(forColumn: "out_of"),
      scoreJSON: try row.decode(forColumn: "score_json"),
      engine: try row.decode(forColumn: "engine"),
      hints: try row.decode(forColumn: "hints"),
      at: Date(milliseconds: try row.decode(forColumn: "at")))
  }
}
