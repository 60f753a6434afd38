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
  }

  /// A skill's recogniser, compiled.
  enum SkillNode: Sendable {
    case evidence(Node)
    case cues([(node: Node, weight: Int)], threshold: Int)
  }

  fileprivate(set) var phrases = PhraseSet()
  fileprivate(set) var skills: [(id: String, node: SkillNode)] = []
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
    }
  }

  private mutating func phrase(_ phrase: Phrase) -> EvidenceProgram.Node {
    .phrase(
      phrase.parts.map { program.phrases.add($0, asks: phrase.asks, groups: groups) }, rule: phrase.source)
  }

  private mutating func like(_ likeness: Likeness) -> EvidenceProgram.Node {
    let reader = TextReader()
    return .like(
      likeness.examples.map { example in
        reader.contentWords(of: example).map { program.phrases.add(.word($0), asks: false, groups: [:]) }
      },
      threshold: likeness.threshold)
  }

  private mutating func skill(_ id: String) -> Int {
    if let index = indexOfSkill[id] { return index }
    let index = program.skills.count
    indexOfSkill[id] = index
    // Holds the place, so that a skill that names itself finds nothing instead of going round for ever.
    program.skills.append((id, .evidence(.any([]))))
    switch bank.skills[id]?.recogniser {
    case .evidence(let evidence): program.skills[index].node = .evidence(compile(evidence))
    case .cues(let cues, let threshold):
      program.skills[index].node = .cues(cues.map { (phrase($0.phrase), $0.weight) }, threshold: threshold)
    case nil: break
    }
    return index
  }
}
