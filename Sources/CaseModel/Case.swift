public import Diagnostics

/// A teaching case: a situation, what the patient says, and questions about it.
public struct Case: Sendable {
  /// The id by which it is called, in kebab-case.
  public let id: String
  /// The title shown when it opens.
  public let title: String
  /// 1 first steps, 2 middle, 3 hard.
  public let level: Int
  /// What it is about: `gifts`, `boundaries`.
  public let themes: [String]
  /// Who the learner is in it: `GP`, `student`.
  public let role: String?
  /// The content label shown before it opens; nil when there is nothing to say.
  public let contentLabel: String?
  /// Language of the case, as a BCP 47 tag.
  public let language: String
  /// What the learner knows.
  public let situation: String
  /// The line to answer.
  public let opening: String?
  /// The questions in order; never empty.
  public let questions: [Question]
  /// Comments of facilitators who differ, shown at the end.
  public let voices: [String]
  /// Feelings the case often stirs; shown afterwards, never a key.
  public let stirs: String?
  /// What must not be missed, for the end.
  public let safetyNote: String?
  /// Where the case comes from.
  public let credit: String?
  /// Fingerprint of the case's text and of the skills and word groups it uses; changes when a score could.
  public let hash: String
  /// The file it was read from.
  public let origin: SourceText
  /// Where its id stands in that file.
  public let place: SourceSpan

  /// Makes a case. The loader has checked that ids are unique and that everything named exists.
  public init(
    id: String, title: String, level: Int, themes: [String], role: String?, contentLabel: String?, language: String,
    situation: String, opening: String?, questions: [Question], voices: [String], stirs: String?, safetyNote: String?,
    credit: String?, hash: String, origin: SourceText, place: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.level = level
    self.themes = themes
    self.role = role
    self.contentLabel = contentLabel
    self.language = language
    self.situation = situation
    self.opening = opening
    self.questions = questions
    self.voices = voices
    self.stirs = stirs
    self.safetyNote = safetyNote
    self.credit = credit
    self.hash = hash
    self.origin = origin
    self.place = place
  }

  /// The question with an id, or nil.
  public func question(_ id: String) -> Question? {
    questions.first { $0.id == id }
  }
}
