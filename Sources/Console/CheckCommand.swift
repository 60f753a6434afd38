import AnswerFiles
import ArgumentParser
import CaseEditing
import CaseLoading
import Diagnostics
import Foundation
import Scoring
import Terminal

/// `balint check`: find every fault of a bank, and mend those that are mended without doubt.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find every fault of a bank, its anchors and skills included.",
    discussion: """
      Examples:
        balint check my-cases                      every fault, with place, cause and mend
        balint check my-cases --watch              again after every save
        balint check my-cases --fix                mends tabs, missing spaces and misspelt keys
        balint check my-cases --format compact     file:line:col, for editors
        balint check my-cases --format sarif       for code hosts
      """)

  @Argument(help: "A folder or a file. (default: the bank that --cases names, else the starter bank)")
  var path: String?

  @Option(help: "How faults are written: text, json, sarif or compact.")
  var format = DiagnosticFormat.text

  @Flag(help: "Mend in the files what can be mended without doubt, then check.")
  var fix = false

  @Flag(help: "Check again whenever a file changes, until Ctrl-C.")
  var watch = false

  @OptionGroup var bank: BankOptions
  @OptionGroup var look: ScreenOptions

  func validate() throws {
    if watch, path == nil, bank.path == nil { throw ValidationError("--watch needs a folder or a file to watch") }
    if fix, path == nil, bank.path == nil { throw ValidationError("--fix needs a folder or a file to mend") }
  }

  func run() throws {
    if fix { try mend(CheckedBank(path, bank)) }
    guard watch, let watched = path ?? bank.path else {
      if try report(CheckedBank(path, bank)) { throw Outcome.findings }
      return
    }
    var changes = FolderWatch(watched)
    while true {
      do {
        _ = try report(CheckedBank(path, bank))
      } catch let outcome as Outcome {
        // A file may be away for a moment while an editor saves it.
        if let message = outcome.message { Messages.write("balint: \(message)") }
      }
      Messages.write("balint: watching \(watched); Ctrl-C ends")
      changes.wait()
    }
  }

  /// Writes what was found; whether there was anything.
  private func report(_ checked: CheckedBank) throws -> Bool {
    let screen = Screen.standard(look)
    let hasColour = screen.understandsEscapeSequences && look.decoration == .automatic && !Self.noColour
    // What is rendered is safe to show and holds its own colours, so that it goes past the screen's filter.
    var sink = RowSink.standardOutput
    try sink.write(
      Array(format.render(checked.diagnostics, usesColour: hasColour, toolVersion: engineVersion).utf8))
    if format == .text { try sink.write(Array((checked.summary + "\n").utf8)) }
    try sink.flush()
    return !checked.diagnostics.isEmpty
  }

  /// Mends file by file; a file is replaced whole or not at all.
  private func mend(_ checked: CheckedBank) throws {
    let definitions = checked.bank
    for source in checked.sources {
      let outcome = CaseFixer.fix(source) { BankLoader.load([$0], base: definitions).diagnostics }
      guard !outcome.applied.isEmpty else { continue }
      try AtomicFile.replace(source.name, with: outcome.source.bytes)
      Messages.write("balint: \(source.name): \(Count.of(outcome.applied.count, "fault")) mended")
    }
  }

  private static var noColour: Bool { !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }
}
