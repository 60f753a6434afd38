public import Foundation

/// All that is kept of one learner, for handing out.
public struct LearnerData: Sendable, Equatable {
  /// The learner's id.
  public let learner: String
  /// When the learner was entered; none if only private words are left of them.
  public let created: Date?
  /// The sittings, oldest first, as is everything below.
  public let sessions: [Session]
  /// The scored attempts.
  public let attempts: [Attempt]
  /// Answers as far as they were typed.
  public let drafts: [Draft]
  /// When cases were ended and when they come back.
  public let reviews: [Review]
  /// "Please look again".
  public let requests: [Request]
  /// "This case has a fault".
  public let flags: [CaseFlag]
  /// Records of drills that the learner led.
  public let drills: [DrillRecord]
  /// What is set in this history, by name.
  public let settings: [String: String]
  /// What is shown to nobody else; none unless it was asked for.
  public let privateWords: PrivateWords?

  /// A sitting.
  public struct Session: Sendable, Equatable {
    /// Its number in this history.
    public let number: Int64
    /// What it was for: `quiz` or `drill`.
    public let kind: String
    /// When it began.
    public let started: Date
    /// When it ended; none if its program was killed.
    public let ended: Date?
  }

  /// A scored answer.
  public struct Attempt: Sendable, Equatable {
    /// Its number in this history.
    public let number: Int64
    /// The number of the sitting.
    public let session: Int64
    /// The case's id.
    public let caseID: String
    /// Names the very text of the case.
    public let caseHash: String
    /// The question's id within its case.
    public let questionID: String
    /// The answer as typed.
    public let answer: String
    /// The sum of the marks, 0 to `outOf`; none when the answer could not be scored.
    public let score: Double?
    /// The most that could be had.
    public let outOf: Double
    /// The whole score with its evidence, as JSON.
    public let scoreJSON: String
    /// The version of the engine that scored it.
    public let engine: String
    /// How many hints were taken.
    public let hints: Int64
    /// When it was recorded.
    public let at: Date
  }

  /// An answer as far as it is typed.
  public struct Draft: Sendable, Equatable {
    /// The case's id.
    public let caseID: String
    /// The question's id within its case.
    public let questionID: String
    /// The number of the sitting.
    public let session: Int64
    /// The text so far.
    public let text: String
    /// When it was last changed.
    public let updated: Date
  }

  /// The end of a case, and when it comes back.
  public struct Review: Sendable, Equatable {
    /// Its number in this history.
    public let number: Int64
    /// The number of the sitting.
    public let session: Int64
    /// The case's id.
    public let caseID: String
    /// When the case was ended.
    public let at: Date
    /// What was earned of what could be had, 0 to 1.
    public let share: Double?
    /// The rating that the program proposed, 1 to 4.
    public let proposed: Int64
    /// The rating that was given, 1 to 4.
    public let rating: Int64
    /// `learning`, `review` or `relearning`.
    public let phase: String
    /// The step within the phase.
    public let step: Int64?
    /// How long it is remembered, in days.
    public let stability: Double
    /// How hard it is to remember, 1 to 10.
    public let difficulty: Double
    /// When it comes back.
    public let due: Date
  }

  /// A person is asked to read what the machine has read.
  public struct Request: Sendable, Equatable {
    /// The number of the attempt.
    public let attempt: Int64
    /// When it was asked.
    public let at: Date
  }

  /// A fault of a case, told to those who write cases.
  public struct CaseFlag: Sendable, Equatable {
    /// Its number in this history.
    public let number: Int64
    /// The case's id.
    public let caseID: String
    /// Names the very text of the case.
    public let caseHash: String
    /// The question's id, if it is about one.
    public let questionID: String?
    /// What is wrong, in the learner's words.
    public let text: String
    /// When it was written.
    public let at: Date
  }

  /// What a tutor keeps of a drill.
  public struct DrillRecord: Sendable, Equatable {
    /// Its number in this history.
    public let number: Int64
    /// The number of the sitting.
    public let session: Int64
    /// What the tutor calls the group.
    public let group: String
    /// The whole record, as JSON.
    public let record: String
    /// When the drill ended.
    public let at: Date
  }

  /// What is never scored and shown to nobody.
  public struct PrivateWords: Sendable, Equatable {
    /// Answers about the learner's own feelings.
    public let answers: [Answer]
    /// Such answers as far as they were typed.
    public let drafts: [Draft]
    /// What the learner noted down beside cases.
    public let notes: [Note]

    /// An answer about the learner's own feelings.
    public struct Answer: Sendable, Equatable {
      /// Its number in this history.
      public let number: Int64
      /// The number of the sitting.
      public let session: Int64
      /// The case's id.
      public let caseID: String
      /// The question's id within its case.
      public let questionID: String
      /// The kind of question: `notice` or `reflect`.
      public let kind: String
      /// The answer as typed.
      public let text: String
      /// When it was recorded.
      public let at: Date
    }

    /// A note beside a case.
    public struct Note: Sendable, Equatable {
      /// Its number in this history.
      public let number: Int64
      /// The case's id.
      public let caseID: String
      /// The question's id, if it is about one.
      public let questionID: String?
      /// The note as typed.
      public let text: String
      /// When it was written.
      public let at: Date
    }
  }
}
