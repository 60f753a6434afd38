import CaseModel
import Matching

/// The evidence of one question, its skills included, compiled for one automaton.
///
/// A tree in flat arrays: what scoring walks through for every answer has no references to count.
struct EvidenceProgram: Sendable {
  /// Index of a node.
  typealias NodeID = Int

  /// A piece of evidence; what its numbers mean depends on its kind.
  struct Node: Sendable {
    enum Kind: UInt8, Sendable {
      /// Parts in `phrases`; several when all must be found in one sentence. `value`: index of the rule.
      case phrase
      /// `value`: index of the skill.
      case skill
      /// Parts in `children`.
      case any, all, none, inOrder
      /// Parts in `children`. `value`: how many are needed.
      case atLeast
      /// Parts in `examples`. `value`: hundredths of an example that are needed.
      case like
      /// One part in `cueLists`. `value`: the threshold; the weights are added up in each sentence, or in the answer.
      case cuesInSentence, cuesInAnswer
      /// One part in `children`. `value`: how many sentences are needed.
      case sentences
    }

    let kind: Kind
    let value: Int
    let parts: Range<Int>
  }

  struct Cue: Sendable {
    let node: NodeID
    let weight: Int
  }

  /// The cues of one list. A cue is plain when it is one phrase or one of several.
  struct CueList: Sendable {
    /// In `cues`.
    let cues: Range<Int>
    /// Those that are not plain, in `compositeCues`.
    let composite: Range<Int>
    /// The phrases that may be its cues: from the first to the last that is one.
    var phraseSpan: Range<Int>
    /// Where its part of `cueOfPhrase` begins: a place for each phrase of that span.
    var firstPlace: Int
  }

  struct SkillNode: Sendable {
    /// How it is shown as the rule of a span.
    let rule: String
    let speech: SpeechRule
    var node: NodeID
  }

  let nodes: [Node]
  let phrases: [PhraseSet.PhraseID]
  let children: [NodeID]
  let cues: [Cue]
  let cueLists: [CueList]
  let compositeCues: [Int]
  /// For each list and each phrase of its span, the cue that the phrase is, counted from the first of the list; or -1.
  let cueOfPhrase: [Int16]
  /// Each example as a range of `phrases`: its content words.
  let examples: [Range<Int>]
  let rules: [String]
  /// The rule of each phrase that is one alone.
  let ruleOfPhrase: [Int]
  let skills: [SkillNode]
  let automaton: PhraseAutomaton

  /// The cue that a phrase is in a list, if it is a plain one.
  @inline(__always)
  func plainCue(of phrase: PhraseSet.PhraseID, in list: CueList) -> Int? {
    guard list.phraseSpan.contains(phrase) else { return nil }
    let place = cueOfPhrase[list.firstPlace + phrase - list.phraseSpan.lowerBound]
    return place < 0 ? nil : list.cues.lowerBound + Int(place)
  }
}

/// Compiles the evidence of one question; used once and thrown away, so that a program does not hold a whole bank.
struct EvidenceCompiler {
  private let bank: CaseBank
  private let groups: [String: [Phrase]]
  private var set = PhraseSet()
  private var nodes: [EvidenceProgram.Node] = []
  private var phrases: [PhraseSet.PhraseID] = []
  private var children: [EvidenceProgram.NodeID] = []
  private var cues: [EvidenceProgram.Cue] = []
  private var cueLists: [EvidenceProgram.CueList] = []
  private var compositeCues: [Int] = []
  /// The plain cues of each list by their phrases.
  private var plainCues: [[PhraseSet.PhraseID: Int]] = []
  private var examples: [Range<Int>] = []
  private var rules: [String] = []
  private var ruleOfPhrase: [Int] = []
  private var skills: [EvidenceProgram.SkillNode] = []
  private var indexOfSkill: [String: Int] = [:]
  /// What was compiled before is shared: rubrics and skills say the same thing more than once.
  private var nodeOfPhrase: [Phrase: EvidenceProgram.NodeID] = [:]

  init(bank: CaseBank) {
    self.bank = bank
    groups = bank.words.mapValues(\.phrases)
  }

  /// What has been compiled, ready to run.
  func finished() -> EvidenceProgram {
    var lists = cueLists
    var cueOfPhrase: [Int16] = []
    for index in lists.indices {
      let phrases = plainCues[index].keys
      guard let first = phrases.min(), let last = phrases.max() else { continue }
      lists[index].phraseSpan = first..<last + 1
      lists[index].firstPlace = cueOfPhrase.count
      cueOfPhrase += Array(repeating: Int16(-1), count: last + 1 - first)
      for (phrase, cue) in plainCues[index] { cueOfPhrase[lists[index].firstPlace + phrase - first] = Int16(cue) }
    }
    return EvidenceProgram(
      nodes: nodes, phrases: phrases, children: children, cues: cues, cueLists: lists, compositeCues: compositeCues,
      cueOfPhrase: cueOfPhrase, examples: examples, rules: rules, ruleOfPhrase: ruleOfPhrase, skills: skills,
      automaton: PhraseAutomaton(set))
  }

