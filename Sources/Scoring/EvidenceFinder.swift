import CaseModel
import Matching

/// Looks for the evidence of a program in one answer whose phrases have been found.
struct EvidenceFinder {
  /// Which words count.
  enum Stance: Int, CaseIterable {
    /// Said to the other person; not denied, no condition.
    case said
    /// Said or described; not denied, no condition.
    case described
    /// Thought by the learner, however it is put; not denied.
    case thought
    /// Named in any way.
    case mentioned
  }

  /// One place that counts, and the rule that found it.
  struct Occurrence {
    let words: ClosedRange<Int>
    let rule: String
  }

  /// Whether evidence was found, and where. Evidence of absence is found nowhere.
  struct Finding {
    var isFound: Bool
    var occurrences: [Occurrence]

    static let nothing = Finding(isFound: false, occurrences: [])
  }

  private let program: EvidenceProgram
  private let answer: AnswerText
  /// Matches of each phrase in order.
  private var matches: [[ClosedRange<Int>]]
  /// Findings of skills by stance, once worked out.
  private var skillFindings: [[Finding?]]

  /// Whether what a skill found is shown under the name of the cue, not of the skill.
  private let namesCues: Bool

  init(_ program: EvidenceProgram, answer: AnswerText, matches found: [PhraseMatch], namesCues: Bool = false) {
    self.program = program
    self.namesCues = namesCues
    self.answer = answer
    matches = Array(repeating: [], count: program.phrases.count)
    for match in found { matches[match.phrase].append(match.words) }
    skillFindings = Array(
      repeating: Array(repeating: nil, count: Stance.allCases.count), count: program.skills.count)
  }

  /// Looks for evidence.
  mutating func find(_ node: EvidenceProgram.Node, _ stance: Stance) -> Finding {
    switch node {
    case .phrase(let ids, let rule): return phrase(ids, rule, stance)
    case .skill(let index): return skill(index, stance)
    case .any(let parts):
      let findings = parts.map { find($0, stance) }.filter(\.isFound)
      return Finding(isFound: !findings.isEmpty, occurrences: findings.flatMap(\.occurrences))
    case .all(let parts): return all(parts.map { find($0, stance) })
    case .none(let parts):
      // What is forbidden is forbidden even where it is only described.
      let wide = stance == .said ? Stance.described : stance
      return Finding(isFound: !parts.contains { find($0, wide).isFound }, occurrences: [])
    case .inOrder(let parts): return inOrder(parts, stance)
    case .atLeast(let count, let parts):
      let findings = parts.map { find($0, stance) }.filter(\.isFound)
      return findings.count >= count
        ? Finding(isFound: true, occurrences: findings.flatMap(\.occurrences)) : .nothing
    case .like(let examples, let threshold): return like(examples, threshold, stance)
    case .cues(let cues, let threshold, let unit): return cued(cues, threshold, unit, stance)
    case .sentences(let count, let part): return sentences(count, part, stance)
    }
  }

  /// The places of a finding as spans of the answer as typed.
  func spans(_ finding: Finding) -> [EvidenceSpan] {
    EvidenceSpan.ordered(
      finding.occurrences.map { occurrence in
        let start = answer.words[occurrence.words.lowerBound].start
        let end = answer.words[occurrence.words.upperBound].end
        return EvidenceSpan(start: start, end: end, text: answer.text(from: start, to: end), rule: occurrence.rule)
      })
  }

  // MARK: Kinds of evidence

  private func phrase(_ ids: [PhraseSet.PhraseID], _ rule: String, _ stance: Stance) -> Finding {
    let permitted = ids.map { id in matches[id].filter { counts($0, stance) } }
    guard permitted.count > 1 else {
      // Of several ends with one beginning the nearest is what is shown.
      var starts: Set<Int> = []
      let occurrences = (permitted.first ?? []).filter { starts.insert($0.lowerBound).inserted }
        .map { Occurrence(words: $0, rule: rule) }
      return Finding(isFound: !occurrences.isEmpty, occurrences: occurrences)
    }
    // { a & b }: the sentences that hold every part.
    var sentences = Set(permitted[0].map(sentence))
    for part in permitted.dropFirst() { sentences.formIntersection(part.map(sentence)) }
    let occurrences = permitted.flatMap { part in
      part.filter { sentences.contains(sentence($0)) }.map { Occurrence(words: $0, rule: rule) }
    }
    return Finding(isFound: !sentences.isEmpty, occurrences: occurrences)
  }

  private mutating func skill(_ index: Int, _ stance: Stance) -> Finding {
    if let known = skillFindings[index][stance.rawValue] { return known }
    skillFindings[index][stance.rawValue] = .nothing
    let skill = program.skills[index]
    var finding = find(skill.node, widened(stance, skill.speech))
    if !namesCues {
      finding.occurrences = finding.occurrences.map { Occurrence(words: $0.words, rule: "skill \(skill.id)") }
    }
    skillFindings[index][stance.rawValue] = finding
    return finding
  }

