public import CaseModel
import Matching

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
    var compiler = EvidenceCompiler(bank: bank)
    node = compiler.compile(.skill(skill))
    program = compiler.program
    matcher = PhraseMatcher(program.phrases, reader: reader)
  }

  /// The words of a text that show the skill; empty when it is not seen.
  public func spans(in text: String) -> [EvidenceSpan] {
    let answer = reader.read(text)
    var finder = EvidenceFinder(program, answer: answer, matches: matcher.matches(in: answer))
    let finding = finder.find(node, .said)
    return finder.spans(finding)
  }
}
