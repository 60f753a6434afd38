public import Foundation
import GRDB

/// What a sitting was for.
public enum SessionKind: String, Sendable {
  /// One learner alone.
  case quiz
  /// A tutor with a group.
  case drill
}

extension HistoryStore {
  /// The id of the learner whose history this is; none before the first use.
  public func learner() throws(HistoryError) -> String? {
    try scored.read(Self.firstLearner)
  }

  /// The id of the learner whose history this is, who is entered with the id given on the first use.
  ///
  /// - Parameters:
  ///   - newID: a random name that tells nothing of the person.
  ///   - now: the time of entry, if one is made.
  /// - Returns: the id of the learner entered first, which need not be the one given.
  /// - Throws: ``HistoryError``.
  public func learner(orEnter newID: String, at now: Date) throws(HistoryError) -> String {
    if let known = try learner() { return known }
    return try scored.write { db in
      if let known = try Self.firstLearner(db) { return known }
      try db.execute(
        sql: "INSERT INTO learner (id, created) VALUES (?, ?)", arguments: [newID, now.milliseconds])
      return newID
    }
  }

  private static func firstLearner(_ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT id FROM learner ORDER BY rowid LIMIT 1")
  }

  /// Enters the start of a sitting. Until it ends, or this program does, its drafts are offered to no other program.
  ///
  /// - Returns: the sitting's number in this history.
  public func beginSession(of learner: String, kind: SessionKind, at now: Date) throws(HistoryError) -> Int64 {
    let sittings = try openSittings()
    return try scored.write { db in
      try db.execute(
        sql: "INSERT INTO session (learner, kind, started) VALUES (?, ?, ?)",
        arguments: [learner, kind.rawValue, now.milliseconds])
      // Within the transaction, so that nobody sees a sitting begun that is not held.
      try sittings.hold(db.lastInsertedRowID)
      return db.lastInsertedRowID
    }
  }

  /// Whether another program is in the middle of a sitting.
  ///
  /// - Parameter number: the sitting's number in this history.
  /// - Returns: false for a sitting of this program, one that has ended and one whose program was killed.
  /// - Throws: ``HistoryError``.
  public func isLiving(_ number: Int64) throws(HistoryError) -> Bool {
    try openSittings().isHeldByAnother(number)
  }

  /// Enters the end of a sitting, whose drafts any program may then go on with. A sitting whose program was killed
  /// has none.
  public func endSession(_ number: Int64, at now: Date) throws(HistoryError) {
    let sittings = try openSittings()
    try scored.write { db in
      try db.execute(
        sql: "UPDATE session SET ended = ? WHERE number = ?", arguments: [now.milliseconds, number])
    }
    sittings.release(number)
  }
}
