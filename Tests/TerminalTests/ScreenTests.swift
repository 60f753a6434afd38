import Foundation
import Terminal
import TestPrograms
import Testing

@Suite struct ScreenTests {
  private static let harmless: @Sendable (String) -> String = { text in
    String(text.map { $0 == "\n" || $0 == "\t" || $0 >= " " && $0 != "\u{7F}" && $0 != "\u{9B}" ? $0 : "?" })
  }

  private let runs = [
    StyledRun("You wrote "), StyledRun("thank you", [.bold, .underline, .red]), StyledRun("."),
  ]

  /// What a terminal gets when the runs are written.
  private func written(
    _ runs: [StyledRun], environment: [String: String] = ["TERM": "xterm"], decoration: Screen.Decoration = .automatic
  ) throws -> String {
    let terminal = try PseudoTerminal()
    let screen = Screen(
      environment: environment, input: terminal.otherEnd, output: terminal.otherEnd, decoration: decoration,
      sanitise: Self.harmless)
    #expect(screen.isInteractive)
    try screen.writeLine(runs)
    try screen.write([StyledRun("$")])
    try terminal.expect("$")
    return String(terminal.transcript.dropLast())
  }

  @Test func `Runs are written with their styles`() throws {
    #expect(try written(runs) == "You wrote \u{1B}[1;4;31mthank you\u{1B}[0m.\r\n")
  }

  @Test func `A style ends before a line break`() throws {
    #expect(try written([StyledRun("a\n\nb", .faint)]) == "\u{1B}[2ma\u{1B}[0m\r\n\r\n\u{1B}[2mb\u{1B}[0m\r\n")
  }

  @Test func `NO_COLOR takes the colour and leaves the rest, unless it is empty`() throws {
    let expected = "You wrote \u{1B}[1;4mthank you\u{1B}[0m.\r\n"
    #expect(try written(runs, environment: ["TERM": "xterm", "NO_COLOR": "1"]) == expected)
    #expect(try written(runs, decoration: .noColour) == expected)
    #expect(try written(runs, environment: ["TERM": "xterm", "NO_COLOR": ""]).contains("31"))
  }

  @Test func `Plain, a dumb terminal and an unnamed one get no escape sequence`() throws {
    let expected = "You wrote thank you.\r\n"
    #expect(try written(runs, decoration: .plain) == expected)
    #expect(try written(runs, environment: ["TERM": "dumb"]) == expected)
    #expect(try written(runs, environment: [:]) == expected)
  }

  @Test func `No control character of a text reaches the terminal`() throws {
    let hostile = "a\u{1B}]0;title\u{7}b\u{8}c\rd\u{9B}31me"
    #expect(try written([StyledRun(hostile), StyledRun(hostile, .bold)]).filter { $0 == "\u{1B}" }.count == 2)
    #expect(try written([StyledRun(hostile)]) == "a?]0;title?b?c?d?31me\r\n")
  }

  @Test func `A message goes to standard error, made harmless`() throws {
    let (results, messages) = (OpenPipe(), OpenPipe())
    let screen = Screen(
      environment: ["TERM": "xterm"], output: results.writeEnd, messages: messages.writeEnd, sanitise: Self.harmless)
    try screen.writeError("no case \u{1B}[2J")
    #expect(messages.finish() == "no case ?[2J\n")
    #expect(results.finish() == "")
  }

  @Test func `A pipe is no terminal and gets text only`() throws {
    let pipe = OpenPipe()
    let screen = Screen(environment: ["TERM": "xterm"], input: pipe.readEnd, output: pipe.writeEnd) { $0 }
    #expect(!screen.inputIsTerminal && !screen.outputIsTerminal && !screen.understandsEscapeSequences)
    try screen.write(runs)
    #expect(pipe.finish() == "You wrote thank you.")
  }

  @Test func `The width is the terminal's now, else of COLUMNS, else 80`() throws {
    let terminal = try PseudoTerminal(columns: 132)
    let screen = Screen(environment: ["COLUMNS": "50"], output: terminal.otherEnd) { $0 }
    #expect(screen.width == 132)
    terminal.resize(columns: 40)
    #expect(screen.width == 40)
    terminal.resize(columns: 0)
    #expect(screen.width == 50)

    let pipe = OpenPipe()
    defer { _ = pipe.finish() }
    #expect(Screen(environment: ["COLUMNS": "50"], output: pipe.writeEnd) { $0 }.width == 50)
    for value in ["", "0", "-3", "wide"] {
      #expect(Screen(environment: ["COLUMNS": value], output: pipe.writeEnd) { $0 }.width == 80)
    }
  }

  @Test func `A reader that went away is an error and no death`() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = OpenPipe()
    close(pipe.readEnd)
    defer { close(pipe.writeEnd) }
    let screen = Screen(environment: [:], output: pipe.writeEnd) { $0 }
    #expect(throws: TerminalError.outputClosed) { try screen.writeLine(runs) }
  }

  @Test func `More than a pipe holds arrives whole, even when writing does not block`() throws {
    let pipe = OpenPipe()
    _ = fcntl(pipe.writeEnd, F_SETFL, O_NONBLOCK)
    let text = String(repeating: "0123456789", count: 50_000)
    // A thread of its own, since tasks that wait for each other can use up the few threads that tasks share.
    nonisolated(unsafe) var count = 0
    let hasRead = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      var chunk = [UInt8](repeating: 0, count: 10_000)
      while case let size = read(pipe.readEnd, &chunk, chunk.count), size > 0 { count += size }
      hasRead.signal()
    }
    try Screen(environment: [:], output: pipe.writeEnd) { $0 }.write([StyledRun(text)])
    close(pipe.writeEnd)
    hasRead.wait()
    #expect(count == text.utf8.count)
    close(pipe.readEnd)
  }
}
