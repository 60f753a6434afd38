import CaseModel
import Matching

/// The evidence of one question, its skills included, compiled for one automaton.
struct EvidenceProgram: Sendable {
  /// Evidence with its phrases replaced by their numbers in the automaton.
  indirect enum Node: Sendable {
    /// A phrase; several numbers when all must be found in one sentence.
    case phrase([PhraseSet.PhraseID], rule: String)
    case skill(Int)
    case any([Node])
    case all([Node])
    case none([Node])
    case inOrder([Node])
    case atLeast(Int, [Node])
    /// Each example as the numbers of its content words.
    case like([[PhraseSet.PhraseID]], threshold: Double)
    case cues([(node: Node, weight: Int)], threshold: Int, unit: Cues.Unit)
    case sentences(Int, Node)
  }

  fileprivate(set) var phrases = PhraseSet()
  fileprivate(set) var skills: [(id: String, node: Node, speech: SpeechRule)] = []
}

/// Compiles the evidence of one question; used once and thrown away, so that a program does not hold a whole bank.
struct EvidenceCompiler {
  /// What has been compiled so far.
  private(set) var program = EvidenceProgram()

  private let bank: CaseBank
  private let groups: [String: [Phrase]]
  private var indexOfSkill: [String: Int] = [:]

  init(bank: CaseBank) {
    self.bank = bank
    groups = bank.words.mapValues(\.phrases)
  }

  /// Compiles evidence; what was compiled before is shared.
  mutating func compile(_ evidence: Evidence) -> EvidenceProgram.Node {
    switch evidence {
    case .phrase(let phrase): self.phrase(phrase)
    case .skill(let id): .skill(skill(id))
    case .any(let parts): .any(parts.map { compile($0) })
    case .all(let parts): .all(parts.map { compile($0) })
    case .none(let parts): .none(parts.map { compile($0) })
    case .inOrder(let parts): .inOrder(parts.map { compile($0) })
    case .atLeast(let count, let parts): .atLeast(count, parts.map { compile($0) })
    case .like(let likeness): like(likeness)
    case .cues(let cues):
      .cues(cues.list.map { (compile($0.evidence), $0.weight) }, threshold: cues.threshold, unit: cues.unit)
    case .sentences(let count, let part): .sentences(count, compile(part))
    }
  }

  private mutating func phrase(_ phrase: Phrase) -> EvidenceProgram.Node {
    .phrase(
      phrase.parts.map { program.phrases.add($0, mood: phrase.mood, groups: groups) }, rule: phrase.source)
  }

  private mutating func like(_ likeness: Likeness) -> EvidenceProgram.Node {
    let reader = TextReader()
    return .like(
      likeness.examples.map { example in
        reader.contentWords(of: example).map { program.phrases.add(.word($0), groups: [:]) }
      },
      threshold: likeness.threshold)
  }

  private mutating func skill(_ id: String) -> Int {
    if let index = indexOfSkill[id] { return index }
    let index = program.skills.count
    indexOfSkill[id] = index
    // Holds the place, so that a skill that names itself finds nothing instead of going round for ever.
    program.skills.append((id, .any([]), bank.skills[id]?.speech ?? .said))
    if let evidence = bank.skills[id]?.evidence { program.skills[index].node = compile(evidence) }
    return index
  }
}
