public import Scoring

/// An answer that a person should read before others, and why.
public struct AnswerToLookAt: Sendable {
  /// Why, the most pressing first.
  public enum Reason: Int, Sendable, CaseIterable, Comparable {
    case safetyMissed, cannotTell, unlistedIdea, flag, lowConfidence

    /// In words.
    public var words: String {
      switch self {
      case .safetyMissed: "a safety item was not seen"
      case .cannotTell: "the program cannot tell"
      case .unlistedIdea: "an idea that the rubric does not list"
      case .flag: "a comment was raised"
      case .lowConfidence: "the program is not sure"
      }
    }

    /// In the order of their declaration.
    public static func < (one: Reason, other: Reason) -> Bool { one.rawValue < other.rawValue }
  }

  /// Below this confidence a mark is worth a person's look.
  public static let lowConfidence = 0.7

  /// Who answered, by id; may be empty.
  public let learner: String
  /// Why, the most pressing first; never empty.
  public let reasons: [Reason]
  /// What of the answer can be read at a glance, with the words that the reasons rest on, or else that counted.
  public let excerpt: [Feedback.Piece]

  /// The reasons to look at an answer with this score; none for most. Below `lowConfidence` the program is not sure.
  static func reasons(_ score: Score, lowConfidence: Double = Self.lowConfidence) -> [Reason] {
    var reasons: [Reason] = []
    if score.safety.contains(where: { $0.isMet == false }) { reasons.append(.safetyMissed) }
    if score.unreadable != nil || score.marks.contains(where: { $0.mark == nil }) { reasons.append(.cannotTell) }
    if !score.unlisted.isEmpty { reasons.append(.unlistedIdea) }
    if !score.flags.isEmpty { reasons.append(.flag) }
    if !reasons.contains(.cannotTell), score.confidence < lowConfidence { reasons.append(.lowConfidence) }
    return reasons
  }
}

extension Score {
  /// Whether a person is to look at the answer before others.
  ///
  /// - Parameter confidence: how sure each mark must be for the program to keep it, 0 to 1.
  /// - Returns: true when a mark is less sure, or the answer could not be judged at all.
  public func needsReview(below confidence: Double) -> Bool {
    unreadable != nil && confidence > 0 || self.confidence < confidence
  }
}
