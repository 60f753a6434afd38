import Foundation
import TestPrograms
import Testing

/// What an author uses: `check --format`, `--fix`, `--watch`, `fmt`, `schema`. The real program.
@Suite struct AuthorTests {
  static let slips = """
    case: slips # the first
    titel: Slips
    level:1
    situation: She waits.

    questions:
      - notice: What do you notice?   # kept

    """

  @Test func `faults come in the form that a program asks for`() throws {
    let balint = try Balint()
    let file = try balint.write(Self.slips, to: "slips.yaml")
    let compact = try balint.run("check", file, "--format", "compact")
    #expect(compact.code == 1)
    #expect(
      compact.output == """
        \(file):2:1: error: “titel” is no key of a case [unknown-key]
        \(file):3:6: error: there must be a space after the colon of a key [colon-without-space]

        """)
    let json = try balint.run("check", file, "--format", "json").output.split(separator: "\n")
    let line = try #require(json.first)
    let first = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(json.count == 2 && first["id"] as? String == "unknown-key" && first["line"] as? Int == 2)
    let sarif = try balint.run("check", file, "--format", "sarif").output
    let document = try #require(try JSONSerialization.jsonObject(with: Data(sarif.utf8)) as? [String: Any])
    #expect(document["version"] as? String == "2.1.0")
    #expect(try balint.run("check", file, "--format", "xml").code == 2)
  }

  @Test func `fix mends what is certain, leaves the rest as it stands, and has nothing to do the second time`() throws {
    let balint = try Balint()
    let file = try balint.write(Self.slips, to: "slips.yaml")
    let run = try balint.run("check", file, "--fix")
    #expect(run.code == 0 && run.messages == "balint: \(file): 2 faults mended\n", "\(run.output)")
    let mended = try String(contentsOfFile: file, encoding: .utf8)
    #expect(mended == Self.slips.replacing("titel", with: "title").replacing("level:1", with: "level: 1"))
    #expect(try balint.run("check", file, "--fix").messages.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == mended)
    #expect(try balint.run("check", "--fix").code == 2)
  }

  @Test func `fmt lays a file out once, checks without writing, and leaves a faulty one alone`() throws {
    let balint = try Balint()
    let file = try balint.write(
      "case:   a\ntitle: \"A\"\n\n\n# why\nlevel: 1\nsituation: x\nquestions:\n- notice: What?\n", to: "a.yaml")
    let check = try balint.run("fmt", "--check", file)
    #expect(check.code == 1 && check.messages.contains("would be laid out anew"))
    #expect(try balint.run("fmt", file).code == 0)
    #expect(
      try String(contentsOfFile: file, encoding: .utf8)
        == "case: a\ntitle: \"A\"\n\n# why\nlevel: 1\nsituation: x\nquestions:\n  - notice: What?\n")
    #expect(try balint.run("fmt", "--check", file).code == 0)
    let faulty = try balint.write("a: [\n", to: "b.yaml")
    let refused = try balint.run("fmt", faulty)
    #expect(refused.code == 1 && refused.messages.contains("left alone"))
    #expect(try String(contentsOfFile: faulty, encoding: .utf8) == "a: [\n")
  }

  @Test func `the bank is laid out as fmt lays it out`() throws {
    let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("cases").path
    let run = try Balint().run("fmt", "--check", cases)
    #expect(run.code == 0, "\(run.messages)")
  }

  @Test func `the schema is JSON`() throws {
    let run = try Balint().run("schema")
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test func `watch checks again after a save`() throws {
    let balint = try Balint()
    let file = try balint.write(Self.slips, to: "slips.yaml")
    let terminal = try PseudoTerminal()
    try terminal.start(
      "balint", arguments: ["check", "--watch", "--plain", file],
      environment: ["TERM": "xterm", "HOME": balint.folder.url.path, "PATH": "/usr/bin:/bin"])
    try terminal.expect("2 faults in 1 file.")
    try terminal.expect("watching")
    _ = try balint.write(
      Self.slips.replacing("titel", with: "title").replacing("level:1", with: "level: 1"), to: "slips.yaml")
    try terminal.expect("no fault found.")
    try terminal.send("\u{3}")
    #expect(try terminal.waitForEnd() == -SIGINT)
  }

  @Test func `score never writes over the answers`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let text = "learner,case,question,answer\nanna,small,say,I am sorry.\n"
    let file = try balint.write(text, to: "answers.csv")
    for arguments in [["-o", file], ["--rejects", file]] {
      let run = try balint.run(["score", file, "--cases", bank] + arguments, input: Data())
      #expect(run.code == 2, "\(run.messages)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }
    let out = balint.folder.path("out.jsonl")
    #expect(try balint.run(["score", file, "--cases", bank, "-o", out, "--rejects", out], input: Data()).code == 2)
    #expect(try balint.run(["score", file, "--cases", bank, "-o", out], input: Data()).code == 0)
    // An old result stays when a run fails.
    let kept = try String(contentsOfFile: out, encoding: .utf8)
    let bad = try balint.write("nothing\n", to: "bad.csv")
    #expect(try balint.run(["score", bad, "--cases", bank, "-o", out], input: Data()).code == 3)
    #expect(try String(contentsOfFile: out, encoding: .utf8) == kept)
  }
}
