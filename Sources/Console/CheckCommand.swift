import AnswerFiles
import ArgumentParser
import Authoring
import CaseEditing
import CaseLoading
import Diagnostics
import Foundation
import Scoring
import Terminal

/// `balint check`: find every fault of a bank, and mend those that are mended without doubt.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find every fault of a bank, its anchors and skills included, and advise its authors.",
    discussion: """
      Examples:
        balint check my-cases                      every fault, with place, cause and mend
        balint check my-cases --watch              again after every save
        balint check my-cases --no-advice          faults only
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

  @Flag(
    inversion: .prefixedNo,
    help: "Advise the author what could be better in a case without fault. (default: of files that are named)")
  var advice: Bool?

  @OptionGroup var bank: BankOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    if watch, path == nil, bank.path == nil { throw ValidationError("--watch needs a folder or a file to watch") }
    if fix, path == nil, bank.path == nil { throw ValidationError("--fix needs a folder or a file to mend") }
  }

  func run() throws {
    if fix { try mend(CheckedBank(path, bank, advises: false)) }
    guard watch, let watched = path ?? bank.path else {
      if try report(CheckedBank(path, bank, advises: advises)) { throw Outcome.findings }
      return
    }
    var changes = FolderWatch(watched)
    // What is not there when one begins is a slip; later, a file may be away for a moment while an editor saves it.
    _ = try report(CheckedBank(path, bank, advises: advises))
    while true {
      Messages.write("balint: watching \(watched); Ctrl-C ends")
      changes.wait()
      Messages.write("\n---------- \(DayText.clock(clock.now)) ----------")
      do {
        _ = try report(CheckedBank(path, bank, advises: advises))
      } catch let outcome as Outcome {
        if let message = outcome.message { Messages.write("balint: \(message)") }
      }
    }
  }

  /// Nobody can change the bank inside the executable.
  private var advises: Bool { advice ?? (path != nil || bank.base != nil) }

  /// Writes what was found; whether there was any fault.
  private func report(_ checked: CheckedBank) throws -> Bool {
    // What is rendered is safe to show and holds its own colours, so that it goes past the screen's filter.
    var sink = RowSink.standardOutput
    if format == .text {
      // Faults last, beside the summary, where the eye falls when a terminal has scrolled.
      let text = shortened(checked.advice) + rendered(checked.faults) + checked.summary + "\n"
      try sink.write(Array(text.utf8))
    } else {
      try sink.write(Array(rendered(checked.faults + checked.advice).utf8))
    }
    try sink.flush()
    return !checked.faults.isEmpty
  }

  private func rendered(_ diagnostics: [Diagnostic]) -> String {
    let screen = Screen.standard(look)
    let hasColour = screen.understandsEscapeSequences && look.decoration == .automatic && !Self.noColour
    return format.render(diagnostics, usesColour: hasColour, toolVersion: engineVersion)
  }

  /// The foremost pieces of advice on each file, and how many more there are.
  private func shortened(_ advice: [Diagnostic]) -> String {
    var files: [(source: SourceText, pieces: [Diagnostic])] = []
    for piece in advice {
      if files.last?.source === piece.source {
        files[files.count - 1].pieces.append(piece)
      } else {
        files.append((piece.source, [piece]))
      }
    }
    return files.reduce(into: "") { text, file in
      text += rendered(CaseAdvice.foremost(Self.mostAdvice, of: file.pieces))
      let rest = file.pieces.count - Self.mostAdvice
      if rest > 0 { text += "\(VisibleText.of(file.source.name)): ... and \(rest) more\n" }
    }
  }

  /// The most pieces of advice that are shown of one file; programs get all.
  private static let mostAdvice = 10

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
