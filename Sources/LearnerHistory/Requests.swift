public import Foundation
import GRDB

/// "Please look again": a person is asked to read an answer that the machine has scored.
public struct Request: Sendable, Equatable {
  /// The answer that is to be read, with the score it was given.
  public let attempt: RecordedAttempt
  /// When it was first asked for.
  public let at: Date
}

extension HistoryStore {
  /// Asks a person to look again at an attempt. Asking twice changes nothing.
  ///
  /// - Parameters:
  ///   - attempt: the attempt's number in this history.
  ///   - learner: the id of the one who asks.
  ///   - now: the time of asking.
  /// - Throws: ``HistoryError``, also when there is no such attempt.
  public func lookAgain(at attempt: Int64, learner: String, at now: Date) throws(HistoryError) {
    try scored.write { db in
      try db.execute(
        sql: "INSERT INTO request (attempt, learner, at) VALUES (?, ?, ?) ON CONFLICT (attempt) DO NOTHING",
        arguments: [attempt, learner, now.milliseconds])
    }
  }

  /// A learner's requests in the order they were made.
  public func requests(of learner: String) throws(HistoryError) -> [Request] {
    try scored.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT attempt.*, request.at AS asked
          FROM request JOIN attempt ON attempt.number = request.attempt
          WHERE request.learner = ? ORDER BY request.at, request.attempt
          """,
        arguments: [learner]
      ).map { row in
        Request(attempt: try RecordedAttempt(row), at: Date(milliseconds: try row.decode(forColumn: "asked")))
      }
    }
  }
}
