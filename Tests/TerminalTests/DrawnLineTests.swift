import Foundation
import TestPrograms
import Testing

/// What a person sees of the line while typing it: libedit's drawing on a whole screen.
@Suite struct DrawnLineTests {
  private func start(columns: UInt16, editrc: String = "") throws -> (PseudoTerminal, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try editrc.write(toFile: folder.path(".editrc"), atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(columns: columns)
    try terminal.start(
      "terminal-probe", environment: ["HOME": folder.url.path, "TERM": "xterm", "LANG": "C.UTF-8"])
    #expect(try terminal.settle())
    return (terminal, folder)
  }

  private func press(_ keys: [String], _ terminal: PseudoTerminal) throws {
    for key in keys {
      try terminal.send(key)
      try terminal.settle()
    }
  }

  @Test(arguments: [9, 10, 20, 80] as [UInt16]) func `A line edited over several rows looks as it is`(
    columns: UInt16
  ) throws {
    let (terminal, _) = try start(columns: columns)
    try press("two three four five six".map(String.init), terminal)
    try press(["\u{1}", "o", "n", "e", " ", "\u{1B}[C", "\u{1B}[C", "\u{1B}[C", "\u{B}", "!", "\u{19}"], terminal)
    #expect(terminal.screen.text.joined() == "> one two! three four five six".withoutBlanks(before: columns))
    try press(["\r"], terminal)
    #expect(terminal.screen.text.joined().contains("line"))
    #expect(terminal.screen.unknownSequences == [])
    try terminal.send("\u{4}")
    #expect(try !terminal.settle())
  }

  @Test func `Wide characters and marks stand where the cursor believes them to be`() throws {
    let (terminal, _) = try start(columns: 12)
    try press(["世", "界", "é", "a", "b", "c", "👵", "\u{1}", "x", "\u{5}", "\u{7F}", "z"], terminal)
    #expect(terminal.screen.text == ["> x世界éabcz"])
    #expect(terminal.screen.column == 0 && terminal.screen.row == 1)
  }

  @Test func `Escape alone is a key in vi mode`() throws {
    let (terminal, _) = try start(columns: 40, editrc: "bind -v\n")
    try press(["a", "b", "c", "\u{1B}", "0", "x"], terminal)
    #expect(terminal.screen.text == ["> bc"])
  }

  @Test func `A resize draws the line anew`() throws {
    let (terminal, _) = try start(columns: 40)
    try press(["one two three"], terminal)
    for columns: UInt16 in [20, 80, 40] {
      terminal.resize(columns: columns)
      try terminal.settle()
    }
    try press(["!"], terminal)
    #expect(terminal.screen.text.last == "> one two three!")
  }
}

extension String {
  /// As rows of the screen show it, whose last blanks are cut.
  fileprivate func withoutBlanks(before columns: UInt16) -> String {
    var rest = self[...]
    var rows = ""
    while !rest.isEmpty {
      var row = rest.prefix(Int(columns))
      rest = rest.dropFirst(Int(columns))
      while row.last == " " { row.removeLast() }
      rows += row
    }
    return rows
  }
}
