public import CaseModel
public import Scoring

/// What a group did well and missed, for the tutor who talks it over with them.
///
/// Scores come one by one; what is kept of a question does not grow with the number of answers. Nobody is ranked, there
/// are no averages, and a question with fewer than `smallGroup` learners shows no counts and no typical answers.
public struct GroupReport: Sendable {
  /// How many learners a question needs before it has counts.
  public static let smallGroup = 5
  /// How many typical answers are kept for each verdict on each criterion.
  public static let typicalAnswers = 3
  /// How many answers to look at first are kept for each question.
  public static let answersToLookAt = 50

  private struct Key: Hashable {
    let caseID: String
    let questionID: String
  }

  /// A skill with what the group did where it counts.
  public struct Skill: Sendable, Equatable {
    /// Its id.
    public let id: String
    /// The criteria that it could earn, one verdict each and answer.
    public let criteria: Int
    /// How many verdicts there are of each kind.
    public let counts: VerdictCounts
  }

  private var tallies: [Key: GroupQuestion] = [:]
  private let lowConfidence: Double

  /// Makes a report of nothing yet.
  ///
  /// - Parameter lowConfidence: an answer with a mark less sure than this is one to look at first, 0 to 1.
  public init(lowConfidence: Double = AnswerToLookAt.lowConfidence) {
    self.lowConfidence = lowConfidence
  }

  /// Adds one answer; private ones are left out.
  ///
  /// - Parameters:
  ///   - learner: who answered, by id; may be empty.
  ///   - answer: the answer as typed.
  ///   - score: what the scorer gave.
  ///   - question: the question that was answered.
  ///   - teachingCase: the case it belongs to.
  public mutating func add(
    learner: String, answer: String, score: Score, question: Question, of teachingCase: Case
  ) {
    guard !question.kind.isPrivate else { return }
    let key = Key(caseID: teachingCase.id, questionID: question.id)
    tallies[key, default: GroupQuestion(question, of: teachingCase)]
      .add(learner: learner, answer: answer, score: score, lowConfidence: lowConfidence)
  }

  /// What may be shown of each question, by the case's id and in the order of the case.
  public var questions: [GroupQuestion] {
    tallies.values.sorted { ($0.caseID, $0.place, $0.questionID) < ($1.caseID, $1.place, $1.questionID) }.map(\.shown)
  }

  /// How many answers there are; nil when the learners are too few to say.
  public var answerCount: Int? {
    let counts = questions.compactMap(\.answerCount)
    return counts.isEmpty ? nil : counts.reduce(0, +)
  }

  /// The skills by id, over the questions that have counts; so no small group shows as a difference.
  public var skills: [Skill] {
    var sums: [String: (criteria: Int, counts: VerdictCounts)] = [:]
    for criterion in questions.flatMap(\.criteria) {
      guard let counts = criterion.counts else { continue }
      for skill in criterion.skills {
        sums[skill, default: (0, VerdictCounts())].criteria += 1
        sums[skill]?.counts.add(counts)
      }
    }
    return sums.sorted { $0.key < $1.key }.map { Skill(id: $0, criteria: $1.criteria, counts: $1.counts) }
  }
}
