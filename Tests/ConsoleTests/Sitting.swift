import Foundation
import TestPrograms

/// One run of a script at one width, in a folder of its own.
final class Sitting {
  private let script: Script
  private let columns: UInt16
  private let home: TemporaryFolder
  private var terminal: PseudoTerminal?
  /// What stood on the screen before the step.
  private var before: [String] = []

  /// As long as the real path, so that lines break alike; that is in the system's own folder, since TMPDIR may be longer.
  private static let shownHome = "/home/learner"
  private static let homeTemplate = P_tmpdir + "/b-XXXXXX"

  /// - Parameters:
  ///   - script: what is typed.
  ///   - columns: the terminal's width.
  ///   - banks: the folder that holds what the setting `cases` names.
  /// - Throws: when the folder cannot be made or the bank cannot be read.
  init(_ script: Script, columns: UInt16, banks: URL) throws {
    self.script = script
    self.columns = columns
    home = try TemporaryFolder(template: Self.homeTemplate)
    let bank = try script.cases.map { try String(contentsOf: banks.appending(path: $0), encoding: .utf8) }
    try FileManager.default.createDirectory(atPath: home.path("cases"), withIntermediateDirectories: true)
    try (bank ?? smallCase).write(
      toFile: home.path("cases/\(script.cases ?? "small.yaml")"), atomically: true, encoding: .utf8)
    try script.editrc.write(toFile: home.path(".editrc"), atomically: true, encoding: .utf8)
    try "#!/bin/sh\ncp \"$HOME/.edited\" \"$1\"\n".write(
      toFile: home.path(".editor"), atomically: true, encoding: .utf8)
  }

  /// The script, and below each step what is new on the screen.
  func transcript() throws -> String {
    var lines: [String] = []
    for (text, step) in script.lines {
      lines.append(text.hasPrefix("columns:") ? "columns: \(columns)" : text)
      switch step {
      case .start(let arguments): lines += try start(arguments)
      case .type(let keys): lines += try type(keys)
      case nil: break
      }
    }
    let shown = lines.map { $0.replacing(home.url.path, with: Self.shownHome) }
    return shown.joined(separator: "\n") + "\n"
  }

  private func start(_ arguments: [String]) throws -> [String] {
    let terminal = try PseudoTerminal(columns: columns, rows: script.rows)
    let usual = [
      "TERM": "xterm", "HOME": home.url.path, "LANG": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin",
      "BALINT_CASES": "cases", "EDITOR": "sh " + home.path(".editor"),
    ]
    try terminal.start(
      "balint", arguments: arguments, environment: usual.merging(script.environment) { $1 }, folder: home.url.path)
    self.terminal = terminal
    before = []
    return try terminal.settle() ? news(terminal) : try end(terminal)
  }

  private func type(_ keys: [Script.Key]) throws -> [String] {
    for key in keys {
      guard let terminal else { return [] }
      switch key {
      case .press("\u{3}"): try interrupt(terminal)
      case .press(let text): try terminal.send(text)
      case .paste(let text): try paste(text, terminal)
      case .edit(let text): try text.write(toFile: home.path(".edited"), atomically: true, encoding: .utf8)
      case .resize(let columns):
        terminal.resize(columns: columns, rows: script.rows)
        before = terminal.screen.styledText
      case .hangUp: return try end(terminal, code: terminal.hangUp())
      }
      if try !terminal.settle() { return try end(terminal) }
    }
    return try terminal.map(news) ?? []
  }

  /// A signal that comes in the moment before a read begins ends no read: a person presses the key again.
  private func interrupt(_ terminal: PseudoTerminal) throws {
    let shown = terminal.transcript.utf8.count
    for _ in 1...3 {
      try terminal.send("\u{3}")
      let deadline = Date(timeIntervalSinceNow: 1)
      while Date() < deadline {
        guard try terminal.settle(until: deadline) == true, terminal.transcript.utf8.count == shown else { return }
        usleep(5_000)
      }
    }
  }

  /// As a terminal does it: line ends as carriage returns, and marks around the text if they were asked for.
  private func paste(_ text: String, _ terminal: PseudoTerminal) throws {
    let keys = text.replacing("\n", with: "\r")
    try terminal.send(terminal.screen.bracketsPastes ? "\u{1B}[200~\(keys)\u{1B}[201~" : keys)
  }

  private func end(_ terminal: PseudoTerminal, code: Int32? = nil) throws -> [String] {
    self.terminal = nil
    let code = try code ?? terminal.waitForEnd()
    return try news(terminal) + [code < 0 ? "-- ended by signal \(-code)" : "-- exit code \(code)"]
  }

  /// The lines from the first that is not as it was.
  private func news(_ terminal: PseudoTerminal) throws -> [String] {
    let unknown = terminal.screen.unknownSequences
    if !unknown.isEmpty { throw Script.Fault(description: "the program sends what no screen knows: \(unknown)") }
    let now = terminal.screen.styledText
    defer { before = now }
    return Array(now.dropFirst(zip(before, now).prefix { $0 == $1 }.count))
  }
}
