import AnswerFiles
import ArgumentParser
import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Scoring
import Terminal

/// `balint check`: find every fault of a bank.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find every fault of a bank, its anchors and skills included.")

  @Argument(help: "A folder or a file. (default: the bank that --cases names, else the starter bank)")
  var path: String?

  @OptionGroup var bank: BankOptions
  @OptionGroup var look: ScreenOptions

  func run() throws {
    let sources = try path.map { try BankOptions.read($0) } ?? bank.sources()
    let loaded = BankLoader.load(sources, base: Definitions.near(path) ?? StarterBank.definitions)
    let diagnostics =
      loaded.diagnostics + BankCheck.faults(of: loaded.bank, in: Set(sources.map(ObjectIdentifier.init)))
    let screen = Screen.standard(look)
    var renderer = DiagnosticRenderer(
      usesColour: screen.understandsEscapeSequences && look.decoration == .automatic && !Self.noColour)
    // The renderer has made its text safe and put its own colours in, so that it goes past the screen's filter.
    var sink = RowSink(name: "<standard output>", descriptor: STDOUT_FILENO)
    for diagnostic in diagnostics { try sink.write(Array(renderer.render(diagnostic).utf8)) }
    try sink.write(Array((Self.summary(loaded.bank, sources.count, diagnostics) + "\n").utf8))
    try sink.flush()
    if !diagnostics.isEmpty { throw Outcome.findings }
  }

  private static var noColour: Bool { !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

  private static func summary(_ bank: CaseBank, _ files: Int, _ diagnostics: [Diagnostic]) -> String {
    let questions = bank.cases.flatMap(\.questions)
    let what = [
      Count.of(files, "file"), Count.of(bank.cases.count, "sound case"), Count.of(questions.count, "question"),
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
