public import Foundation

/// What is known of how firmly one case sits after its last review.
public struct Memory: Sendable, Equatable {
  /// Where in its life a case is.
  public enum Phase: String, Sendable {
    /// New, and still in the first steps, which are minutes.
    case learning
    /// Seen at growing intervals of days.
    case review
    /// Forgotten at its last review, and in steps of minutes again.
    case relearning
  }

  /// Where in its life the case is.
  public let phase: Phase
  /// Which of the steps of minutes comes next, from 0; none in the phase of reviews.
  public let step: Int?
  /// Days after which the chance to recall has fallen to 90%; 0.001 or more.
  public let stability: Double
  /// How hard the case is for this learner, 1 to 10.
  public let difficulty: Double
  /// When it was last reviewed.
  public let lastReview: Date
  /// When it comes back.
  public let due: Date

  /// A memory as it stands after a review.
  ///
  /// - Parameters:
  ///   - phase: where in its life the case is.
  ///   - step: which of the steps of minutes comes next, from 0.
  ///   - stability: days until the chance to recall has fallen to 90%; 0.001 or more.
  ///   - difficulty: 1 to 10.
  ///   - lastReview: when it was last reviewed.
  ///   - due: when it comes back.
  public init(phase: Phase, step: Int?, stability: Double, difficulty: Double, lastReview: Date, due: Date) {
    (self.phase, self.step, self.stability) = (phase, step, stability)
    (self.difficulty, self.lastReview, self.due) = (difficulty, lastReview, due)
  }
}