  /// Compiles evidence; gives its node.
  mutating func compile(_ evidence: Evidence) -> EvidenceProgram.NodeID {
    switch evidence {
    case .phrase(let phrase): return self.phrase(phrase)
    case .skill(let id):
      let index = skill(id)
      return add(.skill, index, 0..<0)
    case .any(let parts): return composite(.any, 0, parts)
    case .all(let parts): return composite(.all, 0, parts)
    case .none(let parts): return composite(.none, 0, parts)
    case .inOrder(let parts): return composite(.inOrder, 0, parts)
    case .atLeast(let count, let parts): return composite(.atLeast, count, parts)
    case .sentences(let count, let part): return composite(.sentences, count, [part])
    case .like(let likeness): return like(likeness)
    case .cues(let list):
      let index = cueList(list)
      return add(list.unit == .sentence ? .cuesInSentence : .cuesInAnswer, list.threshold, index..<(index + 1))
    }
  }

  private mutating func cueList(_ list: Cues) -> Int {
    let compiled = list.list.map { EvidenceProgram.Cue(node: compile($0.evidence), weight: $0.weight) }
    let first = (cue: cues.count, composite: compositeCues.count)
    cues += compiled
    var plain: [PhraseSet.PhraseID: Int] = [:]
    for (place, cue) in compiled.enumerated() {
      if let phrases = phrasesAlone(cue.node), place < Int(Int16.max), phrases.allSatisfy({ plain[$0] == nil }) {
        for phrase in phrases { plain[phrase] = place }
      } else {
        compositeCues.append(first.cue + place)
      }
    }
    plainCues.append(plain)
    cueLists.append(
      EvidenceProgram.CueList(
        cues: first.cue..<cues.count, composite: first.composite..<compositeCues.count, phraseSpan: 0..<0,
        firstPlace: 0))
    return cueLists.count - 1
  }

  /// The phrases of which one is enough, where a node is no more than that.
  private func phrasesAlone(_ id: EvidenceProgram.NodeID) -> [PhraseSet.PhraseID]? {
    let node = nodes[id]
    switch node.kind {
    case .phrase: return node.parts.count == 1 ? [phrases[node.parts.lowerBound]] : nil
    case .any:
      let parts = node.parts.map { phrasesAlone(children[$0]) }
      return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
    default: return nil
    }
  }

  private mutating func add(_ kind: EvidenceProgram.Node.Kind, _ value: Int, _ parts: Range<Int>) -> Int {
    nodes.append(EvidenceProgram.Node(kind: kind, value: value, parts: parts))
    return nodes.count - 1
  }

  private mutating func composite(_ kind: EvidenceProgram.Node.Kind, _ value: Int, _ parts: [Evidence]) -> Int {
    let compiled = parts.map { compile($0) }
    let first = children.count
    children += compiled
    return add(kind, value, first..<children.count)
  }

  private mutating func phrase(_ phrase: Phrase) -> Int {
    if let known = nodeOfPhrase[phrase] { return known }
    let first = phrases.count
    for part in phrase.parts {
      phrases.append(set.add(part, mood: phrase.mood, groups: groups))
      ruleOfPhrase.append(rules.count)
    }
    rules.append(phrase.source)
    let node = add(.phrase, rules.count - 1, first..<phrases.count)
    nodeOfPhrase[phrase] = node
    return node
  }

  private mutating func like(_ likeness: Likeness) -> Int {
    let reader = TextReader()
    let first = examples.count
    for example in likeness.examples {
      let start = phrases.count
      for word in reader.contentWords(of: example) {
        phrases.append(set.add(.word(word), groups: [:]))
        ruleOfPhrase.append(0)
      }
      examples.append(start..<phrases.count)
    }
    return add(.like, Int((likeness.threshold * 100).rounded()), first..<examples.count)
  }

  private mutating func skill(_ id: String) -> Int {
    if let index = indexOfSkill[id] { return index }
    let index = skills.count
    indexOfSkill[id] = index
    // Holds the place, so that a skill that names itself finds nothing instead of going round for ever.
    let nothing = add(.any, 0, 0..<0)
    skills.append(
      EvidenceProgram.SkillNode(rule: "skill \(id)", speech: bank.skills[id]?.speech ?? .said, node: nothing))
    if let evidence = bank.skills[id]?.evidence {
      let node = compile(evidence)
      skills[index].node = node
    }
    return index
  }
}
