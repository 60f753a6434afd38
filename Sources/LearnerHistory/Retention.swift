import GRDB

/// For how long a history keeps what it was told.
public struct Retention: Sendable, Equatable {
  /// Attempts, drafts, case flags and old reviews: so many days, 0 or more; none means for ever.
  public let attemptDays: Int?
  /// Private answers, notes and private drafts: so many days, 0 or more; none means for ever.
  public let privateDays: Int?

  /// A rule to keep.
  ///
  /// - Parameters:
  ///   - attemptDays: days, 0 or more, or none.
  ///   - privateDays: days, 0 or more, or none.
  public init(attemptDays: Int?, privateDays: Int?) {
    (self.attemptDays, self.privateDays) = (attemptDays, privateDays)
  }
}

extension HistoryStore {
  /// For how long this history keeps what it was told; for ever until it is set.
  public func retention() throws(HistoryError) -> Retention {
    try scored.read { db in
      Retention(attemptDays: try Setting.attemptDays.number(db), privateDays: try Setting.privateDays.number(db))
    }
  }

  /// Sets for how long this history keeps what it was told. Nothing is deleted before the next ``purge(at:)``.
  public func setRetention(_ retention: Retention) throws(HistoryError) {
    try scored.write { db in
      try Setting.attemptDays.set(retention.attemptDays.map(Int64.init), db)
      try Setting.privateDays.set(retention.privateDays.map(Int64.init), db)
    }
  }
}
