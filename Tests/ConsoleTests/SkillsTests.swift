import Foundation
import TestPrograms
import Testing

/// `balint skills`: the real program.
@Suite struct SkillsTests {
  private struct Line: Decodable {
    struct Seen: Decodable {
      struct Span: Decodable {
        let start: Int
        let end: Int
        let text: String
        let rule: String
      }
      let skill: String
      let evidence: [Span]
    }
    let line: Int
    let skills: [Seen]
  }

  private static func lines(_ output: String) throws -> [Line] {
    try output.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  static let bank = """
    skill: question
    definition: Asks.
    cues: [{cue: "how ?", weight: 2}, {cue: "how many", weight: -2}]
    threshold: 2
    ---
    skill: say-sorry
    definition: Says sorry.
    source: made for this test
    evidence: "sorry ... wait"
    """

  @Test func `each text is a line with the skills seen, the words and the cues`() throws {
    let balint = try Balint()
    let bank = try balint.write(Self.bank, to: "bank/skills.yaml")
    let text = "How are you?\n\nI’m sorry you had to wait. How is it?\nHow many?\n"
    let run = try balint.run("skills", "--cases", bank, "--skill", "question", "--skill", "say_sorry", input: text)
    #expect(run.code == 0, "\(run.messages)")
    let lines = try Self.lines(run.output)
    #expect(lines.map(\.line) == [1, 2, 3, 4])
    #expect(lines.map { $0.skills.map(\.skill) } == [["question"], [], ["question", "say-sorry"], []])
    let span = try #require(lines[2].skills.last?.evidence.first)
    #expect(span.text == "sorry you had to wait")
    #expect(span.rule == "sorry ... wait")
    let bytes = Array("I’m sorry you had to wait. How is it?".utf8)
    #expect(String(decoding: bytes[span.start..<span.end], as: UTF8.self) == span.text)
  }

  @Test func `a column of a file is read row by row`() throws {
    let balint = try Balint()
    let bank = try balint.write(Self.bank, to: "bank/skills.yaml")
    let csv = "\nid,Words\n1,\"How are\nyou?\"\n2,No.\n\n3,how is it?\n"
    let run = try balint.run("skills", "--cases", bank, "--skill", "question", "--column", "words", input: csv)
    #expect(run.code == 0, "\(run.messages)")
    #expect(try Self.lines(run.output).map(\.line) == [3, 5, 7])
    #expect(try Self.lines(run.output).map { $0.skills.count } == [1, 0, 1])
    let file = try balint.write(csv.replacing(",", with: "\t"), to: "answers.tsv")
    #expect(
      try balint.run("skills", "--cases", bank, "--skill", "question", "--column", "Words", file).output == run.output)
  }

  @Test func `all skills are looked for unless some are named, and can be listed`() throws {
    let balint = try Balint()
    let listed = try balint.run("skills", "--list")
    #expect(listed.code == 0)
    #expect(listed.output.split(separator: "\n").count >= 31)
    let all = try balint.run("skills", input: "I'm so sorry you had to wait. How has it been for you?\n")
    let seen = try #require(try Self.lines(all.output).first).skills.map(\.skill)
    #expect(seen.contains("apology") && seen.contains("open-question"))
  }

  @Test(arguments: [
    (["skills", "--skill", "opn-question"], "x\n", Int32(2), "did you mean open-question?"),
    (["skills", "--column", "text"], "a,b\n1,2\n", 3, "the header has no column text; it has a, b"),
    (["skills", "--column", "text"], "", 3, "empty"),
    (["skills", "--column", "text"], "I worry about it, and I drink\nx\n", 3, "the first line names no column text"),
    (["skills", "no-such-file"], "", 3, "cannot be opened"),
  ]) func `bad input is named`(arguments: [String], input: String, code: Int32, message: String) throws {
    let run = try Balint().run(arguments, input: Data(input.utf8))
    #expect(run.code == code)
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(!run.messages.contains("I drink"), "what may be an answer is not repeated")
  }

  @Test func `a row that is no text is named and the rest is read`() throws {
    let run = try Balint().run(
      ["skills", "--skill", "apology"], input: Data([0xFF, 0x0A]) + Data("I'm so sorry.\n".utf8))
    #expect(run.code == 1)
    #expect(run.messages.contains("<standard input>:1: this row cannot be read"))
    #expect(try Self.lines(run.output).map(\.line) == [2])
  }

  @Test func `skills are listed to be read, one a line`() throws {
    let list = try Balint().run("skills", "--list")
    #expect(list.code == 0 && list.output.hasPrefix("advice - Gives advice"))
    #expect(list.output.split(separator: "\n").allSatisfy { $0.count <= 80 && !$0.hasPrefix("{") })
  }
}
