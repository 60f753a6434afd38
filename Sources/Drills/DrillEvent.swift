public import Foundation

/// Something that happened in a drill. A drill is what its events make of it, so that a program which was killed finds
/// everything again by reading them.
public enum DrillEvent: Codable, Sendable, Equatable {
  /// Somebody joined from a device, which is known by a secret that it alone holds.
  case joined(device: String, name: String?)
  /// A name may be joined from another device: a telephone was lost.
  case released(name: String)
  /// An answer from a device; it takes the place of an earlier one of the same question.
  case answered(device: String, QuestionKey, text: String)
  /// Answers that were typed at the tutor's keyboard or came from a file; each is somebody else's.
  case typed(QuestionKey, texts: [String])
  /// The drill went to another place.
  case moved(DrillPlace)
  /// A case is to be the next one, whether it was to come later or not at all.
  case inserted(caseID: String)
  /// A person's mark took the place of the program's.
  case overrode(MarkOverride)
  /// The tutor noted something down.
  case noted(DrillNote)
  /// The question is to be closed at a time, or no longer at any.
  case timed(until: Date?)
  /// The tutor's last step was taken back.
  case undone
}

/// A tutor's mark in place of the program's; both are kept.
public struct MarkOverride: Codable, Sendable, Equatable {
  /// The question.
  public let question: QuestionKey
  /// Whose answer: the number under which somebody joined.
  public let seat: Int
  /// The criterion or required item.
  public let criterion: String
  /// The tutor's mark; 0 or 1 for a required item.
  public let mark: Int
  /// The program's; nil when it could not tell.
  public let program: Int?
  /// Why, in the tutor's words; never empty.
  public let reason: String
  /// When.
  public let at: Date

  /// An override.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - seat: whose answer.
  ///   - criterion: the criterion or required item.
  ///   - mark: the tutor's mark; 0 or 1 for a required item.
  ///   - program: the program's; nil when it could not tell.
  ///   - reason: why, in the tutor's words.
  ///   - at: when.
  public init(
    question: QuestionKey, seat: Int, criterion: String, mark: Int, program: Int?, reason: String, at: Date
  ) {
    (self.question, self.seat, self.criterion) = (question, seat, criterion)
    (self.mark, self.program, self.reason, self.at) = (mark, program, reason, at)
  }
}

/// What the tutor noted down, for the session record.
public struct DrillNote: Codable, Sendable, Equatable {
  /// The case it was noted at; nil before the first and after the last.
  public let caseID: String?
  /// The question it was noted at, if one was on the screen.
  public let questionID: String?
  /// The words.
  public let text: String

  /// A note.
  ///
  /// - Parameters:
  ///   - caseID: the case it was noted at, if any.
  ///   - questionID: the question it was noted at, if any.
  ///   - text: the words.
  public init(caseID: String?, questionID: String?, text: String) {
    (self.caseID, self.questionID, self.text) = (caseID, questionID, text)
  }
}
