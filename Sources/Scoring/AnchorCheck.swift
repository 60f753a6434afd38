public import CaseModel
public import Diagnostics

/// Scores the anchors of a case: the tests of its rubrics.
public enum AnchorCheck {
  /// A finding for every mark and flag that differs from what an anchor says.
  ///
  /// - Parameters:
  ///   - teachingCase: the case.
  ///   - bank: where its skills and word groups are.
  /// - Returns: the findings in the order of the case; empty when every anchor gets what it must.
  public static func faults(of teachingCase: Case, in bank: CaseBank) -> [Diagnostic] {
    ScoredAnchors.all(of: teachingCase, in: bank).flatMap { faults(of: teachingCase, $0) }
  }

  /// A finding for every mark and flag of one question that differs from what an anchor says.
  ///
  /// - Parameters:
  ///   - teachingCase: the case.
  ///   - scored: the anchors of one of its questions.
  /// - Returns: the findings in the order of the anchors.
  public static func faults(of teachingCase: Case, _ scored: ScoredAnchors) -> [Diagnostic] {
    zip(scored.question.anchors, scored.scores).flatMap { anchor, score in
      markFaults(anchor, score, teachingCase) + flagFaults(anchor, score, teachingCase)
    }
  }

  private static func markFaults(_ anchor: Anchor, _ score: Score, _ teachingCase: Case) -> [Diagnostic] {
    anchor.marks.compactMap { expected in
      let (given, evidence) = awarded(expected.criterion, score)
      guard given != expected.expectation else { return nil }
      let found =
        evidence.isEmpty
        ? "no evidence was found"
        : "it counted " + evidence.prefix(4).map { "“\($0.text)” by \($0.rule)" }.joined(separator: "; ")
      return Diagnostic(
        "anchor-mark-differs",
        "this anchor must get \(words(expected.expectation)) for \(expected.criterion), and the scorer gives \(words(given)): \(found)",
        in: teachingCase.origin, at: expected.place,
        mend:
          "if the scorer is right, change the mark; if the anchor is right, mend the evidence of \(expected.criterion)",
        notes: [Diagnostic.Note("the answer", at: anchor.place)])
    }
  }

  private static func flagFaults(_ anchor: Anchor, _ score: Score, _ teachingCase: Case) -> [Diagnostic] {
    let raised = score.flags.map(\.flag)
    let missing = anchor.flags.filter { !raised.contains($0) }.map { flag in
      Diagnostic(
        "anchor-flag-differs", "this anchor must raise the flag \(flag), and it does not", in: teachingCase.origin,
        at: anchor.place, mend: "take the flag out of the anchor, or mend its when:")
    }
    let surplus = score.flags.filter { !anchor.flags.contains($0.flag) }.map { finding in
      Diagnostic(
        "anchor-flag-differs",
        "this anchor raises the flag \(finding.flag), which it does not name: it counted "
          + finding.evidence.prefix(4).map { "“\($0.text)” by \($0.rule)" }.joined(separator: "; "),
        in: teachingCase.origin, at: anchor.place,
        mend: "add flags: [\(finding.flag)] to the anchor, or narrow the when: of the flag")
    }
    return missing + surplus
  }

  private static func awarded(_ criterion: String, _ score: Score) -> (Anchor.Expectation, [EvidenceSpan]) {
    if let mark = score.marks.first(where: { $0.criterion == criterion }) {
      return (mark.mark.map(Anchor.Expectation.mark) ?? .cannotTell, mark.evidence)
    }
    if let item = score.safety.first(where: { $0.item == criterion }) {
      return (item.isMet.map { .mark($0 ? 1 : 0) } ?? .cannotTell, item.evidence)
    }
    return (.cannotTell, [])
  }

  private static func words(_ expectation: Anchor.Expectation) -> String {
    switch expectation {
    case .mark(let mark): "\(mark)"
    case .cannotTell: "cannot tell"
    }
  }
}
