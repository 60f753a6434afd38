public import Foundation
import GRDB

extension HistoryStore {
  /// Keeps the record of a drill that has ended.
  ///
  /// - Parameters:
  ///   - record: the whole record, as JSON.
  ///   - group: what the tutor calls the group.
  ///   - learner: the id of the one whose history this is.
  ///   - session: the number of the sitting.
  ///   - now: when the drill ended.
  /// - Throws: ``HistoryError``.
  public func keepDrill(
    _ record: String, group: String, learner: String, session: Int64, at now: Date
  ) throws(HistoryError) {
    try scored.write { db in
      // A drill that is ended twice, since the program was killed in between, has one record.
      try db.execute(sql: "DELETE FROM drill_record WHERE session = ?", arguments: [session])
      try db.execute(
        sql: "INSERT INTO drill_record (learner, session, group_name, record, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [learner, session, group, record, now.milliseconds])
    }
  }

  /// The records of the drills that were led, the latest first.
  ///
  /// - Parameter learner: the id of the one whose history this is.
  /// - Returns: the records; none for somebody who is not known.
  /// - Throws: ``HistoryError``.
  public func drills(of learner: String) throws(HistoryError) -> [LearnerData.DrillRecord] {
    try scored.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM drill_record WHERE learner = ? ORDER BY number DESC", arguments: [learner]
      ).map(LearnerData.DrillRecord.init)
    }
  }

  /// Holds a sitting whose program was killed, to go on with it.
  ///
  /// - Parameter number: the sitting's number in this history.
  /// - Throws: ``HistoryError/locked(path:after:)`` when another program is in the middle of it.
  public func resumeSession(_ number: Int64) throws(HistoryError) {
    try openSittings().hold(number)
  }

  /// Forgets a sitting of which nothing is kept.
  ///
  /// - Parameter number: the sitting's number in this history.
  /// - Throws: ``HistoryError``.
  public func forgetSession(_ number: Int64) throws(HistoryError) {
    let sittings = try openSittings()
    try scored.write { db in try db.execute(sql: "DELETE FROM session WHERE number = ?", arguments: [number]) }
    sittings.release(number)
  }
}
