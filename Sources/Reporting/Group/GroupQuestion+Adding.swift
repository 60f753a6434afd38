import CaseModel
import Matching
import Scoring

extension GroupQuestion {
  /// Makes a question without answers.
  init(_ question: Question, of teachingCase: Case) {
    caseID = teachingCase.id
    caseTitle = teachingCase.title
    caseHash = teachingCase.hash
    place = teachingCase.questions.firstIndex { $0.id == question.id } ?? teachingCase.questions.count
    questionID = question.id
    prompt = question.prompt
    criteria = Self.criteria(question)
    safety =
      if case .safety(let items) = question.task {
        items.map { GroupCriterion(id: $0.id, looksFor: $0.says, skills: [], views: []) }
      } else { [] }
    flags = question.watches.map { NamedCount(name: $0.flag, count: 0) }
  }

  private static func criteria(_ question: Question) -> [GroupCriterion] {
    func views(_ id: String, _ looksFor: String, _ names: [String]) -> [GroupCriterion] {
      [
        GroupCriterion(
          id: id, looksFor: looksFor, skills: [], views: names.map { NamedCount(name: $0, count: 0) })
      ]
    }
    return switch question.task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      criteria.map { GroupCriterion(id: $0.id, looksFor: $0.looksFor, skills: $0.skills, views: []) }
    case .patient(let perspectives, _), .wonder(let perspectives, _):
      views(Question.perspectives, GroupWords.waysOfSeeing, perspectives.map(\.view))
    case .between(let levels): views(Question.levels, GroupWords.howFar, levels.map(\.descriptor))
    case .avoid(let pitfalls, _): views(Question.pitfalls, GroupWords.whatToAvoid, pitfalls.map(\.name))
    case .safety, .notice, .reflect: []
    }
  }

  mutating func add(learner: String, answer: String, score: Score, lowConfidence: Double) {
    answerCount? += 1
    // One spelling more is no learner more; answers without an id may all be one person's.
    if isSmall { learners.insert(learner.lowercased().filter { !$0.isWhitespace }) }
    let fingerprint = Fingerprint.of(answer)
    for mark in score.marks {
      guard let index = criteria.firstIndex(where: { $0.id == mark.criterion }) else { continue }
      criteria[index].add(mark.verdict, mark.evidence, met: mark.met, answer, fingerprint)
    }
    for finding in score.safety {
      guard let index = safety.firstIndex(where: { $0.id == finding.item }) else { continue }
      let verdict: Verdict = finding.isMet.map { $0 ? .met : .notSeen } ?? .cannotTell
      safety[index].add(verdict, finding.evidence, met: [], answer, fingerprint)
    }
    for finding in score.flags {
      if let index = flags.firstIndex(where: { $0.name == finding.flag }) { flags[index].count? += 1 }
    }
    lookAt(learner, answer, score, AnswerToLookAt.reasons(score, lowConfidence: lowConfidence))
  }

  private mutating func lookAt(
    _ learner: String, _ answer: String, _ score: Score, _ reasons: [AnswerToLookAt.Reason]
  ) {
    guard let first = reasons.first else { return }
    toLookAtCount += 1
    for reason in reasons { self.reasons[reason, default: 0] += 1 }
    // Equal ones stay in the order in which they came.
    let place = toLookAt.firstIndex { ($0.reasons[0], $0.learner) > (first, learner) } ?? toLookAt.count
    guard place < GroupReport.answersToLookAt else { return }
    let cited = score.unlisted + score.flags.flatMap(\.evidence)
    let spans = cited.isEmpty ? score.marks.flatMap(\.evidence) + score.safety.flatMap(\.evidence) : cited
    let excerpt = AnswerExcerpt.of(Feedback.pieces(of: answer, spans))
    toLookAt.insert(AnswerToLookAt(learner: learner, reasons: reasons, excerpt: excerpt), at: place)
    if toLookAt.count > GroupReport.answersToLookAt { toLookAt.removeLast() }
  }
}

extension GroupCriterion {
  fileprivate mutating func add(
    _ verdict: Verdict, _ evidence: [EvidenceSpan], met: [String], _ answer: String, _ fingerprint: UInt64
  ) {
    counts?.add(verdict)
    for view in met {
      if let index = views.firstIndex(where: { $0.name == view }) { views[index].count? += 1 }
    }
    // What the program cannot tell is among the answers to look at.
    guard verdict != .cannotTell else { return }
    typical[verdict, default: TypicalAnswers()].add(fingerprint) { Feedback.pieces(of: answer, evidence) }
  }
}
