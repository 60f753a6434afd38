/// The kinds of question; the raw value is the key that opens one in a case file.
public enum QuestionKind: String, Sendable, CaseIterable {
  /// The words you would say.
  case say
  /// The words you would say after new information.
  case turn
  /// What you notice in yourself. Never scored, kept in the private store.
  case notice
  /// What may be going on in the patient.
  case patient
  /// Thoughts as different as you can.
  case wonder
  /// What may be going on between you.
  case between
  /// What you would not do, and why.
  case avoid
  /// What must not be missed.
  case safety
  /// What you know, or would do and why.
  case explain
  /// What this has stirred or changed. No mark, kept in the private store.
  case reflect

  /// Whether its answers are kept apart and never scored.
  public var isPrivate: Bool { self == .notice || self == .reflect }
}

/// One question of a case.
public struct Question: Sendable {
  /// What is asked for, with the rubric that fits; no other pairing can be made.
  public enum Task: Sendable {
    /// Words to say, judged by criteria.
    case say([Criterion])
    /// Words to say after new information.
    case turn(newInformation: String, [Criterion])
    /// Nothing is judged.
    case notice
    /// Perspectives on the patient, counted up to a cap.
    case patient([Perspective], cap: Int)
    /// Thoughts as different as possible, counted up to a cap.
    case wonder([Perspective], cap: Int)
    /// The best level reached.
    case between([Level])
    /// Pitfalls with reasons, counted up to a cap.
    case avoid([Pitfall], cap: Int)
    /// Required items, reported apart from the score.
    case safety([SafetyItem])
    /// Content, judged by criteria however it is put.
    case explain([Criterion])
    /// Feedback by level, no mark.
    case reflect([Level])
  }

  /// Its kind, or the id it was given; unique in its case.
  public let id: String
  /// What the learner is asked.
  public let prompt: String
  /// What is asked for, with its rubric.
  public let task: Task
  /// Faults that are watched for.
  public let watches: [Watch]
  /// Example answers with the marks they must get.
  public let anchors: [Anchor]

  /// Makes a question.
  public init(id: String, prompt: String, task: Task, watches: [Watch], anchors: [Anchor]) {
    self.id = id
    self.prompt = prompt
    self.task = task
    self.watches = watches
    self.anchors = anchors
  }

  /// The kind of question.
  public var kind: QuestionKind {
    switch task {
    case .say: .say
    case .turn: .turn
    case .notice: .notice
    case .patient: .patient
    case .wonder: .wonder
    case .between: .between
    case .avoid: .avoid
    case .safety: .safety
    case .explain: .explain
    case .reflect: .reflect
    }
  }

  /// New information that comes with the question, if any.
  public var newInformation: String? {
    if case .turn(let information, _) = task { information } else { nil }
  }

  /// Every id that a mark may bear, with the most it can be; safety items are out of 1.
  public var markable: [(id: String, outOf: Int)] {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria.map { ($0.id, $0.points) }
    case .patient(_, let cap), .wonder(_, let cap): [(Self.perspectives, cap)]
    case .between(let levels): [(Self.levels, levels.map(\.number).max() ?? 0)]
    case .avoid(_, let cap): [(Self.pitfalls, 2 * cap)]
    case .safety(let items): items.map { ($0.id, 1) }
    case .notice, .reflect: []
    }
  }

  /// Id of the one criterion of a `patient` or `wonder` question.
  public static let perspectives = "perspectives"
  /// Id of the one criterion of a `between` question.
  public static let levels = "levels"
  /// Id of the one criterion of an `avoid` question.
  public static let pitfalls = "pitfalls"
}
