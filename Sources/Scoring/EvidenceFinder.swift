import CaseModel
import Matching

/// Looks for the evidence of a program in one answer whose phrases have been found.
///
/// Whether evidence is found is asked far more often than where, so the two are asked apart, and the first question
/// allocates nothing. What a skill found is kept, since other skills and cues ask for it again.
final class EvidenceFinder {
  typealias NodeID = EvidenceProgram.NodeID
  typealias Node = EvidenceProgram.Node

  /// One place that counts, and the rule that found it.
  struct Occurrence {
    let first: Int
    let last: Int
    let rule: Rule
    let isMisspelt: Bool

    init(first: Int, last: Int, rule: Rule, isMisspelt: Bool) {
      self.first = first
      self.last = last
      self.rule = rule
      self.isMisspelt = isMisspelt
    }

    init(_ match: PhraseMatch, _ rule: Rule) {
      self.init(
        first: match.words.lowerBound, last: match.words.upperBound, rule: rule, isMisspelt: match.isMisspelt)
    }
  }

  /// What speaks for an occurrence.
  enum Rule {
    /// Index of a phrase as its author wrote it.
    case phrase(Int)
    /// Index of a skill.
    case skill(Int)
    /// Resemblance to an example answer.
    case example
  }

  let program: EvidenceProgram
  let answer: AnswerText
  let matches: PhraseMatches
  /// Whether what a skill found is shown under the name of the cue, not of the skill.
  let namesCues: Bool
  /// For each skill and stance, what was found of it, once worked out.
  private var skills: [SkillFinding]

  private enum SkillFinding {
    case unknown
    case nothing
    case found
    case listed([Occurrence])
  }

  init(_ program: EvidenceProgram, answer: AnswerText, matches: PhraseMatches, namesCues: Bool = false) {
    self.program = program
    self.answer = answer
    self.matches = matches
    self.namesCues = namesCues
    skills = Array(repeating: .unknown, count: program.skills.count * Stance.allCases.count)
  }

  /// Whether evidence is found.
  func isFound(_ id: NodeID, _ stance: Stance) -> Bool {
    let node = program.nodes[id]
    switch node.kind {
    case .phrase: return firstSentence(node, stance, after: -1) != nil
    case .skill: return isSkillFound(node.value, stance)
    case .any:
      for part in node.parts where mayBeFound(program.children[part]) && isFound(program.children[part], stance) {
        return true
      }
      return false
    case .all:
      for part in node.parts where !isFound(program.children[part], stance) { return false }
      return true
    case .none:
      for part in node.parts where isFound(program.children[part], stance.forbidding) { return false }
      return true
    case .atLeast:
      var count = 0
      for part in node.parts where isFound(program.children[part], stance) { count += 1 }
      return count >= node.value
    case .inOrder: return earliestEnd(id, after: -1, stance) != nil
    case .like, .sentences: return hasOccurrence(id, stance)
    case .cuesInSentence, .cuesInAnswer: return reached(node, stance) { _ in }
    }
  }

  func isSkillFound(_ index: Int, _ stance: Stance) -> Bool {
    let skill = program.skills[index]
    let stance = stance.widened(skill.speech)
    let place = index * Stance.allCases.count + stance.rawValue
    switch skills[place] {
    case .unknown: break
    case .nothing: return false
    case .found, .listed: return true
    }
    // Should a skill name itself, it finds nothing instead of going round for ever.
    skills[place] = .nothing
    guard isFound(skill.node, stance) else { return false }
    skills[place] = .found
    return true
  }

  /// The places that show a skill, each with the cue or phrase that found it.
  func occurrences(ofSkill index: Int, _ stance: Stance) -> [Occurrence] {
    guard isSkillFound(index, stance) else { return [] }
    let skill = program.skills[index]
    let stance = stance.widened(skill.speech)
    let place = index * Stance.allCases.count + stance.rawValue
    if case .listed(let known) = skills[place] { return known }
    var found: [Occurrence] = []
    visit(skill.node, stance) { found.append($0) }
    skills[place] = .listed(found)
    return found
  }

  /// Whether it is worth asking further: nearly every phrase of a rubric is nowhere in an answer.
  @inline(__always)
  func mayBeFound(_ id: NodeID) -> Bool {
    let node = program.nodes[id]
    return node.kind != .phrase || matches.first(of: program.phrases[node.parts.lowerBound]) != nil
  }

  private func hasOccurrence(_ id: NodeID, _ stance: Stance) -> Bool {
    var isThere = false
    visit(id, stance) { _ in isThere = true }
    return isThere
  }

  /// The first sentence that holds every part of a phrase after a word, each where it counts.
  func firstSentence(_ node: Node, _ stance: Stance, after: Int) -> Int? {
    var match = matches.first(of: program.phrases[node.parts.lowerBound])
    while let index = match {
      let found = matches.all[index]
      if found.words.lowerBound > after, stance.counts(found) {
        let place = sentence(found.words.lowerBound)
        if node.parts.count == 1 || holdsEvery(node.parts, place, stance, after: after) { return place }
      }
      match = matches.next(after: index)
    }
    return nil
  }

  /// Whether a sentence holds every one of some phrases after a word, each where it counts.
  func holdsEvery(_ parts: Range<Int>, _ place: Int, _ stance: Stance, after: Int) -> Bool {
    parts.allSatisfy { part in
      var match = matches.first(of: program.phrases[part])
      while let index = match {
        let found = matches.all[index]
        if found.words.lowerBound > after, sentence(found.words.lowerBound) == place, stance.counts(found) {
          return true
        }
        match = matches.next(after: index)
      }
      return false
    }
  }

  func sentence(_ word: Int) -> Int { answer.standings[word].sentence }
}
