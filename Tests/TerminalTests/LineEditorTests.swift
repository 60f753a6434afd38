import Foundation
import Terminal
import TestPrograms
import Testing

/// Types at `terminal-probe`, which reads lines and says what it got.
@Suite(.serialized) struct LineEditorTests {
  private let folder: TemporaryFolder
  private let terminal: PseudoTerminal

  init() throws {
    folder = try TemporaryFolder()
    terminal = try PseudoTerminal()
  }

  private func start(_ arguments: [String] = [], environment: [String: String] = [:], editrc: String = "") throws {
    try editrc.write(toFile: folder.path(".editrc"), atomically: true, encoding: .utf8)
    let usual = ["HOME": folder.url.path, "TERM": "xterm", "LANG": "C.UTF-8"]
    try terminal.start("terminal-probe", arguments: arguments, environment: usual.merging(environment) { $1 })
  }

  /// libedit draws and then waits: a signal in the microseconds between is lost, and a person presses the key again.
  private func interrupt() throws {
    try terminal.send("\u{3}")
    do {
      try terminal.expect("interrupted", seconds: 1)
    } catch {
      try terminal.send("\u{3}")
      try terminal.expect("interrupted")
    }
  }

  private func expectEnd() throws {
    try terminal.type("\u{4}")
    try terminal.expect("end")
    #expect(try terminal.waitForEnd() == 0)
  }

