public import Foundation

/// Says when a case comes back: the scheduler FSRS-6.
///
/// It knows no clock: the time of each review is passed in. Days are whole spans of 24 hours.
public struct Scheduler: Sendable {
  /// For cases that take ten minutes each: no steps of minutes, so that a case never comes back on the same day.
  public static let cases = Scheduler(learningSteps: [], relearningSteps: [])

  private let forgetting: Forgetting
  private let retention: Double
  private let learningSteps: [TimeInterval]
  private let relearningSteps: [TimeInterval]
  private let longestInterval: Double

  /// A scheduler with the default weights of FSRS-6.
  ///
  /// - Parameters:
  ///   - retention: the chance to recall at which a case is to come back, between 0 and 1.
  ///   - learningSteps: the first waits of something new, in seconds; may be empty.
  ///   - relearningSteps: the first waits of something forgotten, in seconds; may be empty.
  ///   - longestInterval: the most days between two reviews; 1 or more.
  public init(
    retention: Double = 0.9, learningSteps: [TimeInterval] = [60, 600], relearningSteps: [TimeInterval] = [600],
    longestInterval: Int = 36_500
  ) {
    forgetting = Forgetting(w: Forgetting.defaultWeights)
    self.retention = retention
    self.learningSteps = learningSteps
    self.relearningSteps = relearningSteps
    self.longestInterval = Double(longestInterval)
  }

  /// What is known of a case after a review.
  ///
  /// - Parameters:
  ///   - memory: what was known before; none when the case is new.
  ///   - rating: how it went.
  ///   - now: the time of the review; one before the last counts as the same day.
  /// - Returns: the memory after it, with the time at which the case comes back.
  public func review(_ memory: Memory?, rating: Rating, at now: Date) -> Memory {
    guard let memory else {
      let (stability, difficulty) = (forgetting.firstStability(rating), forgetting.firstDifficulty(rating))
      return next(.learning, step: 0, stability, difficulty, rating, now)
    }
    let days = Self.days(from: memory.lastReview, to: now)
    let stability =
      days < 1
      ? forgetting.stabilityOnTheSameDay(memory.stability, rating)
      : forgetting.stability(
        memory.stability, memory.difficulty, retrievability: retrievability(of: memory, at: now), rating)
    let difficulty = forgetting.difficulty(memory.difficulty, rating)
    if memory.phase == .review {
      if rating > .again || relearningSteps.isEmpty { return inDays(stability, difficulty, now) }
      return inSteps(.relearning, 0, after: relearningSteps[0], stability, difficulty, now)
    }
    return next(memory.phase, step: memory.step ?? 0, stability, difficulty, rating, now)
  }

  /// The chance that a case is recalled at a time, 0 to 1.
  ///
  /// - Parameters:
  ///   - memory: what is known of the case.
  ///   - now: the time that is asked about.
  /// - Returns: 1 on the day of the last review, less each day after it.
  public func retrievability(of memory: Memory, at now: Date) -> Double {
    forgetting.retrievability(days: max(0, Self.days(from: memory.lastReview, to: now)), stability: memory.stability)
  }

  /// The steps of minutes, of something new or forgotten.
  private func next(
    _ phase: Memory.Phase, step: Int, _ stability: Double, _ difficulty: Double, _ rating: Rating, _ now: Date
  ) -> Memory {
    let steps = phase == .learning ? learningSteps : relearningSteps
    guard !steps.isEmpty, step < steps.count || rating == .again else { return inDays(stability, difficulty, now) }
    switch rating {
    case .again: return inSteps(phase, 0, after: steps[0], stability, difficulty, now)
    case .hard:
      let wait = step > 0 ? steps[step] : steps.count == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2
      return inSteps(phase, step, after: wait, stability, difficulty, now)
    case .good:
      if step + 1 == steps.count { return inDays(stability, difficulty, now) }
      return inSteps(phase, step + 1, after: steps[step + 1], stability, difficulty, now)
    case .easy: return inDays(stability, difficulty, now)
    }
  }

  private func inSteps(
    _ phase: Memory.Phase, _ step: Int, after wait: TimeInterval, _ stability: Double, _ difficulty: Double, _ now: Date
  ) -> Memory {
    Memory(
      phase: phase, step: step, stability: stability, difficulty: difficulty, lastReview: now,
      due: now.addingTimeInterval(wait))
  }

  private func inDays(_ stability: Double, _ difficulty: Double, _ now: Date) -> Memory {
    // Halves go to the even number, as in Python.
    let days = forgetting.interval(stability: stability, retention: retention).rounded(.toNearestOrEven)
    return Memory(
      phase: .review, step: nil, stability: stability, difficulty: difficulty, lastReview: now,
      due: now.addingTimeInterval(min(max(days, 1), longestInterval) * 86_400))
  }

  private static func days(from start: Date, to end: Date) -> Double {
    (end.timeIntervalSince(start) / 86_400).rounded(.down)
  }
}
