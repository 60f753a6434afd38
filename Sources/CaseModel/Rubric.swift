/// What must be done with words for them to count in a `say` or `turn` question.
public enum SpeechRule: String, Sendable, Hashable {
  /// Said to the other person, not denied, no condition; what is only described earns half.
  case said
  /// Said or described alike, as with a silence; not denied, no condition.
  case orDone = "or done"
  /// Named in any way.
  case anyhow
}

/// Something an answer is looked through for, with marks.
public struct Criterion: Sendable {
  /// Its id, unique in the question.
  public let id: String
  /// What it looks for, in words for the learner.
  public let looksFor: String
  /// The most it awards.
  public let points: Int
  /// Evidence for the full mark.
  public let full: Evidence
  /// Evidence for half of it.
  public let partly: Evidence?
  /// What must be done with words for them to count.
  public let speech: SpeechRule
  /// What is said to a learner who met it.
  public let praise: String?
  /// What is said to a learner who did not.
  public let advice: String?

  /// Makes a criterion; fewer than 1 point become 1.
  public init(
    id: String, looksFor: String, points: Int, full: Evidence, partly: Evidence?, speech: SpeechRule, praise: String?,
    advice: String?
  ) {
    self.id = id
    self.looksFor = looksFor
    self.points = max(1, points)
    self.full = full
    self.partly = partly
    self.speech = speech
    self.praise = praise
    self.advice = advice
  }

  /// What `partly` awards, and what is described rather than said earns at most: half, rounded down; nothing of one point.
  public var halfPoints: Int { points == 1 ? 0 : points / 2 }
}

/// One way of seeing a patient or a situation.
public struct Perspective: Sendable {
  /// The view, in words for the learner.
  public let view: String
  /// What shows that an answer holds it.
  public let evidence: Evidence

  /// Makes a perspective.
  public init(view: String, evidence: Evidence) {
    self.view = view
    self.evidence = evidence
  }
}

/// One step of a rubric of which the best that is met counts.
public struct Level: Sendable {
  /// Its number, from 1; a higher one is better.
  public let number: Int
  /// What an answer at this level does.
  public let descriptor: String
  /// What shows it.
  public let evidence: Evidence

  /// Makes a level.
  public init(number: Int, descriptor: String, evidence: Evidence) {
    self.number = number
    self.descriptor = descriptor
    self.evidence = evidence
  }
}

/// Something better not done, and why.
public struct Pitfall: Sendable {
  /// What it is, in words for the learner.
  public let name: String
  /// What shows that it is named; half.
  public let named: Evidence
  /// What shows that a reason is given; the rest.
  public let reason: Evidence

  /// Makes a pitfall.
  public init(name: String, named: Evidence, reason: Evidence) {
    self.name = name
    self.named = named
    self.reason = reason
  }
}

/// Something that must not be missed; reported yes or no, apart from the score.
public struct SafetyItem: Sendable {
  /// Its id, unique in the question.
  public let id: String
  /// What it is, in words for the learner.
  public let says: String
  /// What shows it.
  public let evidence: Evidence
  /// The guidance or law it rests on.
  public let restsOn: String?

  /// Makes a safety item.
  public init(id: String, says: String, evidence: Evidence, restsOn: String?) {
    self.id = id
    self.says = says
    self.evidence = evidence
    self.restsOn = restsOn
  }
}

/// A fault that is watched for: it becomes a comment, never a minus.
public struct Watch: Sendable {
  /// Id of the flag it raises.
  public let flag: String
  /// What raises it.
  public let when: Evidence
  /// What is said to the learner.
  public let comment: String

  /// Makes a watch.
  public init(flag: String, when: Evidence, comment: String) {
    self.flag = flag
    self.when = when
    self.comment = comment
  }
}