  @Test func `A typed line arrives, and Ctrl-D on an empty line ends the input`() throws {
    try start()
    try terminal.type("Thank you.\r")
    try terminal.expect(#"line "Thank you.""#)
    try terminal.type("\r")
    try terminal.expect(#"line """#)
    try expectEnd()
  }

  @Test(arguments: ["C.UTF-8", "C", "no_SUCH.locale"])
  func `Text beyond ASCII arrives whole in any locale`(language: String) throws {
    try start(environment: ["LANG": language])
    try terminal.type("élan, 世界 and 👵🏽 cafe\u{301}\r")
    try terminal.expect("line \("élan, 世界 and 👵🏽 cafe\u{301}".debugDescription)")
    try expectEnd()
  }

  @Test func `Ctrl-C drops the line and the next one is read`() throws {
    try start()
    try terminal.type("half a thou")
    try terminal.expect("thou")
    try interrupt()
    try terminal.type("x\u{7F}")
    try terminal.expect("x")
    try interrupt()
    try terminal.type("whole\r")
    try terminal.expect(#"line "whole""#)
    try expectEnd()
  }

  @Test func `A paste of three lines is one text, and what it holds is no key`() throws {
    try start()
    try terminal.type("1 \u{1B}[200~one\rtwo\ttabs\rthr\u{1}ee\u{1B}[31m\u{1B}[201~ 2\r")
    try terminal.expect(#"line "1 one\ntwo\ttabs\nthr\u{01}ee\u{1B}[31m 2""#)
    // Shown with a caret, never raw.
    #expect(terminal.transcript.contains("^A"))
    #expect(!terminal.transcript.contains("\u{1B}[31m"))
    try expectEnd()
  }

  @Test func `A paste of a thousand lines is one text`() throws {
    try start()
    let lines = (1...1_000).map { "line \($0)" }
    try terminal.type("\u{1B}[200~")
    for start in stride(from: 0, to: 1_000, by: 100) {
      try terminal.send(lines[start..<start + 100].joined(separator: "\r") + "\r")
    }
    try terminal.send("end\u{1B}[201~\r")
    try terminal.expect((lines + ["end"]).joined(separator: "\\n") + "\"")
    try expectEnd()
  }

  @Test func `Pastes are asked for only while a line is read`() throws {
    try start()
    try terminal.expect("\u{1B}[?2004h")
    try terminal.type("x\r")
    try terminal.expect("\u{1B}[?2004l")
    try terminal.expect("line")
    try terminal.expect("\u{1B}[?2004h")
    try expectEnd()
  }

  @Test(arguments: ["\r", "\n"]) func `Alt-Enter breaks the line`(key: String) throws {
    try start()
    try terminal.type("first\u{1B}\(key)second\r")
    try terminal.expect(#"line "first\nsecond""#)
    try expectEnd()
  }

  @Test func `The arrow key recalls a command and no answer`() throws {
    try start()
    try terminal.type(":help\r")
    try terminal.type("a private answer\r")
    try terminal.expect("line \"a private answer\"")
    try terminal.type("\u{1B}[A!\r")
    try terminal.expect(#"line ":help!""#)
    try expectEnd()
  }

  @Test func `Commands are remembered across sessions, answers are in no file`() throws {
    let history = folder.path("history")
    try start([history])
    try terminal.type(":open gift\r")
    try terminal.type("a private answer\r")
    try expectEnd()
    let saved = try String(contentsOfFile: history, encoding: .utf8)
    #expect(saved.contains("gift") && !saved.contains("private"))

    let later = try PseudoTerminal()
    let environment = ["HOME": folder.url.path, "TERM": "xterm"]
    try later.start("terminal-probe", arguments: [history], environment: environment)
    try later.type("\u{10}\r")
    try later.expect(#"line ":open gift""#)
  }

  @Test func `A text can stand in the line from the start`() throws {
    try start()
    try terminal.type(":draft as typed\r")
    try terminal.expect("line")
    try terminal.type(" before\r")
    try terminal.expect(#"line "as typed before""#)
    try expectEnd()
  }

  @Test func `Tab completes the last word, and lists what it may be`() throws {
    try start()
    try terminal.type("a gra\t\r")
    try terminal.expect(#"line "a gratitude""#)
    try terminal.type(":h\t")
    try terminal.expect(":help     :history")
    try terminal.type("i\t\r")
    try terminal.expect(#"line ":history""#)
    try terminal.type("esc\t")
    try terminal.expect("escape?[31m")
    #expect(!terminal.transcript.contains("escape\u{1B}[31m"))
    try terminal.type("-2\r")
    try terminal.type("él\t\r")
    try terminal.expect("line \("élan".debugDescription)")
    try expectEnd()
  }

  @Test func `The vi keys of .editrc work, escape included, and so do pastes`() throws {
    try start(editrc: "bind -v\n")
    try terminal.type("abc def")
    try terminal.expect("def")
    try terminal.send("\u{1B}")
    // Command mode: to the beginning, delete a word, append at the end.
    try terminal.send("0dwA!\r")
    try terminal.expect(#"line "def!""#)
    try terminal.type("a\u{1B}[200~x\ry\u{1B}[201~z\u{1B}\r2\r")
    try terminal.expect(#"line "ax\nyz\n2""#)
    try expectEnd()
  }

  @Test func `Editing that .editrc switches off still reads lines`() throws {
    try start(editrc: "edit off\n")
    try terminal.expect("> ")
    try terminal.send("plain\n")
    try terminal.expect(#"line "plain""#)
  }

  @Test func `A resize loses nothing`() throws {
    try start()
    try terminal.type("before")
    try terminal.expect("before")
    for columns: UInt16 in [20, 200, 5, 80] {
      terminal.resize(columns: columns)
      try terminal.send(".")
      try terminal.expect(".")
    }
    try terminal.send(" after\r")
    try terminal.expect(#"line "before.... after""#)
    try expectEnd()
  }

  @Test func `A terminal without escape sequences gets none`() throws {
    try start(environment: ["TERM": "dumb"])
    try terminal.type("plain \t\r")
    try terminal.expect("line")
    try expectEnd()
    #expect(!terminal.transcript.contains("\u{1B}"))
  }

  @Test func `A terminal that hangs up is the end of the input, and the program can still save`() throws {
    let history = folder.path("history")
    try start(["--ignore-hangup", history])
    try terminal.type(":kept\r")
    try terminal.expect("line")
    try terminal.type("half")
    try terminal.expect("half")
    // 1: nobody is left to be told of the end.
    #expect(try terminal.hangUp() == 1)
    #expect(try String(contentsOfFile: history, encoding: .utf8).contains("kept"))
  }

  @Test func `Without a terminal there is no line editor`() throws {
    let pipe = OpenPipe()
    defer { _ = pipe.finish() }
    let screen = Screen(environment: [:], input: pipe.readEnd, output: pipe.writeEnd) { $0 }
    #expect(throws: TerminalError.notATerminal) { try LineEditor(program: "test", screen: screen) }
  }
}
