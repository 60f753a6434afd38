public import Scheduling

/// The rating that the program proposes for a case, with its reasons. The learner's own key takes its place.
///
/// The band of the score gives it: less than a third of what was looked for, *again*; less than two thirds, *hard*; else
/// *good*. *Easy* is the learner's alone to say. After a hint, or with a safety item missed, *hard* is the most.
public struct Proposal: Sendable, Equatable {
  /// How much of what was looked for was found.
  public enum Band: Sendable, Equatable {
    /// Less than a third.
    case little
    /// Less than two thirds.
    case part
    /// Two thirds or more.
    case most
    /// Nothing was to be scored.
    case unscored
    /// The answers could not be read.
    case unread
  }

  /// How much was found.
  public let band: Band
  /// Whether a hint was shown.
  public let hadHint: Bool
  /// Whether a safety item was missed.
  public let missedSafety: Bool
  /// The part that was earned, 0 to 1; none where nothing was scored.
  public let share: Double?

  /// A proposal from what a case got.
  ///
  /// - Parameters:
  ///   - tally: the marks of all its answers in this sitting.
  ///   - hadHint: whether a hint was shown.
  ///   - missedSafety: whether a safety item was missed.
  ///   - hasUnread: whether an answer could not be read.
  public init(_ tally: Tally, hadHint: Bool, missedSafety: Bool, hasUnread: Bool = false) {
    share = tally.share
    band =
      tally.share.map { $0 < 1.0 / 3 ? .little : $0 < 2.0 / 3 ? .part : .most } ?? (hasUnread ? .unread : .unscored)
    self.hadHint = hadHint
    self.missedSafety = missedSafety
  }

  /// The rating that follows.
  public var rating: Rating {
    let byBand: Rating =
      switch band {
      case .little: .again
      case .part, .unread: .hard
      case .most, .unscored: .good
      }
    return hadHint || missedSafety ? min(byBand, .hard) : byBand
  }
}
