public import Scoring

/// A name with how often it came up.
public struct NamedCount: Sendable, Equatable {
  /// What came up.
  public let name: String
  /// In how many answers; nil where it is withheld.
  public internal(set) var count: Int?
}

/// What a group did with one criterion, or with one required item.
public struct GroupCriterion: Sendable {
  /// Its id.
  public let id: String
  /// What it looks for.
  public let looksFor: String
  /// The skills that could earn it.
  public let skills: [String]
  /// How many answers got each verdict; nil where the group is too small to say.
  public internal(set) var counts: VerdictCounts? = VerdictCounts()
  /// The perspectives, levels or pitfalls of the rubric, in its order, with how many answers have each.
  public internal(set) var views: [NamedCount]
  var typical: [Verdict: TypicalAnswers] = [:]

  /// A few answers that got a verdict, cut to what can be read at a glance; the same ones in whatever order they came.
  public func typicalAnswers(_ verdict: Verdict) -> [[Feedback.Piece]] { typical[verdict]?.answers ?? [] }

  /// Without anything that could show what one learner did.
  var withheld: GroupCriterion {
    GroupCriterion(id: id, looksFor: looksFor, skills: skills, counts: nil, views: [])
  }
}

/// What a group did with one question.
public struct GroupQuestion: Sendable {
  /// Id of the case.
  public let caseID: String
  /// Title of the case.
  public let caseTitle: String
  /// Fingerprint of the case as it was scored.
  public let caseHash: String
  /// Where the question stands in its case, from 0.
  public let place: Int
  /// Id of the question.
  public let questionID: String
  /// What was asked.
  public let prompt: String
  /// How many answers there are; nil where the group is too small to say.
  public internal(set) var answerCount: Int? = 0
  /// The criteria in the order of the rubric.
  public internal(set) var criteria: [GroupCriterion]
  /// Required items, apart from the criteria.
  public internal(set) var safety: [GroupCriterion]
  /// What was watched for and found, by flag.
  public internal(set) var flags: [NamedCount]
  /// Answers to look at first, the most pressing first, then by learner's id; at most `GroupReport.answersToLookAt`.
  public internal(set) var toLookAt: [AnswerToLookAt] = []
  /// How many answers there are to look at for each reason; empty where the group is too small to say.
  public internal(set) var reasons: [AnswerToLookAt.Reason: Int] = [:]
  /// How many answers there are to look at, shown or not.
  public internal(set) var toLookAtCount = 0
  /// Up to `GroupReport.smallGroup` learners, to know whether there are so many.
  var learners: Set<String> = []

  /// Whether counts are withheld, since they would show what one learner did.
  public var isSmall: Bool { learners.count < GroupReport.smallGroup }

  /// As it may be shown.
  var shown: GroupQuestion {
    guard isSmall else { return self }
    var shown = self
    shown.answerCount = nil
    shown.criteria = criteria.map(\.withheld)
    shown.safety = safety.map(\.withheld)
    shown.flags = []
    shown.reasons = [:]
    return shown
  }
}