  /// A skill that can be done without words is done by being described.
  private func widened(_ stance: Stance, _ speech: SpeechRule) -> Stance {
    switch speech {
    case .said: stance
    case .orDone: stance == .said ? .described : stance
    case .anyhow: .mentioned
    }
  }

  /// Sentences in which the weights of the cues found add up to the threshold, or the whole answer when it is the unit.
  private mutating func cued(
    _ cues: [(node: EvidenceProgram.Node, weight: Int)], _ threshold: Int, _ unit: Cues.Unit, _ stance: Stance
  ) -> Finding {
    var weights: [Int: Int] = [:]
    var supporting: [Int: [Occurrence]] = [:]
    for (node, weight) in cues {
      var seen: Set<Int> = []
      for occurrence in find(node, stance).occurrences {
        let place = unit == .answer ? 0 : sentence(occurrence.words)
        if seen.insert(place).inserted { weights[place, default: 0] += weight }
        if weight > 0 { supporting[place, default: []].append(occurrence) }
      }
    }
    let reached = weights.filter { $0.value >= threshold }.keys.sorted()
    return Finding(isFound: !reached.isEmpty, occurrences: reached.flatMap { supporting[$0] ?? [] })
  }

  private mutating func sentences(_ count: Int, _ part: EvidenceProgram.Node, _ stance: Stance) -> Finding {
    let finding = find(part, stance)
    let places = Set(finding.occurrences.map { sentence($0.words) })
    return places.count >= count ? finding : .nothing
  }

  private func all(_ findings: [Finding]) -> Finding {
    findings.allSatisfy(\.isFound)
      ? Finding(isFound: true, occurrences: findings.flatMap(\.occurrences)) : .nothing
  }

  /// Each part as early as it can be after the one before; no other choice can do better.
  private mutating func inOrder(_ parts: [EvidenceProgram.Node], _ stance: Stance) -> Finding {
    earliest(.inOrder(parts), after: -1, stance).map { Finding(isFound: true, occurrences: $0) } ?? .nothing
  }

  /// The way to find evidence wholly after a word that ends soonest; nil when there is none.
  private mutating func earliest(_ node: EvidenceProgram.Node, after: Int, _ stance: Stance) -> [Occurrence]? {
    func end(_ chain: [Occurrence]) -> Int { chain.map(\.words.upperBound).max() ?? after }
    switch node {
    case .inOrder(let parts):
      var chain: [Occurrence] = []
      for part in parts {
        guard let next = earliest(part, after: end(chain), stance) else { return nil }
        chain += next
      }
      return chain
    case .all(let parts):
      let found = parts.compactMap { earliest($0, after: after, stance) }
      return found.count == parts.count ? found.flatMap { $0 } : nil
    case .any(let parts):
      return parts.compactMap { earliest($0, after: after, stance) }.min { end($0) < end($1) }
    case .atLeast(let count, let parts):
      let found = parts.compactMap { earliest($0, after: after, stance) }.sorted { end($0) < end($1) }
      return found.count >= count ? found.prefix(count).flatMap { $0 } : nil
    case .none:
      return find(node, stance).isFound ? [] : nil
    case .phrase(let ids, _) where ids.count > 1:
      // { a & b }: the first sentence all of whose parts come after.
      let later = find(node, stance).occurrences.filter { $0.words.lowerBound > after }
      return Dictionary(grouping: later) { sentence($0.words) }.sorted { $0.key < $1.key }.map(\.value).first
    case .phrase, .skill, .like, .cues, .sentences:
      let later = find(node, stance).occurrences.filter { $0.words.lowerBound > after }
      return later.min { $0.words.upperBound < $1.words.upperBound }.map { [$0] }
    }
  }

  /// Sentences that share enough of an example's content words.
  private func like(_ examples: [[PhraseSet.PhraseID]], _ threshold: Double, _ stance: Stance) -> Finding {
    var occurrences: [Occurrence] = []
    for words in examples where !words.isEmpty {
      var shared: [Int: [ClosedRange<Int>]] = [:]
      for word in words {
        var seen: Set<Int> = []
        for match in matches[word] where counts(match, stance) && seen.insert(sentence(match)).inserted {
          shared[sentence(match), default: []].append(match)
        }
      }
      for key in shared.keys.sorted() {
        guard let found = shared[key], Double(found.count) >= threshold * Double(words.count) else { continue }
        occurrences += found.map { Occurrence(words: $0, rule: "like an example") }
      }
    }
    return Finding(isFound: !occurrences.isEmpty, occurrences: occurrences)
  }

  // MARK: What counts

  private func sentence(_ words: ClosedRange<Int>) -> Int { answer.words[words.lowerBound].sentence }

  /// Whether a match counts. A denial or an "if" counts against it only from outside: a phrase may hold its own.
  private func counts(_ range: ClosedRange<Int>, _ stance: Stance) -> Bool {
    for word in answer.words[range] {
      if word.zone == .copied { return false }
      if stance == .mentioned { continue }
      if let negator = word.negator, negator < range.lowerBound { return false }
      if stance == .thought { continue }
      if let condition = word.condition, condition < range.lowerBound { return false }
      if word.zone == .reported || (word.zone == .described && stance == .said) { return false }
    }
    return true
  }
}
