import CaseModel
public import Foundation

/// How a question of a case fared before.
public struct PastQuestion: Sendable, Equatable {
  /// When it was last answered.
  public let lastAt: Date
  /// What was earned then of what could be had, 0 to 1; none when it could not be scored.
  public let share: Double?

  /// A past question.
  public init(lastAt: Date, share: Double?) {
    (self.lastAt, self.share) = (lastAt, share)
  }
}

/// Which questions of a case are asked when it comes back.
enum ReviewQuestions {
  /// A review is short: so many questions.
  static let most = 2

  /// Those that were never answered or are longest ago, and of one sitting those that went least well: so the case comes
  /// back with other questions each time where it has them. Private ones are not asked again.
  ///
  /// - Parameters:
  ///   - teachingCase: the case.
  ///   - past: how its questions fared, by id.
  /// - Returns: at most two questions, in the order of the case; all where none is scored.
  static func pick(of teachingCase: Case, past: [String: PastQuestion]) -> [Question] {
    let scored = teachingCase.questions.filter { !$0.kind.isPrivate }
    guard !scored.isEmpty else { return teachingCase.questions }
    let order = scored.enumerated().sorted { left, right in
      key(past[left.element.id], left.offset) < key(past[right.element.id], right.offset)
    }
    let chosen = Set(order.prefix(most).map(\.element.id))
    return scored.filter { chosen.contains($0.id) }
  }

  /// Answers of one sitting lie within hours; so days are compared, then shares.
  private static func key(_ past: PastQuestion?, _ offset: Int) -> (Double, Double, Int) {
    guard let past else { return (-.infinity, 0, offset) }
    return ((past.lastAt.timeIntervalSince1970 / 86_400).rounded(.down), past.share ?? 0, offset)
  }
}
