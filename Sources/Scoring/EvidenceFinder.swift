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
  func isFound(_ id: NodeID, _ stance: Stance, in window: EvidenceWindow = .whole) -> Bool {
    let node = program.nodes[id]
    switch node.kind {
    case .phrase: return firstSentence(node, stance, window) != nil
    case .skill:
      guard isSkillFound(node.value, stance) else { return false }
      return window.isWhole || hasOccurrence(id, stance, window)
    case .any:
      for part in node.parts where mayBeFound(program.children[part]) {
        if isFound(program.children[part], stance, in: window) { return true }
      }
      return false
    case .all:
      for part in node.parts where !isFound(program.children[part], stance, in: window) { return false }
      return true
    case .none:
      let window = window.isSentence ? window : .whole
      for part in node.parts where isFound(program.children[part], stance.forbidding, in: window) { return false }
      return true
    case .atLeast:
      var count = 0
      for part in node.parts where isFound(program.children[part], stance, in: window) { count += 1 }
      return count >= node.value
    case .inOrder: return earliestEnd(id, after: -1, stance, window) != nil
    case .like: return hasOccurrence(id, stance, window)
    case .sentences: return sentencesHolding(node, stance, window).count >= node.value
    case .cuesInSentence: return reached(node, stance, window, visits: false) { _ in }
    case .cuesInAnswer:
      return window.isWhole ? reached(node, stance, window, visits: false) { _ in } : hasOccurrence(id, stance, window)
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

  private func hasOccurrence(_ id: NodeID, _ stance: Stance, _ window: EvidenceWindow) -> Bool {
    var isThere = false
    visit(id, stance, in: window) { _ in isThere = true }
    return isThere
  }

  /// The first sentence that holds every part of a phrase, each where it counts.
  func firstSentence(_ node: Node, _ stance: Stance, _ window: EvidenceWindow) -> Int? {
    var match = matches.first(of: program.phrases[node.parts.lowerBound])
    while let index = match {
      let found = matches.all[index]
      if window.holds(found.words), stance.counts(found) {
        let place = sentence(found.words.lowerBound)
        if node.parts.count == 1 || holdsEvery(node.parts, place, stance, window) { return place }
      }
      match = matches.next(after: index)
    }
    return nil
  }

  /// Whether a sentence holds every one of some phrases, each where it counts.
  func holdsEvery(_ parts: Range<Int>, _ place: Int, _ stance: Stance, _ window: EvidenceWindow) -> Bool {
    parts.allSatisfy { part in
      var match = matches.first(of: program.phrases[part])
      while let index = match {
        let found = matches.all[index]
        if window.holds(found.words), sentence(found.words.lowerBound) == place, stance.counts(found) { return true }
        match = matches.next(after: index)
      }
      return false
    }
  }

  func sentence(_ word: Int) -> Int { answer.standings[word].sentence }

  /// The sentences that lie in a window, or reach into it.
  func sentences(in window: EvidenceWindow) -> Range<Int> {
    let words = window.words.clamped(to: 0..<answer.words.count)
    guard let first = words.first, let last = words.last else { return 0..<0 }
    return sentence(first)..<(sentence(last) + 1)
  }

  /// The sentences that hold the evidence of a node that counts them.
  func sentencesHolding(_ node: Node, _ stance: Stance, _ window: EvidenceWindow) -> [Int] {
    sentences(in: window).filter { place in
      let sentence = window.narrowed(to: answer.sentences[place].words)
      return isFound(program.children[node.parts.lowerBound], stance, in: sentence)
    }
  }
}
