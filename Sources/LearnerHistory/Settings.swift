import GRDB

/// What is set for a history as a whole, by name.
enum Setting: String {
  /// The version of the notice that was read.
  case notice
  /// For how many days attempts and what goes with them are kept.
  case attemptDays = "attempt-days"
  /// For how many days private answers and notes are kept.
  case privateDays = "private-days"
  /// While a purge is under way: the time before which attempts may be deleted.
  case purgeBefore = "purge-before"

  /// The number that is set, or none.
  func number(_ db: Database) throws -> Int? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [rawValue]).flatMap { Int($0) }
  }

  /// Sets a number, or removes it.
  func set(_ number: Int64?, _ db: Database) throws {
    guard let number else {
      return try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [rawValue])
    }
    try db.execute(
      sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      arguments: [rawValue, String(number)])
  }
}

extension HistoryStore {
  /// The version of the notice that was last acknowledged; none if none was.
  public func noticeSeen() throws(HistoryError) -> Int? {
    try scored.read(Setting.notice.number)
  }

  /// Keeps that a version of the notice was read and acknowledged.
  public func acknowledgeNotice(_ version: Int) throws(HistoryError) {
    try scored.write { db in try Setting.notice.set(Int64(version), db) }
  }
}
