public import Foundation
import GRDB

/// How much is older than the retention allows.
public struct Expired: Sendable, Equatable {
  /// Attempts, with the requests to look again at them.
  public internal(set) var attempts = 0
  /// Drafts, private ones and drills that were never ended among them.
  public internal(set) var drafts = 0
  /// Flags on cases.
  public internal(set) var caseFlags = 0
  /// Records of drills.
  public internal(set) var drillRecords = 0
  /// Reviews, not counting the newest of each case.
  public internal(set) var reviews = 0
  /// Private answers.
  public internal(set) var privateAnswers = 0
  /// Private notes.
  public internal(set) var notes = 0

  /// Whether there is nothing of the kind.
  public var isEmpty: Bool { total == 0 }
  /// How many entries in all.
  public var total: Int { attempts + drafts + caseFlags + drillRecords + reviews + privateAnswers + notes }
}

extension HistoryStore {
  /// Counts what is older than a retention allows, and deletes nothing.
  ///
  /// - Parameters:
  ///   - now: the time from which days are counted back.
  ///   - wanted: a retention to try; the one that is set unless given.
  /// - Returns: how much would go.
  /// - Throws: ``HistoryError``.
  public func expired(at now: Date, by wanted: Retention? = nil) throws(HistoryError) -> Expired {
    let retention = if let wanted { wanted } else { try self.retention() }
    var expired = Expired()
    if let cutoff = Self.cutoff(retention.attemptDays, before: now) {
      try scored.read { db in try expired.addScored { rows in try Self.count(db, rows, cutoff) } }
      expired.drafts += try leftDrills(before: cutoff).count
    }
    if let cutoff = Self.cutoff(retention.privateDays, before: now) {
      try privateStore().read { db in try expired.addPrivate { rows in try Self.count(db, rows, cutoff) } }
    }
    return expired
  }

  /// Deletes what is older than the retention allows, from the bytes of the files too.
  ///
  /// The newest review of each case stays: it says when the case comes back, and holds no words. Sittings that have
  /// ended before that time go too when no attempt is left of them. Where another program is just reading, the old
  /// bytes stay in the `-wal` file until the next purge, or until the last program closes the history.
  ///
  /// - Parameter now: the time from which days are counted back.
  /// - Returns: how much was deleted.
  /// - Throws: ``HistoryError``; each of the two files is then either purged or unchanged.
  public func purge(at now: Date) throws(HistoryError) -> Expired {
    let retention = try retention()
    let privateAnswers = try privateStore()
    var purged = Expired()
    if let cutoff = Self.cutoff(retention.attemptDays, before: now) {
      try scored.write { db in
        try Setting.purgeBefore.set(cutoff, db)
        try purged.addScored { rows in try Self.delete(db, rows, cutoff) }
        _ = try Self.delete(db, "session WHERE ended < ? AND number NOT IN (SELECT session FROM attempt)", cutoff)
        try Setting.purgeBefore.set(nil, db)
      }
      for session in try leftDrills(before: cutoff) {
        try DrillJournal.remove(beside: URL(fileURLWithPath: scored.path), session: session)
        purged.drafts += 1
      }
      try Self.clean(scored, writingAnew: !purged.isEmpty)
    }
    if let cutoff = Self.cutoff(retention.privateDays, before: now) {
      let before = purged
      try privateAnswers.write { db in
        try purged.addPrivate { rows in try Self.delete(db, rows, cutoff) }
      }
      try Self.clean(privateAnswers, writingAnew: purged != before)
    }
    return purged
  }

  /// Drills that nobody ended or goes on with, and that have not changed since.
  private func leftDrills(before cutoff: Int64) throws(HistoryError) -> [Int64] {
    let history = URL(fileURLWithPath: scored.path)
    var left: [Int64] = []
    for session in DrillJournal.sessions(beside: history) where try !isLiving(session) {
      if let changed = DrillJournal.lastChange(beside: history, session: session), changed.milliseconds < cutoff {
        left.append(session)
      }
    }
    return left
  }

  /// The time before which things are too old, in milliseconds; none when they are kept for ever.
  private static func cutoff(_ days: Int?, before now: Date) -> Int64? {
    // A number from a file may be any; a million days are long enough.
    days.map { now.addingTimeInterval(-86_400 * Double(min(max($0, 0), 1_000_000))).milliseconds }
  }

  /// Where another program is reading, the bytes go the next time.
  private static func clean(_ file: StoreFile, writingAnew: Bool) throws(HistoryError) {
    guard writingAnew else { return try file.emptyLog() }
    do { try file.wipe() } catch .stillInUse {}
  }

  private static func count(_ db: Database, _ rows: String, _ cutoff: Int64) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(rows)", arguments: [cutoff]) ?? 0
  }

  private static func delete(_ db: Database, _ rows: String, _ cutoff: Int64) throws -> Int {
    try db.execute(sql: "DELETE FROM \(rows)", arguments: [cutoff])
    return db.changesCount
  }
}

extension Expired {
  /// Adds for each kind of rows in the scored file what the tally makes of those before a cutoff.
  fileprivate mutating func addScored(_ tally: (_ rows: String) throws -> Int) rethrows {
    attempts += try tally("attempt WHERE at < ?")
    drafts += try tally("draft WHERE updated < ?")
    caseFlags += try tally("case_flag WHERE at < ?")
    drillRecords += try tally("drill_record WHERE at < ?")
    reviews += try tally(
      "review WHERE at < ? AND number NOT IN (SELECT max(number) FROM review GROUP BY learner, case_id)")
  }

  /// The same for the private file.
  fileprivate mutating func addPrivate(_ tally: (_ rows: String) throws -> Int) rethrows {
    privateAnswers += try tally("private_answer WHERE at < ?")
    notes += try tally("note WHERE at < ?")
    drafts += try tally("private_draft WHERE updated < ?")
  }
}
