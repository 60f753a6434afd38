import ArgumentParser
import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import LearnerHistory
import Terminal

/// Which bank to use.
struct BankOptions: ParsableArguments {
  @Option(
    name: .customLong("cases"), help: "A folder of cases, or one file. (default: $BALINT_CASES, else the starter bank)")
  var path: String?

  /// The bank's files.
  func sources() throws -> [SourceText] {
    try namedPath.map { try Self.read($0) } ?? StarterBank.sources
  }

  /// What the bank may use besides its own; the starter bank holds everything itself.
  var base: CaseBank? { namedPath == nil ? nil : StarterBank.definitions }

  /// Whether it is another bank than the one inside the program.
  var isNamed: Bool { namedPath != nil }

  /// The folder or file of the bank; nil for the one inside the program.
  var namedPath: String? {
    let named = path ?? ProcessInfo.processInfo.environment["BALINT_CASES"] ?? ""
    return named.isEmpty ? nil : named
  }

  static func read(_ path: String) throws -> [SourceText] {
    do {
      return try BankFolder.read(path)
    } catch {
      throw Outcome.unreadable(error.description)
    }
  }

  /// The skills and words to use, whether there are cases beside them or not.
  func definitions() throws -> CaseBank {
    let loaded = BankLoader.load(try sources(), base: base)
    if loaded.diagnostics.hasErrors {
      Messages.write(
        "balint: the bank has \(loaded.diagnostics.count) faults, and what has one is left out; balint check names them"
      )
    }
    return loaded.bank
  }

  /// The bank, without the cases that have faults; what was left out is said on standard error.
  func load() throws -> CaseBank {
    let sources = try sources()
    let loaded = BankLoader.load(sources, base: base)
    if loaded.diagnostics.hasErrors {
      Messages.write(
        "balint: the bank has \(loaded.diagnostics.count) faults, and cases with a fault are left out; balint check names them"
      )
    }
    guard !loaded.bank.cases.isEmpty else {
      throw Outcome.unreadable("there is no case to use in \(path ?? "the bank"); balint check says why")
    }
    return loaded.bank
  }

  /// The same bank by the heads of its cases, of which each is loaded only when it is opened.
  func catalogue() throws -> Catalogue {
    let catalogue: Catalogue
    do {
      catalogue = try namedPath.map { try Catalogue($0, base: StarterBank.definitions) } ?? StarterBank.catalogue
    } catch let failure as BankFolder.Failure {
      throw Outcome.unreadable(failure.description)
    }
    guard !catalogue.heads.isEmpty else {
      throw Outcome.unreadable("there is no case to use in \(path ?? "the bank"); balint check says why")
    }
    return catalogue
  }
}

extension CaseBank {
  /// The case that was asked for.
  func require(_ id: String) throws -> Case {
    if let found = find(id) { return found }
    throw Outcome.unknownCase(id, among: cases.map(\.id))
  }

  /// The learning path that was asked for.
  func require(path id: String) throws -> LearningPath {
    if let found = path(id) { return found }
    throw Outcome.unknown("path", id, among: paths.map(\.id), list: "balint cases paths")
  }
}

extension Case {
  /// The question that was asked for.
  func require(question id: String) throws -> Question {
    if let found = question(id) { return found }
    let known = questions.map(\.id)
    throw Outcome.misused(
      "\(self.id) has no question “\(id)”; "
        + (NearestName.closest(to: id, among: known).map { "did you mean \($0)?" } ?? "it has "
          + known.joined(separator: ", ")))
  }
}

/// How the screen may look.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "No styles at all: for screen readers and for files.")
  var plain = false

  @Flag(name: .customLong("no-color"), help: "No colour. (also: NO_COLOR=1)")
  var noColour = false

  var decoration: Screen.Decoration { plain ? .plain : noColour ? .noColour : .automatic }
}

/// Where attempts are remembered.
struct HistoryOptions: ParsableArguments {
  @Option(name: .customLong("history"), help: "The file that remembers attempts. (default: in the user's data folder)")
  var path: String?

  /// Without links, so that everything that lies beside it is looked for and put beside the file itself.
  var location: URL {
    HistoryStore.resolved(
      path.map { URL(fileURLWithPath: $0) }
        ?? HistoryStore.defaultLocation(environment: ProcessInfo.processInfo.environment))
  }
}

/// What time it is; a test says so itself.
struct ClockOptions: ParsableArguments {
  @Option(name: .customLong("now"), help: .hidden)
  var time: String?

  func validate() throws {
    if let time, Self.parsed(time) == nil { throw ValidationError("--now is a time such as 2026-11-27T20:00:00Z") }
  }

  /// The time given, or that of the system's clock.
  var now: Date { time.flatMap(Self.parsed) ?? Date() }

  private static func parsed(_ text: String) -> Date? {
    try? Date.ISO8601FormatStyle().parse(text)
  }
}
