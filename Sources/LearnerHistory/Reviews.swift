public import Foundation
import GRDB
public import Scheduling

/// The end of a case in one sitting: how it went, and when the case is to come back. No word of an answer.
public struct Review: Sendable, Equatable {
  /// The learner's id.
  public let learner: String
  /// The number of the sitting.
  public let session: Int64
  /// The case's id.
  public let caseID: String
  /// When the case was ended.
  public let at: Date
  /// What was earned of what could be had, 0 to 1; none when no answer could be scored.
  public let share: Double?
  /// The rating that the share suggests.
  public let proposed: Rating
  /// The rating that counts: the proposed one, or the learner's own.
  public let rating: Rating
  /// How well the case is held after this review; its last review is `at`.
  public let memory: Memory

  /// A review to be recorded.
  ///
  /// - Parameters:
  ///   - learner: the learner's id.
  ///   - session: the number of the sitting.
  ///   - caseID: the case's id.
  ///   - at: when the case was ended.
  ///   - share: of what could be had, the part that was earned, 0 to 1.
  ///   - proposed: the rating that the share suggests.
  ///   - rating: the rating that counts.
  ///   - memory: how well the case is held after this review.
  public init(
    learner: String, session: Int64, caseID: String, at: Date, share: Double?, proposed: Rating, rating: Rating,
    memory: Memory
  ) {
    (self.learner, self.session, self.caseID, self.at) = (learner, session, caseID, at)
    (self.share, self.proposed, self.rating, self.memory) = (share, proposed, rating, memory)
  }
}

/// A review as the history holds it.
public struct RecordedReview: Sendable, Equatable {
  /// Its number in this history, greater than those before it and never given twice.
  public let number: Int64
  /// What was recorded, with its times to the millisecond.
  public let review: Review
}

extension HistoryStore {
  /// Records the end of a case, and with it when the case is to come back.
  public func schedule(_ review: Review) throws(HistoryError) -> RecordedReview {
    let memory = review.memory
    return try scored.write { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          INSERT INTO review
            (learner, session, case_id, at, share, proposed, rating, phase, step, stability, difficulty, due, attempt)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) FROM attempt))
          RETURNING *
          """,
        arguments: [
          review.learner, review.session, review.caseID, review.at.milliseconds, review.share,
          review.proposed.rawValue, review.rating.rawValue, memory.phase.rawValue, memory.step, memory.stability,
          memory.difficulty, memory.due.milliseconds,
        ])
      guard let row else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
      return try RecordedReview(row)
    }
  }

  /// Puts the learner's own rating, and what follows from it, in place of those recorded. What was proposed stays.
  ///
  /// - Parameters:
  ///   - recorded: the review as it was recorded.
  ///   - rating: the learner's own.
  ///   - memory: how well the case is held by that rating; its last review is that of the record.
  /// - Throws: ``HistoryError``, also when the review is no longer there.
  public func amend(_ recorded: RecordedReview, rating: Rating, memory: Memory) throws(HistoryError) {
    try scored.write { db in
      try db.execute(
        sql: """
          UPDATE review SET rating = ?, phase = ?, step = ?, stability = ?, difficulty = ?, due = ?
          WHERE number = ?
          """,
        arguments: [
          rating.rawValue, memory.phase.rawValue, memory.step, memory.stability, memory.difficulty,
          memory.due.milliseconds, recorded.number,
        ])
      if db.changesCount == 0 {
        throw DatabaseError(resultCode: .SQLITE_NOTFOUND, message: "the review is no longer there")
      }
    }
  }

  /// The newest review of each case, by the case's id.
  public func reviews(of learner: String) throws(HistoryError) -> [String: RecordedReview] {
    try scored.read { db in
      let newest = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM review
          WHERE number IN (SELECT max(number) FROM review WHERE learner = ? GROUP BY case_id)
          """,
        arguments: [learner]
      ).map(RecordedReview.init)
      return Dictionary(uniqueKeysWithValues: newest.map { ($0.review.caseID, $0) })
    }
  }
}

extension RecordedReview {
  fileprivate init(_ row: Row) throws {
    number = try row.decode(forColumn: "number")
    let at = Date(milliseconds: try row.decode(forColumn: "at"))
    review = Review(
      learner: try row.decode(forColumn: "learner"),
      session: try row.decode(forColumn: "session"),
      caseID: try row.decode(forColumn: "case_id"),
      at: at,
      share: try row.decode(Double?.self, forColumn: "share"),
      proposed: try Self.named(Rating.init(rawValue:), row, "proposed"),
      rating: try Self.named(Rating.init(rawValue:), row, "rating"),
      memory: Memory(
        phase: try Self.named(Memory.Phase.init(rawValue:), row, "phase"),
        step: try row.decode(Int?.self, forColumn: "step"),
        stability: try row.decode(forColumn: "stability"),
        difficulty: try row.decode(forColumn: "difficulty"),
        lastReview: at,
        due: Date(milliseconds: try row.decode(forColumn: "due"))))
  }

  private static func named<Raw: DatabaseValueConvertible, Value>(
    _ value: (Raw) -> Value?, _ row: Row, _ column: String
  ) throws -> Value {
    guard let value = value(try row.decode(Raw.self, forColumn: column)) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a review's \(column) is none that is known")
    }
    return value
  }
}
