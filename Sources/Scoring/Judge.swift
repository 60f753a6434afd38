import CaseModel
import Matching

/// Turns the evidence found in one answer into marks, kind of question by kind of question.
struct Judge {
  let text: AnswerText
  let finder: EvidenceFinder

  func score(_ compiled: CompiledQuestion) -> Score {
    var marks: [Mark] = []
    var safety: [SafetyFinding] = []
    var unlisted: [EvidenceSpan] = []
    var reflectionLevel: String?
    switch compiled.task {
    case .criteria(let criteria, let spoken):
      marks = criteria.map { mark($0, spoken: spoken) }
    case .counted(let views, let cap, let criterion):
      (marks, unlisted) = count(views, cap: cap, criterion: criterion)
    case .levels(let levels, isScored: true):
      marks = [best(of: levels)]
    case .levels(let levels, isScored: false):
      reflectionLevel = best(of: levels).met.last
    case .pitfalls(let pitfalls, let cap):
      marks = [avoid(pitfalls, cap: cap)]
    case .safety(let items):
      safety = items.map { item in
        let finding = finder.finding(item.evidence, .thought)
        return SafetyFinding(item: item.item, isMet: finding != nil, evidence: finding?.spans ?? [])
      }
    case .unscored: break
    }
    let stance: Stance =
      compiled.kind == .say || compiled.kind == .turn ? .said : .thought
    let flags = compiled.watches.compactMap { flag, node -> FlagFinding? in
      finder.finding(node, stance).map { FlagFinding(flag: flag, evidence: $0.spans) }
    }
    return Score(
      caseID: compiled.caseID, questionID: compiled.id, caseHash: compiled.caseHash, marks: marks,
      safety: safety, flags: flags, unlisted: unlisted, unreadable: nil, reflectionLevel: reflectionLevel)
  }

  // MARK: Criteria

  /// Full for words said, half for the same words only described, half for the partial evidence either way.
  private func mark(_ criterion: CompiledQuestion.CompiledCriterion, spoken: Bool) -> Mark {
    let (full, partly) = (criterion.full, criterion.partly)
    let stance = stance(criterion.speech, spoken: spoken)
    if let whole = finder.finding(full, stance) {
      return Mark(
        criterion: criterion.id, mark: criterion.points, outOf: criterion.points, verdict: .met,
        confidence: Confidence.of(Confidence.met, whole), isDescribed: false, evidence: whole.spans, met: [])
    }
    if criterion.halfPoints > 0 {
      if let partly, let part = finder.finding(partly, stance) { return half(criterion, part, isDescribed: false) }
      if stance == .said {
        if let described = finder.finding(full, .described) { return half(criterion, described, isDescribed: true) }
        if let partly, let part = finder.finding(partly, .described) {
          return half(criterion, part, isDescribed: true)
        }
      }
    }
    return notSeen(criterion.id, outOf: criterion.points)
  }

  private func stance(_ speech: SpeechRule, spoken: Bool) -> Stance {
    switch speech {
    case .said: spoken ? .said : .thought
    case .orDone: spoken ? .described : .thought
    case .anyhow: .mentioned
    }
  }

  private func half(_ criterion: CompiledQuestion.CompiledCriterion, _ finding: Finding, isDescribed: Bool) -> Mark {
    Mark(
      criterion: criterion.id, mark: criterion.halfPoints, outOf: criterion.points, verdict: .partly,
      confidence: Confidence.of(isDescribed ? Confidence.described : Confidence.partly, finding),
      isDescribed: isDescribed, evidence: finding.spans, met: [])
  }

  private func notSeen(_ criterion: String, outOf: Int) -> Mark {
    Mark(
      criterion: criterion, mark: 0, outOf: outOf, verdict: .notSeen,
      confidence: Confidence.notSeen(words: text.typedWordCount), isDescribed: false, evidence: [], met: [])
  }

  /// A mark that counts things met, up to the most it can be.
  private func counted(_ criterion: String, _ points: Int, outOf: Int, _ evidence: [EvidenceSpan], _ met: [String])
    -> Mark
  {
    guard points > 0 else { return notSeen(criterion, outOf: outOf) }
    let mark = min(points, outOf)
    return Mark(
      criterion: criterion, mark: mark, outOf: outOf, verdict: mark == outOf ? .met : .partly,
      confidence: mark == outOf ? Confidence.met : Confidence.partly, isDescribed: false, evidence: evidence, met: met)
  }

  // MARK: Other kinds

  private func count(_ views: [(name: String, evidence: EvidenceProgram.NodeID)], cap: Int, criterion: String)
    -> ([Mark], [EvidenceSpan])
  {
    var evidence: [EvidenceSpan] = []
    var met: [String] = []
    for view in views {
      guard let finding = finder.finding(view.evidence, .thought) else { continue }
      met.append(view.name)
      evidence += finding.spans
    }
    let unlisted = unlistedIdeas(beside: evidence)
    if met.isEmpty, !unlisted.isEmpty {
      // An idea that is not on the list is for a person to judge; it is not nothing.
      let mark = Mark(
        criterion: criterion, mark: nil, outOf: cap, verdict: .cannotTell, confidence: Confidence.cannotTell,
        isDescribed: false, evidence: [], met: [])
      return ([mark], unlisted)
    }
    return ([counted(criterion, met.count, outOf: cap, EvidenceSpan.ordered(evidence), met)], unlisted)
  }

  /// Sentences put as a guess in which nothing listed was found.
  private func unlistedIdeas(beside evidence: [EvidenceSpan]) -> [EvidenceSpan] {
    text.sentences.compactMap { sentence in
      guard sentence.words.count >= 4, text.isTentative(sentence), !sentence.isQuestion else { return nil }
      let words = text.words[sentence.words]
      guard let first = words.first, let last = words.last,
        !text.standings[sentence.words].contains(where: { $0.zone == .copied }),
        !evidence.contains(where: { $0.start < last.end && $0.end > first.start })
      else { return nil }
      return EvidenceSpan(
        start: first.start, end: last.end, text: text.text(from: first.start, to: last.end), rule: "not on the list")
    }
  }

  private func best(of levels: [(number: Int, descriptor: String, evidence: EvidenceProgram.NodeID)]) -> Mark {
    let most = levels.map(\.number).max() ?? 0
    for (number, descriptor, evidence) in levels.sorted(by: { $0.number > $1.number }) {
      if let finding = finder.finding(evidence, .thought) {
        return counted(Question.levels, number, outOf: most, finding.spans, [descriptor])
      }
    }
    return notSeen(Question.levels, outOf: most)
  }

  /// Two for a pitfall with its reason, one for a pitfall alone; to mention a fault is not to commit it.
  private func avoid(
    _ pitfalls: [(name: String, named: EvidenceProgram.NodeID, reason: EvidenceProgram.NodeID)], cap: Int
  ) -> Mark {
    var found: [(points: Int, name: String, evidence: [EvidenceSpan])] = []
    for pitfall in pitfalls {
      guard let named = finder.finding(pitfall.named, .mentioned) else { continue }
      let reason = finder.finding(pitfall.reason, .mentioned)
      found.append((reason == nil ? 1 : 2, pitfall.name, named.spans + (reason?.spans ?? [])))
    }
    let counting = found.sorted { $0.points > $1.points }.prefix(cap)
    return counted(
      Question.pitfalls, counting.reduce(0) { $0 + $1.points }, outOf: 2 * cap,
      EvidenceSpan.ordered(counting.flatMap(\.evidence)), counting.map(\.name))
  }
}
