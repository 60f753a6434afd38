import CaseModel
import Matching

/// Turns the evidence found in one answer into marks, kind of question by kind of question.
struct Judge {
  let text: AnswerText
  var finder: EvidenceFinder

  mutating func score(_ compiled: CompiledQuestion) -> Score {
    var marks: [Mark] = []
    var safety: [SafetyFinding] = []
    var unlisted: [EvidenceSpan] = []
    var reflectionLevel: String?
    switch compiled.task {
    case .criteria(let criteria, let spoken):
      marks = criteria.map { mark($0.criterion, $0.full, $0.partly, spoken: spoken) }
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
        let finding = finder.find(item.evidence, .thought)
        return SafetyFinding(item: item.item.id, isMet: finding.isFound, evidence: finder.spans(finding))
      }
    case .unscored: break
    }
    let stance: EvidenceFinder.Stance =
      compiled.question.kind == .say || compiled.question.kind == .turn ? .said : .thought
    let flags = zip(compiled.question.watches, compiled.watches).compactMap { watch, node -> FlagFinding? in
      let finding = finder.find(node, stance)
      return finding.isFound ? FlagFinding(flag: watch.flag, evidence: finder.spans(finding)) : nil
    }
    return Score(
      caseID: compiled.caseID, questionID: compiled.question.id, caseHash: compiled.caseHash, marks: marks,
      safety: safety, flags: flags, unlisted: unlisted, unreadable: nil, reflectionLevel: reflectionLevel)
  }

  // MARK: Criteria

  /// Full for words said, half for the same words only described, half for the partial evidence either way.
  private mutating func mark(
    _ criterion: Criterion, _ full: EvidenceProgram.Node, _ partly: EvidenceProgram.Node?, spoken: Bool
  ) -> Mark {
    let stance = stance(criterion.speech, spoken: spoken)
    let whole = finder.find(full, stance)
    if whole.isFound {
      return Mark(
        criterion: criterion.id, mark: criterion.points, outOf: criterion.points, verdict: .met,
        confidence: Confidence.met, isDescribed: false, evidence: finder.spans(whole), met: [])
    }
    if criterion.halfPoints > 0 {
      if let partly {
        let part = finder.find(partly, stance)
        if part.isFound { return half(criterion, part, isDescribed: false) }
      }
      if stance == .said {
        let described = finder.find(full, .described)
        if described.isFound { return half(criterion, described, isDescribed: true) }
        if let partly {
          let part = finder.find(partly, .described)
          if part.isFound { return half(criterion, part, isDescribed: true) }
        }
      }
    }
    return notSeen(criterion.id, outOf: criterion.points)
  }

  private func stance(_ speech: SpeechRule, spoken: Bool) -> EvidenceFinder.Stance {
    switch speech {
    case .said: spoken ? .said : .thought
    case .orDone: spoken ? .described : .thought
    case .anyhow: .mentioned
    }
  }

  private func half(_ criterion: Criterion, _ finding: EvidenceFinder.Finding, isDescribed: Bool) -> Mark {
    Mark(
      criterion: criterion.id, mark: criterion.halfPoints, outOf: criterion.points, verdict: .partly,
      confidence: isDescribed ? Confidence.described : Confidence.partly, isDescribed: isDescribed,
      evidence: finder.spans(finding), met: [])
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

  private mutating func count(_ views: [(name: String, evidence: EvidenceProgram.Node)], cap: Int, criterion: String)
    -> ([Mark], [EvidenceSpan])
  {
    var evidence: [EvidenceSpan] = []
    var met: [String] = []
    for view in views {
      let finding = finder.find(view.evidence, .thought)
      guard finding.isFound else { continue }
      met.append(view.name)
      evidence += finder.spans(finding)
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
      guard let first = words.first, let last = words.last, !words.contains(where: { $0.zone == .copied }),
        !evidence.contains(where: { $0.start < last.end && $0.end > first.start })
      else { return nil }
      return EvidenceSpan(
        start: first.start, end: last.end, text: text.text(from: first.start, to: last.end), rule: "not on the list")
    }
  }

  private mutating func best(of levels: [(level: Level, evidence: EvidenceProgram.Node)]) -> Mark {
    let most = levels.map(\.level.number).max() ?? 0
    for (level, evidence) in levels.sorted(by: { $0.level.number > $1.level.number }) {
      let finding = finder.find(evidence, .thought)
      if finding.isFound {
        return counted(Question.levels, level.number, outOf: most, finder.spans(finding), [level.descriptor])
      }
    }
    return notSeen(Question.levels, outOf: most)
  }

  /// Two for a pitfall with its reason, one for a pitfall alone; to mention a fault is not to commit it.
  private mutating func avoid(
    _ pitfalls: [(name: String, named: EvidenceProgram.Node, reason: EvidenceProgram.Node)], cap: Int
  ) -> Mark {
    var found: [(points: Int, name: String, evidence: [EvidenceSpan])] = []
    for pitfall in pitfalls {
      let named = finder.find(pitfall.named, .mentioned)
      guard named.isFound else { continue }
      let reason = finder.find(pitfall.reason, .mentioned)
      found.append((reason.isFound ? 2 : 1, pitfall.name, finder.spans(named) + finder.spans(reason)))
    }
    let counting = found.sorted { $0.points > $1.points }.prefix(cap)
    return counted(
      Question.pitfalls, counting.reduce(0) { $0 + $1.points }, outOf: 2 * cap,
      EvidenceSpan.ordered(counting.flatMap(\.evidence)), counting.map(\.name))
  }
}
