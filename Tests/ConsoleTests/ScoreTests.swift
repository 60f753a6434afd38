import Foundation
import TestPrograms
import Testing

/// `balint try` and `balint score`: the real program.
@Suite struct ScoreTests {
  /// What one JSON object says, without the learner.
  private static func object(_ line: some StringProtocol) throws -> NSDictionary {
    var object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    object["learner"] = nil
    return object as NSDictionary
  }

  @Test func `the same answer gets the same score from quiz, try and score`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let answers = [
      "I'm so sorry you had to wait.", "I would say sorry to her.", "Calm down.", "👵", "sorry wait sorry wait wait",
      "I’m not sorry, “wait”.",
    ]
    for answer in answers {
      let tried = try balint.run("try", "small", "say", "--json", "--cases", bank, input: answer + "\n")
      #expect(tried.code == 0, "\(tried.messages)")
      let csv = "learner,case,question,answer\nanna,small,say,\"\(answer)\"\n"
      let scored = try balint.run("score", "--cases", bank, input: csv)
      #expect(scored.code == 0, "\(scored.messages)")
      let history = balint.folder.path("\(answer.hashValue).sqlite")
      try balint.run("quiz", "small", "--cases", bank, "--history", history, input: "\n:skip\n\(answer)\n\n")
      let remembered = try balint.run("history", "list", "--json", "--history", history)
      #expect(try Self.object(tried.output) == Self.object(scored.output), "\(answer)")
      #expect(try Self.object(tried.output) == Self.object(remembered.output), "\(answer)")
    }
  }

  @Test func `every anchor of the starter bank gets the same score from try and score`() throws {
    let balint = try Balint()
    let cases = try balint.run("cases", "list", "--json").output.split(separator: "\n")
    #expect(cases.count == 49)
    let csv =
      "learner,case,question,answer\nanna,another-small-gift,say,\"It's kind, and I'm touched. I can't keep the watch. I'd like to hear about your son.\"\n"
    let scored = try balint.run("score", input: csv)
    let tried = try balint.run(
      "try", "another-small-gift", "say", "--json",
      input: "It's kind, and I'm touched. I can't keep the watch. I'd like to hear about your son.")
    #expect(try Self.object(scored.output) == Self.object(tried.output))
  }

  @Test func `rows that name nothing known are reported with their line and set aside, the rest is scored`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let file = try balint.write(
      """
      learner,case,question,answer,group
      anna,small,say,I'm sorry.,a
      ben,smal,say,I'm sorry.,a
      cleo,small,sya,I'm sorry.,b
      dora,small,notice,secret words,b
      ewa,small,say
      fritz,small,say,"I'm sorry
      you had to wait.",b

      """, to: "answers.csv")
    let rejects = balint.folder.path("rejects.csv")
    let run = try balint.run("score", file, "--cases", bank, "--rejects", rejects)
    #expect(run.code == 1)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains("\"learner\":\"fritz\"") == true && lines.last?.contains("\"score\":2") == true)
    #expect(lines.first?.hasSuffix("\"use\":\"formative\",\"others\":{\"group\":\"a\"}}") == true)
    #expect(
      run.messages == """
        \(file): passed through as they are: 'group'
        \(file):3: there is no case “smal”; did you mean small?; set aside
        \(file):4: small has no question “sya”; did you mean say?; set aside
        \(file):5: notice answers are private and never scored; set aside
        \(file):6: too few columns: 3, but the header has 5; set aside
        balint: 2 answers scored, 4 rows set aside

        """)
    #expect(!run.messages.contains("secret"))
    let aside = try String(contentsOfFile: rejects, encoding: .utf8)
    #expect(aside.hasPrefix("learner,case,question,answer,group\nben,smal,say,I'm sorry.,a\ncleo,"))
    let attributes = try FileManager.default.attributesOfItem(atPath: rejects)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `marks come as CSV too`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let run = try balint.run(
      "score", "--format", "csv", "--cases", bank, input: "learner,case,question,answer\nanna,small,say,I'm sorry.\n")
    #expect(run.output == "learner,case,question,criterion,marker,mark\nanna,small,say,sorry,balint 0.1.0,1\n")
  }

  @Test func `a file without the columns is refused`() throws {
    let balint = try Balint()
    let run = try balint.run("score", input: "name,text\nanna,hello\n")
    #expect(run.code == 3)
    #expect(run.messages.contains("learner"))
    #expect(try balint.run("score", balint.folder.path("none.csv")).code == 3)
  }

  @Test(arguments: [("", "there is no answer"), (" \n", "there is no answer")])
  func `try without an answer says so`(input: String, message: String) throws {
    let balint = try Balint()
    let run = try balint.run("try", "another-small-gift", "say", input: input)
    #expect(run.code == 3)
    #expect(run.messages.contains(message))
  }

  @Test func `try refuses what is too long or no UTF-8, and never scores feelings`() throws {
    let balint = try Balint()
    let long = try balint.run("try", "another-small-gift", "say", input: String(repeating: "x", count: 1_000_000))
    #expect(long.code == 3 && long.messages.contains("longer than 65536 bytes"))
    let latin = try balint.run(["try", "another-small-gift", "say"], input: Data([0x73, 0xFC, 0x73]))
    #expect(latin.code == 3 && latin.messages.contains("not UTF-8"))
    let emoji = try balint.run("try", "another-small-gift", "say", input: "👵🎁")
    #expect(emoji.code == 0 && emoji.output.hasPrefix("Cannot tell."))
    let feelings = try balint.run("try", "another-small-gift", "notice", input: "bored")
    #expect(feelings.code == 2 && feelings.messages.contains("never scored"))
  }
}
