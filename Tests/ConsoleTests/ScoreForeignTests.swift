import Foundation
import TestPrograms
import Testing

/// `balint score` on files as other programs write them: the real program.
@Suite struct ScoreForeignTests {
  private static func learners(_ output: String) throws -> [String] {
    try output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let id = { (key: String) in object?[key] as? String ?? "?" }
      return "\(id("learner")) \(id("case"))/\(id("question")) \(object?["score"] as? Int ?? -1)"
    }
  }

  @Test func `responses of a Moodle quiz are scored by the questions' prompts, and what is guessed is said`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let prompt = "What do you say?"
    let file = try balint.write(
      """
      \u{FEFF}Last name,First name,Username,Status,Question 1,Response 1,Right answer 1
      Novak,Eva,eva1,Finished,"A waiting room. \(prompt)","I'm sorry.",
      Stone,Al,al2,Finished,"A waiting room. \(prompt)",-,

      """, to: "quiz.csv")
    let run = try balint.run("score", file, "--cases", bank)
    #expect(run.code == 0, "\(run.messages)")
    #expect(try Self.learners(run.output) == ["eva1 small/say 1"])
    #expect(
      run.messages == """
        \(file): the learner is the column 'Username'; --map "column=learner" takes another
        \(file): the column 'Response 1' is taken for small/say
        \(file): 1 empty response skipped
        balint: 1 answer scored, 0 rows set aside

        """)
    #expect(!(run.output + run.messages).contains("Novak"))
  }

  @Test func `columns are mapped, and a map that names nothing known is refused`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let csv = "Kennung;Antwort 1\neva1;I'm sorry.\n"
    let run = try balint.run(
      "score", "--cases", bank, "--map", "kennung=learner", "--map", "Antwort 1=small/say", input: csv)
    #expect(run.code == 0, "\(run.messages)")
    #expect(try Self.learners(run.output) == ["eva1 small/say 1"])
    let unknown = try balint.run("score", "--cases", bank, "--map", "Antwort 1=small/sya", input: csv)
    #expect(unknown.code == 2 && unknown.messages.contains("did you mean small/say?"))
    let misspelt = try balint.run("score", "--cases", bank, "--map", "Antwort=anwser", input: csv)
    #expect(misspelt.code == 2 && misspelt.messages.contains("did you mean answer?"))
    let missing = try balint.run("score", "--cases", bank, "--map", "Antwort 2=small/say", input: csv)
    #expect(missing.code == 3 && !missing.output.contains("eva1"))
  }

  @Test func `a folder is scored, file by file`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    for name in ["eva/small.say.txt", "al__small.say.txt", "eva/small.sya.txt", "notes.pdf"] {
      _ = try balint.write("I'm sorry.\n", to: "answers/" + name)
    }
    let folder = balint.folder.path("answers")
    let rejects = balint.folder.path("rejects.txt")
    let run = try balint.run("score", folder, "--cases", bank, "--rejects", rejects)
    #expect(run.code == 1)
    #expect(try Self.learners(run.output) == ["al small/say 1", "eva small/say 1"])
    #expect(
      run.messages == """
        \(folder)/eva/small.sya.txt:1: small has no question “sya”; did you mean say?; set aside
        \(folder)/notes.pdf:1: the name is not learner/case.question.txt; set aside
        balint: 2 answers scored, 2 rows set aside

        """)
    #expect(try String(contentsOfFile: rejects, encoding: .utf8) == "eva/small.sya.txt\nnotes.pdf\n")
  }

  @Test func `an old spreadsheet's letters are read, with a word about it`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let csv =
      Data("learner,case,question,answer\nM".utf8) + Data([0xFC]) + Data("ller,small,say,I".utf8)
      + Data([0x92]) + Data("m sorry.\n".utf8)
    let run = try balint.run(["score", "--cases", bank], input: csv)
    #expect(run.code == 0, "\(run.messages)")
    #expect(try Self.learners(run.output) == ["Müller small/say 1"])
    #expect(run.messages.contains("read as Windows-1252"))
  }
}
