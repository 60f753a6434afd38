public import CaseModel
import Matching

/// Recognises skills in texts, as words said to a patient.
public final class SkillRecogniser {
  /// A skill that was seen in a text.
  public struct Sighting: Sendable {
    /// Id of the skill.
    public let skill: String
    /// The words that show it, each with the cue or phrase that found them; in order, none inside another.
    public let evidence: [EvidenceSpan]
  }

  private let program: EvidenceProgram
  private let nodes: [(id: String, node: EvidenceProgram.NodeID)]
  private let reader = TextReader()
  private let matcher: PhraseMatcher
  private var answer = AnswerText()
  private var matches = PhraseMatches()

  /// Makes a recogniser.
  ///
  /// - Parameters:
  ///   - skills: ids of skills of the bank; others are never seen.
  ///   - bank: the bank.
  public init(_ skills: [String], in bank: CaseBank) {
    var compiler = EvidenceCompiler(bank: bank)
    nodes = skills.map { ($0, compiler.compile(.skill($0))) }
    program = compiler.finished()
    matcher = PhraseMatcher(program.automaton, reader: reader)
  }

  /// The skills that a text shows, in the order in which they were asked for.
  ///
  /// - Parameter text: any text, read as an answer is.
  /// - Returns: each skill that is shown, with the words and the cues that show it.
  public func sightings(in text: String) -> [Sighting] {
    reader.read(text, into: &answer)
    answer.markRepeated(reader: reader)
    matcher.find(in: answer, into: &matches)
    let finder = EvidenceFinder(program, answer: answer, matches: matches, namesCues: true)
    return nodes.compactMap { skill in
      finder.finding(skill.node, .said).map { Sighting(skill: skill.id, evidence: $0.spans) }
    }
  }
}
