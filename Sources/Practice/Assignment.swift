public import CaseModel
public import Foundation

/// A case that is to be asked, and why now.
public struct Assignment: Sendable, Equatable {
  /// Why a case is offered.
  public enum Reason: Sendable, Equatable {
    /// The learner asked for it by name; all its questions are asked.
    case chosen
    /// It was never answered.
    case new
    /// It was to come back at a time that has passed.
    case due(Date)
    /// It was begun at a time and never came to its end.
    case begun(Date)
    /// Nothing is due and nothing is new: it comes before its time.
    case early(Date)
    /// It was left at a question.
    case unfinished(Unfinished)
  }

  /// The case.
  public let head: CaseHead
  /// Why it is offered.
  public let reason: Reason

  /// A case with the reason for it.
  public init(_ head: CaseHead, _ reason: Reason) {
    self.head = head
    self.reason = reason
  }

  /// Whether it comes back, so that only some of its questions are asked.
  var isReview: Bool {
    switch reason {
    case .due, .early: true
    case .chosen, .new, .begun, .unfinished: false
    }
  }
}

/// Where a case was left, and what had come of it so far.
public struct Unfinished: Sendable, Equatable {
  /// Id of the question at which it was left.
  public let question: String
  /// Ids of the questions that were asked this time; empty where that is not known, which is all.
  public let asked: [String]
  /// What had been written and not handed in.
  public let draft: String
  /// The marks of the answers before it.
  public let tally: Tally
  /// Whether a hint was shown before.
  public let hadHint: Bool
  /// Whether a safety item was missed before.
  public let missedSafety: Bool

  /// A place in a case.
  ///
  /// - Parameters:
  ///   - question: id of the question at which the case was left.
  ///   - asked: ids of the questions that were asked this time.
  ///   - draft: what had been written and not handed in.
  ///   - tally: the marks of the answers before it.
  ///   - hadHint: whether a hint was shown before.
  ///   - missedSafety: whether a safety item was missed before.
  public init(
    question: String, asked: [String] = [], draft: String = "", tally: Tally = Tally(), hadHint: Bool = false,
    missedSafety: Bool = false
  ) {
    (self.question, self.asked, self.draft) = (question, asked, draft)
    (self.tally, self.hadHint, self.missedSafety) = (tally, hadHint, missedSafety)
  }
}

/// What was earned of what could be had.
public struct Tally: Sendable, Equatable {
  /// Sum of the marks.
  public private(set) var earned: Double
  /// The most they could have been.
  public private(set) var possible: Double

  /// A tally; nothing of nothing unless given.
  public init(earned: Double = 0, possible: Double = 0) {
    (self.earned, self.possible) = (earned, possible)
  }

  /// Adds what one answer got.
  public mutating func add(earned: Double, possible: Double) {
    self.earned += earned
    self.possible += possible
  }

  /// The part that was earned, 0 to 1; none where nothing could be had.
  public var share: Double? { possible > 0 ? earned / possible : nil }
}
