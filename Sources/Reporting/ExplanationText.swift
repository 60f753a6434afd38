public import CaseModel
import Matching
public import Scoring

/// Why an answer got what it got: what each criterion looks for, the words that were counted, and the rule that spoke.
public struct ExplanationText: Sendable {
  /// Of the rules of a criterion so many are named.
  private static let mostRules = 8

  private let layout: TextLayout

  /// Makes a writer of explanations.
  ///
  /// - Parameter layout: how wide lines are.
  public init(layout: TextLayout) {
    self.layout = layout
  }

  /// The lines that explain a score.
  ///
  /// - Parameters:
  ///   - score: what the scorer gave.
  ///   - question: the question that was answered.
  ///   - movements: what of marked answers moved each mark, by criterion.
  /// - Returns: some lines for each criterion or safety item, then what scored it.
  public func lines(_ score: Score, question: Question, movements: [String: Movement] = [:]) -> [[TextRun]] {
    var lines: [[TextRun]] = []
    if let reason = score.unreadable {
      lines += layout.lines([TextRun("Nothing was read: \(reason.rawValue).")])
    }
    for mark in score.marks {
      lines += entry(
        question.title(ofCriterion: mark.criterion), mark.verdict.rawValue, Self.sure(mark), mark.evidence,
        Self.evidence(of: mark.criterion, in: question))
      if let movement = movements[mark.criterion] {
        lines += layout.lines([TextRun(MovementWords.sentence(movement, mark))], first: "  ", rest: "    ")
      }
    }
    for finding in score.safety {
      let verdict = finding.isMet.map { $0 ? Verdict.met : .notSeen } ?? .cannotTell
      lines += entry(
        question.title(ofCriterion: finding.item), verdict.rawValue, "", finding.evidence,
        Self.evidence(of: finding.item, in: question))
    }
    for finding in score.flags {
      lines += layout.lines([TextRun("Watched for, and found: \(finding.flag)", .heading)])
      lines += finding.evidence.flatMap(counted)
    }
    lines += layout.lines([
      TextRun(
        "A machine read this by the rules of \(score.caseID), \(score.caseHash), balint \(engineVersion). It cannot hear tone, and a person may see what it does not: :again asks for one.",
        .faint)
    ])
    return lines
  }

  private func entry(
    _ title: String, _ verdict: String, _ sure: String, _ spans: [EvidenceSpan], _ evidence: [Evidence]
  ) -> [[TextRun]] {
    var lines = layout.lines([TextRun(title, .heading), TextRun(": \(verdict)\(sure)")])
    lines += spans.flatMap(counted)
    if spans.isEmpty {
      let rules = Self.rules(evidence)
      let more = rules.count > Self.mostRules ? " and \(rules.count - Self.mostRules) more" : ""
      lines += layout.lines(
        [
          TextRun("None of these rules found its words: "),
          TextRun(rules.prefix(Self.mostRules).joined(separator: ", ") + more, .faint),
        ],
        first: "  ", rest: "    ")
    }
    return lines
  }

  private func counted(_ span: EvidenceSpan) -> [[TextRun]] {
    layout.lines(
      [TextRun("“\(span.text)”", .counted), TextRun(" by the rule "), TextRun(span.rule, .faint)], first: "  ",
      rest: "    ")
  }

  private static func sure(_ mark: Mark) -> String {
    switch mark.confidence {
    case 0.8...: ", fairly sure"
    case 0.5...: ", not very sure"
    default: ", unsure"
    }
  }

  private static func evidence(of id: String, in question: Question) -> [Evidence] {
    switch question.task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      criteria.filter { $0.id == id }.flatMap { [$0.full] + ($0.partly.map { [$0] } ?? []) }
    case .patient(let perspectives, _), .wonder(let perspectives, _): perspectives.map(\.evidence)
    case .between(let levels), .reflect(let levels): levels.map(\.evidence)
    case .avoid(let pitfalls, _): pitfalls.map(\.named)
    case .safety(let items): items.filter { $0.id == id }.map(\.evidence)
    case .notice: []
    }
  }

  /// The rules at the ends of some evidence, each once, as their author wrote them.
  private static func rules(_ evidence: [Evidence]) -> [String] {
    var rules: [String] = []
    func visit(_ evidence: Evidence) {
      let rule: String? =
        switch evidence {
        case .phrase(let phrase): phrase.source
        case .skill(let id): "the skill \(id)"
        case .like: "likeness to an example"
        default: nil
        }
      if let rule, !rules.contains(rule) { rules.append(rule) }
      evidence.parts.forEach(visit)
    }
    evidence.forEach(visit)
    return rules
  }
}
