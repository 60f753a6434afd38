public import Foundation

/// A scored answer of the past, as far as progress is concerned: no word of it.
public struct PastAnswer: Sendable {
  /// What one of its criteria got.
  public struct CriterionSeen: Sendable {
    /// Id of the criterion.
    public let id: String
    /// The mark, or nil when the scorer could not tell.
    public let mark: Int?
    /// The most it could be.
    public let outOf: Int
    /// The skills that could earn it; empty when it names none.
    public let skills: [String]

    /// Makes what a criterion got.
    public init(id: String, mark: Int?, outOf: Int, skills: [String]) {
      self.id = id
      self.mark = mark
      self.outOf = outOf
      self.skills = skills
    }
  }

  /// Id of the case.
  public let caseID: String
  /// Id of the question.
  public let questionID: String
  /// When it was answered.
  public let at: Date
  /// What the case is about.
  public let themes: [String]
  /// Its criteria; safety items are none of them.
  public let criteria: [CriterionSeen]

  /// Makes an answer of the past.
  public init(
    caseID: String, questionID: String, at: Date, themes: [String], criteria: [CriterionSeen]
  ) {
    self.caseID = caseID
    self.questionID = questionID
    self.at = at
    self.themes = themes
    self.criteria = criteria
  }
}

/// A case with the time at which it is to be practised again.
public struct DueCase: Sendable {
  /// Its id.
  public let id: String
  /// Its title.
  public let title: String
  /// When it is due.
  public let due: Date

  /// Makes a case that is due.
  public init(id: String, title: String, due: Date) {
    self.id = id
    self.title = title
    self.due = due
  }
}
