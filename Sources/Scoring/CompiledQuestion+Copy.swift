import CaseModel
import Matching

extension CompiledQuestion {
  /// The same question for another task.
  ///
  /// What scoring reads again and again lies in memory of its own, so that two cores do not count references to the same
  /// arrays and texts; what is large and never counted, the automaton, is shared. Cheap beside compiling.
  public var copy: CompiledQuestion {
    CompiledQuestion(
      question: question, id: id.copy, caseID: caseID.copy, caseHash: caseHash.copy, program: program.copy,
      task: task.copy,
      kind: kind, watches: watches.map { ($0.flag.copy, $0.evidence) }, echo: echo.copy,
      givenTexts: givenTexts.map(\.copy),
      calibration: calibration?.question.map { CompiledCalibration($0, of: question, givenTexts: givenTexts) })
  }
}

extension CompiledQuestion.Task {
  fileprivate var copy: CompiledQuestion.Task {
    switch self {
    case .criteria(let criteria, let spoken):
      .criteria(
        criteria.map {
          CompiledQuestion.CompiledCriterion(
            id: $0.id.copy, points: $0.points, halfPoints: $0.halfPoints, speech: $0.speech, full: $0.full,
            partly: $0.partly)
        }, spoken: spoken)
    case .counted(let views, let cap, let criterion):
      .counted(views.map { ($0.name.copy, $0.evidence) }, cap: cap, criterion: criterion)
    case .levels(let levels, let isScored):
      .levels(levels.map { ($0.number, $0.descriptor.copy, $0.evidence) }, isScored: isScored)
    case .pitfalls(let pitfalls, let cap): .pitfalls(pitfalls.map { ($0.name.copy, $0.named, $0.reason) }, cap: cap)
    case .safety(let items): .safety(items.map { ($0.item.copy, $0.evidence) })
    case .unscored: .unscored
    }
  }
}

extension EvidenceProgram {
  fileprivate var copy: EvidenceProgram {
    EvidenceProgram(
      nodes: nodes.copy, phrases: phrases.copy, children: children.copy, cues: cues.copy, cueLists: cueLists.copy,
      compositeCues: compositeCues.copy, cueOfPhrase: cueOfPhrase.copy, examples: examples.copy,
      rules: rules.map(\.copy), ruleOfPhrase: ruleOfPhrase.copy,
      skills: skills.map { SkillNode(rule: $0.rule.copy, speech: $0.speech, node: $0.node) }, automaton: automaton)
  }
}

extension String {
  /// The same text in memory of its own.
  fileprivate var copy: String { String(decoding: Array(utf8), as: UTF8.self) }
}

extension Array {
  /// The same elements in memory of their own.
  fileprivate var copy: [Element] { map { $0 } }
}
