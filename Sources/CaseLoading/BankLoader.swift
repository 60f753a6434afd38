public import CaseModel
import CaseSyntax
public import Diagnostics
import Matching

/// A bank as far as it could be made of its files, and every fault that was found on the way.
public struct LoadedBank: Sendable {
  /// Everything that is sound.
  public let bank: CaseBank
  /// Every fault, file by file.
  public let diagnostics: [Diagnostic]
}

/// Makes a bank of the texts of its files.
public enum BankLoader {
  /// Parses, decodes and checks.
  ///
  /// A case with a fault is left out of the bank, so that nobody is scored by half a rubric; its faults are reported.
  /// So is a path with a fault, or with a case that has one.
  ///
  /// - Parameters:
  ///   - sources: the texts, in the order in which cases are to be listed.
  ///   - base: a bank whose skills and word groups may be used too; one of the same name in `sources` takes its place.
  /// - Returns: the bank and its faults; cases and paths with faults are left out of it.
  public static func load(_ sources: [SourceText], base: CaseBank? = nil) -> LoadedBank {
    var gathering = Gathering(sources, base: base)
    for source in sources { gathering.read(source) }
    return gathering.finish()
  }
}

/// The parts of a bank while its files are read.
private struct Gathering {
  private struct PendingCase {
    let draft: DocumentDecoder.CaseDraft
    let isSound: Bool
  }

  private struct PendingPath {
    let draft: DocumentDecoder.PathDraft
    let isSound: Bool
  }

  private let sources: [SourceText]
  private var cases: [PendingCase] = []
  private var paths: [PendingPath] = []
  /// Ids of cases that are too faulty to be made.
  private var faultyCases: Set<String> = []
  private var definitions: Definitions
  private var references: [(log: DecodingLog, reference: DecodingLog.Reference)] = []
  private var diagnostics: [Diagnostic] = []

  init(_ sources: [SourceText], base: CaseBank?) {
    self.sources = sources
    definitions = Definitions(base: base)
  }

  mutating func read(_ source: SourceText) {
    let file = DecodedFile(source)
    diagnostics += file.diagnostics
    references += file.references
    for document in file.documents {
      switch document.content {
      case .teachingCase(let draft): cases.append(PendingCase(draft: draft, isSound: document.isSound))
      case .skill(let skill): diagnostics += definitions.define(skill, isSound: document.isSound)
      case .wordGroup(let group): diagnostics += definitions.define(group, isSound: document.isSound)
      case .path(let draft): paths.append(PendingPath(draft: draft, isSound: document.isSound))
      case nil:
        definitions.hide(document.root)
        if let id = document.root["case"]?.text { faultyCases.insert(id) }
      }
    }
  }

  mutating func finish() -> LoadedBank {
    diagnostics += definitions.check()
    let names = UnknownNames(definitions)
    diagnostics += references.compactMap { names.fault($0.reference, $0.log) }
    definitions.dropUnusable()
    let usable = UsableNames(skills: definitions.skills, words: definitions.words)
    var found: [Case] = []
    var first: [String: Case] = [:]
    for pending in cases {
      let uses = usable.hash(of: pending.draft.references)
      let teachingCase = pending.draft.make(Fingerprint.hex(Fingerprint.of(uses, after: pending.draft.textHash)))
      if let other = first[teachingCase.id] {
        diagnostics.append(
          Duplicates.fault("case", teachingCase.id, teachingCase.origin, teachingCase.place, other.origin, other.place))
        continue
      }
      first[teachingCase.id] = teachingCase
      if pending.isSound, usable.hasAll(pending.draft.references) { found.append(teachingCase) }
    }
    let sound = Set(found.map(\.id))
    let soundPaths = checkedPaths(PathCases(sound: sound, faulty: faultyCases.union(first.keys).subtracting(sound)))
    return LoadedBank(
      bank: CaseBank(cases: found, skills: definitions.skills, words: definitions.words, paths: soundPaths),
      diagnostics: inOrder(diagnostics))
  }

  /// The paths without a fault; the faults of the others are reported.
  private mutating func checkedPaths(_ known: PathCases) -> [LearningPath] {
    var first: [String: LearningPath] = [:]
    var found: [LearningPath] = []
    for pending in paths {
      let path = pending.draft.path
      if let other = first[path.id] {
        diagnostics.append(
          Duplicates.fault("path", path.id, path.origin, path.place, other.origin, other.place))
        continue
      }
      first[path.id] = path
      let faults = known.faults(of: pending.draft)
      diagnostics += faults
      if pending.isSound, faults.isEmpty { found.append(path) }
    }
    return found
  }

  /// Faults file by file in the order of the files, and by place within each.
  private func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let rank = Dictionary(zip(sources.map(ObjectIdentifier.init), sources.indices)) { first, _ in first }
    return diagnostics.enumerated().sorted { left, right in
      let leftKey = (rank[ObjectIdentifier(left.element.source)] ?? 0, left.element.span.start, left.offset)
      let rightKey = (rank[ObjectIdentifier(right.element.source)] ?? 0, right.element.span.start, right.offset)
      return leftKey < rightKey
    }.map(\.element)
  }
}
