import CaseModel
import Diagnostics
import Testing

@testable import CaseLoading

/// Input that no author writes: it must be refused in words, not by a crash, a hang or a full memory.
@Suite struct HostileInputTests {
  static func load(_ bytes: [UInt8]) -> LoadedBank {
    BankLoader.load([SourceText(name: "hostile.yaml", bytes: bytes)])
  }

  @Test func `invalid UTF-8 is refused with its place`() throws {
    let loaded = Self.load(Array("case: a\ntitle: ".utf8) + [0xFF, 0xFE] + Array("\n".utf8))
    let fault = try #require(loaded.diagnostics.first { $0.id == "not-utf-8" })
    #expect(LineTable(fault.source).position(of: fault.span.start) == SourcePosition(line: 2, column: 8))
  }

  @Test func `a line of 50 MB`() {
    let loaded = Self.load(Array("case: ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 50_000_000))
    #expect(loaded.diagnostics.hasErrors)
    #expect(loaded.bank.cases.isEmpty)
    var renderer = DiagnosticRenderer()
    #expect(loaded.diagnostics.prefix(3).allSatisfy { renderer.render($0).utf8.count < 5_000 })
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "\"", "'", "- - ", "a: b: "]) func `nesting 100,000 deep`(piece: String) {
    #expect(Self.load(Array(String(repeating: piece, count: 100_000).utf8)).diagnostics.hasErrors)
  }

  @Test func `evidence nested as deep as the parser allows`() {
    let text =
      "case: a\ntitle: A\nlevel: 1\nsituation: x\nquestions:\n  - say: What?\n    rubric:\n      - criterion: it\n        looks for: it\n        full: "
      + String(repeating: "{any: [", count: 60) + "x" + String(repeating: "]}", count: 60) + "\n"
    #expect(Self.load(Array(text.utf8)).diagnostics.map(\.id) == ["evidence-too-deep"])
  }

  @Test func `word groups that fan out a millionfold do not fill the memory`() {
    // Seven groups, each of which holds the next ten times: the phrase would be 10^7 words long.
    var text = ""
    for level in 0..<7 {
      let inner = Array(repeating: "\"@g\(level + 1)\"", count: 10).joined(separator: ", ")
      text += "words: g\(level)\nphrases: [\(inner)]\n---\n"
    }
    text += "words: g7\nphrases: [x]\n---\nskill: s\ndefinition: d\nevidence: \"@g0\"\n"
    #expect(Self.load(Array(text.utf8)).diagnostics.map(\.id) == ["group-too-large"])
  }
}
