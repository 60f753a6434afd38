import Authoring
import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Scoring

/// One look at a bank: its files, what is sound in it, every fault, and what could be better.
struct CheckedBank {
  let sources: [SourceText]
  let bank: CaseBank
  let faults: [Diagnostic]
  /// Advice to the author, file by file. A case with a fault gets none before that is mended.
  let advice: [Diagnostic]

  /// Reads and checks a folder or a file.
  ///
  /// - Parameters:
  ///   - path: what to check; nil for the bank that the options name.
  ///   - options: which bank.
  ///   - advises: whether to look for what could be better.
  /// - Throws: `Outcome` when there is nothing to read.
  init(_ path: String?, _ options: BankOptions, advises: Bool) throws {
    sources = try path.map { try BankOptions.read($0) } ?? options.sources()
    let base = path == nil ? options.base : Definitions.near(path) ?? StarterBank.definitions
    let loaded = BankLoader.load(sources, base: base)
    var faults = loaded.diagnostics
    var advice: [Diagnostic] = []
    let skills = Set(loaded.bank.skills.keys)
    for teachingCase in loaded.bank.cases {
      let anchors = ScoredAnchors.all(of: teachingCase, in: loaded.bank)
      let found = anchors.flatMap { AnchorCheck.faults(of: teachingCase, $0) }
      faults += found
      if advises, found.isEmpty { advice += CaseAdvice.pieces(on: teachingCase, anchors, skills: skills) }
    }
    bank = loaded.bank
    faults += Self.faultsOfSkills(bank, in: Set(sources.map(ObjectIdentifier.init)))
    let calibrations = CalibrationCheck(path ?? options.namedPath, bank, isWhole: !loaded.diagnostics.hasErrors)
    self.advice = advice + (advises ? calibrations.advice : [])
    self.faults = faults + calibrations.faults
  }

  /// The faults of skills' examples; skills of other sources are taken as they are.
  private static func faultsOfSkills(_ bank: CaseBank, in own: Set<ObjectIdentifier>) -> [Diagnostic] {
    bank.skills.values.filter { own.contains(ObjectIdentifier($0.origin)) }.sorted { $0.id < $1.id }
      .flatMap { SkillCheck.faults(of: $0, in: bank) }
  }

  /// What was looked at and what was found, in a line.
  var summary: String {
    let questions = bank.cases.flatMap(\.questions)
    let what = [
      Count.of(sources.count, "file"), Count.of(bank.cases.count, "sound case"), Count.of(questions.count, "question"),
      Count.of(questions.flatMap(\.anchors).count, "anchor"),
    ].joined(separator: ", ")
    let more = advice.isEmpty ? "" : ", \(Count.of(advice.count, "piece")) of advice"
    if faults.isEmpty { return "\(what): no fault found\(more)." }
    let faulty = Set(faults.map { ObjectIdentifier($0.source) }).count
    return "\(what): \(Count.of(faults.count, "fault")) in \(Count.of(faulty, "file"))\(more)."
  }
}

/// The skills and words that belong to a file of a bank.
enum Definitions {
  /// Those in the folders `skills` and `words` beside a file, or beside its folder; nil when there are none.
  static func near(_ path: String?) -> CaseBank? {
    guard let path else { return nil }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { return nil }
    let sources = [folder, folder.deletingLastPathComponent()].lazy.map { place in
      ["skills", "words"].flatMap { (try? BankFolder.read(place.appendingPathComponent($0).path)) ?? [] }
    }.first { !$0.isEmpty }
    return sources.map { BankLoader.load($0, base: StarterBank.definitions).bank }
  }
}
