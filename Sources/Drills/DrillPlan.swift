public import Foundation

/// What a drill begins with; the first thing that is kept of it.
public struct DrillPlan: Codable, Sendable, Equatable {
  /// Ids of the cases, in the order in which they are taken.
  public let cases: [String]
  /// What the tutor calls the group; may be empty.
  public let group: String
  /// The names of those who may join; nil when everybody joins without a name.
  public let roster: [String]?
  /// Puts answers in an order of chance, so that none tells who was first; the same for one seed.
  public let seed: UInt64
  /// When it began.
  public let started: Date

  /// A plan.
  ///
  /// - Parameters:
  ///   - cases: ids of the cases, in their order.
  ///   - group: what the tutor calls the group; may be empty.
  ///   - roster: the names of those who may join; nil when everybody joins without a name.
  ///   - seed: the seed of the order in which answers are shown.
  ///   - started: when it began.
  public init(cases: [String], group: String, roster: [String]?, seed: UInt64, started: Date) {
    (self.cases, self.group, self.roster, self.seed, self.started) = (cases, group, roster, seed, started)
  }
}

/// Where a drill stands: at a case, perhaps at one of its questions, and what of it is done.
public struct DrillPlace: Codable, Sendable, Equatable {
  /// What is on the screen.
  public enum Stage: String, Codable, Sendable {
    /// The title and content label of a case; it can be passed over.
    case offered
    /// The situation and the opening line.
    case presented
    /// A question; answers are taken. One that is for each alone takes none.
    case open
    /// The question, after the last answer.
    case closed
    /// The answers side by side, without names.
    case shown
    /// What was looked for, and the words that counted.
    case revealed
    /// The case is over: what facilitators say of it, who differ.
    case voices
    /// The last case is over: a lighter word to end with.
    case closing
  }

  /// Which of the plan's cases, from 0.
  public var caseIndex: Int
  /// Which of its questions, from 0.
  public var questionIndex: Int
  /// What is on the screen.
  public var stage: Stage

  /// A place.
  ///
  /// - Parameters:
  ///   - caseIndex: which of the plan's cases, from 0.
  ///   - questionIndex: which of its questions, from 0.
  ///   - stage: what is on the screen.
  public init(caseIndex: Int = 0, questionIndex: Int = 0, stage: Stage = .offered) {
    (self.caseIndex, self.questionIndex, self.stage) = (caseIndex, questionIndex, stage)
  }
}

/// A question of a case, by ids.
public struct QuestionKey: Codable, Sendable, Hashable {
  /// Id of the case.
  public let caseID: String
  /// Id of the question.
  public let questionID: String

  /// A question of a case.
  ///
  /// - Parameters:
  ///   - caseID: id of the case.
  ///   - questionID: id of the question.
  public init(caseID: String, questionID: String) {
    (self.caseID, self.questionID) = (caseID, questionID)
  }
}
