public import Foundation
import GRDB

/// How a learner has fared with one case, for choosing the next.
public struct CaseAttempted: Sendable, Equatable {
  /// In how many sittings the case was answered.
  public let times: Int
  /// When it was last answered.
  public let lastAt: Date
  /// What was earned of what could be had in the best sitting, 0 to 1; none when no answer was ever scored.
  public let bestShare: Double?
  /// The same for the latest sitting.
  public let lastShare: Double?

  /// A record of one case.
  ///
  /// - Parameters:
  ///   - times: in how many sittings it was answered; 1 or more.
  ///   - lastAt: when it was last answered.
  ///   - bestShare: of what could be had, the best sitting's part, 0 to 1.
  ///   - lastShare: the latest sitting's part, 0 to 1.
  public init(times: Int, lastAt: Date, bestShare: Double?, lastShare: Double?) {
    (self.times, self.lastAt, self.bestShare, self.lastShare) = (times, lastAt, bestShare, lastShare)
  }
}

extension HistoryStore {
  /// The cases a learner has answered, by their ids.
  ///
  /// Reads an index over all attempts, and none of the answers.
  public func casesAttempted(by learner: String) throws(HistoryError) -> [String: CaseAttempted] {
    try scored.read { db in
      let sittings = try Row.fetchCursor(
        db,
        sql: """
          SELECT case_id, max(at) AS last, sum(score) / sum(iif(score IS NULL, 0, out_of)) AS share
          FROM attempt WHERE learner = ? GROUP BY case_id, session ORDER BY case_id, session
          """,
        arguments: [learner])
      var cases: [String: CaseAttempted] = [:]
      while let sitting = try sittings.next() {
        let caseID: String = try sitting.decode(forColumn: "case_id")
        let last = Date(milliseconds: try sitting.decode(forColumn: "last"))
        let share = try sitting.decode(Double?.self, forColumn: "share")
        let before = cases[caseID]
        cases[caseID] = CaseAttempted(
          times: (before?.times ?? 0) + 1,
          lastAt: max(last, before?.lastAt ?? last),
          bestShare: [before?.bestShare, share].compactMap(\.self).max(),
          lastShare: share)
      }
      return cases
    }
  }
}
