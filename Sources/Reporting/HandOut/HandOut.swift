/// One learner's feedback on all their answers, to hand out, written piece by piece as the answers come.
public protocol HandOut: Sendable {
  /// What the file's name ends with, without the dot.
  var fileExtension: String { get }

  /// What stands before the first answer.
  ///
  /// - Parameter learner: whose feedback it is, by id.
  /// - Returns: the first bytes of the file.
  func opening(learner: String) -> [UInt8]

  /// The feedback on one answer.
  ///
  /// - Parameters:
  ///   - feedback: the feedback.
  ///   - question: what it is about, in words.
  /// - Returns: the bytes that come next.
  func section(_ feedback: Feedback, on question: AnsweredQuestion) -> [UInt8]

  /// What stands after the last answer.
  var closing: [UInt8] { get }
}

/// What a piece of feedback is about.
public struct AnsweredQuestion: Sendable {
  /// Title of the case.
  public let caseTitle: String
  /// What was asked.
  public let prompt: String
  /// Fingerprint of the case as it was scored.
  public let caseHash: String

  /// Names a question.
  public init(caseTitle: String, prompt: String, caseHash: String) {
    self.caseTitle = caseTitle
    self.prompt = prompt
    self.caseHash = caseHash
  }
}

/// What every hand-out says.
enum HandOutWords {
  static let title = "Feedback on your answers"
  static let notes = [
    "A machine read your answers. It finds words that authors listed, and misses good answers: “not seen” says what it found, not what you can do.",
    "It does not hear a tone, see a face or know what you left unsaid. A person can: if anything here seems wrong, ask your tutor to look again.",
  ]
  static let counted = "What counted is underlined."

  static func notScored(_ reason: String) -> String { "Cannot tell. \(reason)" }
}
