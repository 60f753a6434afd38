import Foundation
import TestPrograms
import Testing

/// A sitting among other programs: a shell that stops it, another sitting beside it, a disk without room.
@Suite struct SharedTerminalTests {
  let balint: Balint
  let bank: String

  init() throws {
    balint = try Balint()
    bank = try balint.write(smallCase, to: "bank/small.yaml")
  }

  private var environment: [String: String] {
    ["TERM": "xterm", "HOME": balint.folder.url.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PS1": "shell$ "]
  }

  private var command: String {
    let program = ProgramRun.productsFolder.appendingPathComponent("balint").path
    return "\(program) quiz small --cases \(bank) --history \(balint.history)"
  }

  /// At the question that is scored.
  private func sitting() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal()
    try terminal.start(
      "balint", arguments: ["quiz", "small", "--cases", bank, "--history", balint.history], environment: environment)
    try terminal.type("\r")
    try terminal.expect("What do you notice?")
    return terminal
  }

  @Test func `Ctrl-Z stops the program, and fg goes on with the line`() throws {
    let terminal = try PseudoTerminal(columns: 200)
    try terminal.start("/bin/bash", arguments: ["--norc", "--noprofile", "-i"], environment: environment)
    try terminal.expect("shell$ ")
    try terminal.send(command + "\r")
    try terminal.type("\r")
    try terminal.expect("What do you notice?")
    try terminal.type(":skip\r")
    try terminal.expect("What do you say?")
    try terminal.type("I am so")
    try terminal.expect("I am so")
    try terminal.send("\u{1A}")
    try terminal.expect("Stopped")
    try terminal.expect("shell$ ")
    // A stop that comes while a key is being drawn leaves the line undrawn, and as good as it was.
    try terminal.send("fg\r")
    try terminal.expect("\u{1B}[?2004h")
    try terminal.waitForKeys()
    try terminal.send("rry you had to wait.\r")
    try terminal.type("\r")
    try terminal.expect("Says sorry for the wait")
    try terminal.expect("How was it for you?")
    try terminal.type("\u{4}")
    try terminal.expect("shell$ ")
  }

  @Test func `two sittings at once keep their own drafts, and only one that is dead is gone on with`() throws {
    let first = try sitting()
    try first.type("from the first\r")
    try first.settle()
    let second = try sitting()
    #expect(!second.transcript.contains("You left in the middle"))
    try second.type("from the second\r")
    try second.settle()
    try first.type("and more\r")
    try first.settle()
    #expect(try second.hangUp() == -SIGHUP)
    try first.send("\u{4}")
    try first.expect("Your unfinished answer is kept.")
    #expect(try first.waitForEnd() == 0)
    var drafts: [String] = []
    for _ in 1...2 {
      let next = try balint.run("quiz", "--cases", bank, "--history", balint.history, input: "\n:skip\n")
      #expect(next.code == 0 && next.output.contains("You left in the middle of this case."))
      drafts.append(next.output.contains("  from the first\n  and more\n") ? "first" : "second")
    }
    #expect(Set(drafts) == ["first", "second"])
  }

  @Test func `what an editor saved before it was killed is kept, and so is what it held when all were`() throws {
    let editor = try balint.write("printf 'saved words' > \"$1\"; kill -9 $$\n", to: "editor.sh")
    let terminal = try PseudoTerminal()
    try terminal.start(
      "balint", arguments: ["quiz", "small", "--cases", bank, "--history", balint.history],
      environment: environment.merging(["VISUAL": "/bin/sh \(editor)"]) { $1 })
    try terminal.type("\r")
    try terminal.type(":edit\r")
    try terminal.expect("did not do its work")
    try terminal.expect("saved words")
    try terminal.type("\u{4}")
    try terminal.expect("Your unfinished answer is kept.")
    #expect(try terminal.waitForEnd() == 0)
    #expect(!FileManager.default.fileExists(atPath: balint.history + "-editing"))
    // A file of a sitting that is dead: its program was killed while the editor had it.
    _ = try balint.write("more words\n", to: "history.sqlite-editing/small.notice.77.txt")
    let next = try balint.run("quiz", "small", "--cases", bank, "--history", balint.history, input: "\n")
    #expect(next.output.contains("  more words\n"))
    #expect(!FileManager.default.fileExists(atPath: balint.history + "-editing"))
  }

  @Test func `on a full disk what could not be stored is said, tried again and handed back`() throws {
    try balint.run("quiz", "small", "--cases", bank, "--history", balint.history, input: "\n")
    // No file may grow beyond some blocks: the nearest thing to a full disk that needs no disk.
    let terminal = try PseudoTerminal()
    try terminal.start(
      "/bin/sh", arguments: ["-c", "trap '' XFSZ; ulimit -f 200; exec \(command)"], environment: environment)
    try terminal.type("\r")
    try terminal.expect("What do you notice?")
    var count = 0
    while !terminal.transcript.contains("This could not be stored"), count < 200 {
      count += 1
      try terminal.type("line \(count)\r")
      try terminal.settle()
    }
    try terminal.expect("This could not be stored")
    try terminal.type("\u{4}")
    try terminal.expect("Here it is, to copy")
    for number in 1...count { try terminal.expect("line \(number)") }
    #expect(try terminal.waitForEnd() == 3)
  }
}
