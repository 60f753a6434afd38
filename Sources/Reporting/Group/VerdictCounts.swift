import Scoring

/// How many answers got each verdict.
public struct VerdictCounts: Sendable, Equatable {
  /// The full mark.
  public private(set) var met = 0
  /// Some of it.
  public private(set) var partly = 0
  /// No evidence was found.
  public private(set) var notSeen = 0
  /// The scorer does not claim to know.
  public private(set) var cannotTell = 0

  /// Makes counts of nothing yet.
  public init() {}

  /// All of them.
  public var total: Int { told + cannotTell }
  /// Those of which the scorer claims to know.
  public var told: Int { met + partly + notSeen }

  mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .met: met += 1
    case .partly: partly += 1
    case .notSeen: notSeen += 1
    case .cannotTell: cannotTell += 1
    }
  }

  mutating func add(_ other: VerdictCounts) {
    met += other.met
    partly += other.partly
    notSeen += other.notSeen
    cannotTell += other.cannotTell
  }
}
