import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Scoring

/// One look at a bank: its files, what is sound in it, and every fault.
struct CheckedBank {
  let sources: [SourceText]
  let bank: CaseBank
  let diagnostics: [Diagnostic]

  /// Reads and checks a folder or a file.
  ///
  /// - Parameters:
  ///   - path: what to check; nil for the bank that the options name.
  ///   - options: which bank.
  /// - Throws: `Outcome` when there is nothing to read.
  init(_ path: String?, _ options: BankOptions) throws {
    sources = try path.map { try BankOptions.read($0) } ?? options.sources()
    let base = path == nil ? options.base : Definitions.near(path) ?? StarterBank.definitions
    let loaded = BankLoader.load(sources, base: base)
    bank = loaded.bank
    diagnostics = loaded.diagnostics + BankCheck.faults(of: loaded.bank, in: Set(sources.map(ObjectIdentifier.init)))
  }

  /// What was looked at and what was found, in a line.
  var summary: String {
    let questions = bank.cases.flatMap(\.questions)
    let what = [
      Count.of(sources.count, "file"), Count.of(bank.cases.count, "sound case"), Count.of(questions.count, "question"),
      Count.of(questions.flatMap(\.anchors).count, "anchor"),
    ].joined(separator: ", ")
    if diagnostics.isEmpty { return "\(what): no fault found." }
    let faulty = Set(diagnostics.map { ObjectIdentifier($0.source) }).count
    return "\(what): \(Count.of(diagnostics.count, "fault")) in \(Count.of(faulty, "file"))."
  }
}

/// What can only be checked by scoring.
enum BankCheck {
  /// The faults of anchors and of skills' examples.
  ///
  /// - Parameters:
  ///   - bank: the bank.
  ///   - own: the sources that are checked; skills of others are taken as they are.
  /// - Returns: the faults, cases first.
  static func faults(of bank: CaseBank, in own: Set<ObjectIdentifier>) -> [Diagnostic] {
    let anchors = bank.cases.flatMap { AnchorCheck.faults(of: $0, in: bank) }
    let skills = bank.skills.values.filter { own.contains(ObjectIdentifier($0.origin)) }.sorted { $0.id < $1.id }
      .flatMap { SkillCheck.faults(of: $0, in: bank) }
    return anchors + skills
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
