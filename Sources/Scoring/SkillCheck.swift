public import CaseModel
public import Diagnostics
import Matching

/// Runs a skill's own examples: what must be recognised and what must not.
public enum SkillCheck {
  /// A finding for every hit that is missed and every near miss that is taken for one.
  public static func faults(of skill: Skill, in bank: CaseBank) -> [Diagnostic] {
    let recogniser = SkillRecogniser(skill.id, in: bank)
    let missed = skill.hits.filter { recogniser.spans(in: $0.text).isEmpty }.map { example in
      Diagnostic(
        "skill-hit-missed", "\(skill.id) must be recognised here, and is not", in: skill.origin, at: example.place,
        mend: "widen the skill's evidence, or take the example out")
    }
    let mistaken = skill.nearMisses.compactMap { example -> Diagnostic? in
      let spans = recogniser.spans(in: example.text)
      guard let first = spans.first else { return nil }
      return Diagnostic(
        "skill-near-miss-taken", "\(skill.id) must not be recognised here, and is, by “\(first.text)”",
        in: skill.origin, at: example.place, mend: "narrow the skill's evidence, or take the example out")
    }
    return missed + mistaken
  }
}

/// Recognises one skill in texts, as words said to a patient.
public final class SkillRecogniser {
  private let program: EvidenceProgram
  private let node: EvidenceProgram.Node
  private let reader = TextReader()
  private let matcher: PhraseMatcher

  /// Makes a recogniser.
  ///
  /// - Parameters:
  ///   - skill: id of a skill of the bank.
  ///   - bank: the bank.
  public init(_ skill: String, in bank: CaseBank) {
    var program = EvidenceProgram(bank: bank)
    node = program.compile(.skill(skill))
    self.program = program
    matcher = PhraseMatcher(program.phrases, reader: reader)
  }

  /// The words of a text that show the skill; empty when it is not seen.
  public func spans(in text: String) -> [EvidenceSpan] {
    let answer = reader.read(text)
    var finder = EvidenceFinder(program, answer: answer, matches: matcher.matches(in: answer))
    return finder.find(node, .said).occurrences.map { occurrence in
      let start = answer.words[occurrence.words.lowerBound].start
      let end = answer.words[occurrence.words.upperBound].end
      return EvidenceSpan(start: start, end: end, text: answer.text(from: start, to: end), rule: occurrence.rule)
    }
  }
}
