import Foundation
import TestPrograms
import Testing

/// `balint score --sample` and `balint override`: the real program.
@Suite struct ModerationTests {
  static let answers = """
    learner,case,question,answer
    anna,small,say,I'm so sorry you had to wait.
    -ben,small,say,Calm down.
    cleo,small,say,Sorry.
    dora,small,say,What a long wait.

    """

  let balint: Balint
  let bank: String
  let scores: String

  init() throws {
    balint = try Balint()
    bank = try balint.write(smallCase, to: "bank/small.yaml")
    scores = balint.folder.path("scores.jsonl")
    let run = try balint.run("score", "--cases", bank, "--output", scores, input: Self.answers)
    #expect(run.code == 0)
  }

  /// The sheet that was drawn, as lines of cells without commas in them.
  func sheet(_ arguments: String...) throws -> (run: ProgramRun, rows: [[String]], page: String) {
    let path = balint.folder.path("sheet.csv")
    let run = try balint.run(
      ["score", "--cases", bank, "--output", path] + arguments, input: Data(Self.answers.utf8))
    #expect(run.code == 0, "\(run.messages)")
    let text = String(decoding: balint.folder.contents("sheet.csv"), as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return (run, rows, String(decoding: balint.folder.contents("sheet.html"), as: UTF8.self))
  }

  /// What `override` makes of marks.
  func override(_ marks: String, _ arguments: String...) throws -> (run: ProgramRun, lines: [String]) {
    let path = try balint.write(marks, to: "marks.csv")
    let run = try balint.run(
      ["override", path, "--scores", scores, "--now", "2026-11-27T20:00:00Z"] + arguments, input: Data())
    return (run, run.output.split(separator: "\n").map(String.init))
  }

  @Test func `a blind sheet shows neither learners nor marks, and its marks find their answers`() throws {
    let (run, rows, page) = try sheet("--sample", "3", "--blind")
    #expect(run.messages.contains("3 of 4 answers drawn by lot"))
    #expect(rows.count == 4 && Set(rows.dropFirst().map { $0[0] }).count == 3)
    for name in ["anna", "-ben", "cleo", "dora", "program"] {
      #expect(!rows.joined().contains(name) && !page.contains(name))
    }
    #expect(page.contains("Mrs Flint has waited since noon.") && page.contains("____ of 2"))
    #expect(
      try FileManager.default.attributesOfItem(atPath: balint.folder.path("sheet.html"))[.posixPermissions] as? Int
        == 0o600)
    var filled = rows
    for index in filled.indices.dropFirst() {
      filled[index][7] = "1"
      filled[index][8] = "M. Hill"
      filled[index][9] = "read twice"
    }
    let marks = filled.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    let (done, lines) = try override(marks)
    #expect(done.code == 0 && done.messages.contains("3 marks put to their answers"), "\(done.messages)")
    #expect(lines.count == 4 && lines.count { $0.contains("\"overrides\"") } == 3)
    // What the program wrote is there as it was.
    let written = try String(contentsOfFile: scores, encoding: .utf8).split(separator: "\n")
    for (line, before) in zip(lines, written) { #expect(line.hasPrefix(before.dropLast())) }
  }

  @Test func `a sheet that is not blind has the program's marks beside the learners'`() throws {
    let (_, rows, page) = try sheet("--sample", "4")
    #expect(rows[0].last == "program" && Set(rows.dropFirst().map { $0[0] }) == ["anna", "'-ben", "cleo", "dora"])
    let answers = try #require(page.range(of: "Calm down."))
    let marks = try #require(page.range(of: "What the program gave"))
    #expect(answers.lowerBound < marks.lowerBound)
  }

  @Test func `both marks are kept, with marker, time and reason, and the person's counts`() throws {
    let marks =
      "learner,case,question,criterion,mark,marker,reason\nanna,small,say,sorry,1,mh,\"said, not meant\"\n'-ben,small,say,sorry,1,mh,\n"
    let (run, lines) = try override(marks)
    #expect(run.code == 0, "\(run.messages)")
    #expect(
      lines[0].hasSuffix(
        #","overrides":[{"criterion":"sorry","mark":1,"program":2,"marker":"mh","time":"2026-11-27T20:00:00Z","reason":"said, not meant"}],"moderated":{"score":1,"outOf":2}}"#
      ))
    #expect(lines[1].contains(#""mark":1,"program":0,"marker":"mh""#) && lines[1].contains("\"reason\":null"))
    // Read again, a mark is not put twice; another marker's comes after it and counts.
    _ = try balint.write(run.output, to: "scores.jsonl")
    #expect(try override(marks).run.output == run.output)
    let second = try override("learner,case,question,criterion,mark\nanna,small,say,sorry,0\n", "--marker", "kl")
    #expect(
      second.lines[0].contains("\"marker\":\"mh\"") && second.lines[0].hasSuffix(#""moderated":{"score":0,"outOf":2}}"#)
    )
    #expect(second.lines[0].contains("\"marker\":\"kl\""))
  }

  @Test(arguments: [
    ("anna,small,say,sorry,3,mh", "a mark for sorry is a whole number from 0 to 2"),
    ("anna,small,say,sorry,good,mh", "a mark for sorry is a whole number from 0 to 2"),
    ("anna,small,say,sory,1,mh", "small/say has no criterion “sory”; it has sorry"),
    ("nobody,small,say,sorry,1,mh", "there is no score of the learner “nobody” for the case “small”"),
    ("anna,small,say,sorry,1,", "nobody stands for this mark"),
    ("anna,small,say,sorry,1,balint 0.1.0", "this is the program's own mark"),
    ("anna,small,say,,1,mh", "it names no criterion"),
    ("anna,small,say", "too few columns: 3"),
  ])
  func `a mark that cannot be used is named, and the others are put`(row: String, words: String) throws {
    let (run, lines) = try override(
      "learner,case,question,criterion,mark,marker\n\(row)\ncleo,small,say,sorry,2,mh\n")
    #expect(run.code == 1 && run.messages.contains("marks.csv:2: ") && run.messages.contains(words), "\(run.messages)")
    #expect(lines.count == 4 && lines[2].contains("\"overrides\"") && lines.count { $0.contains("overrides") } == 1)
  }

  @Test func `what is no score is refused, and nothing takes its place`() throws {
    let marks = try balint.write("learner,case,question,criterion,mark\n", to: "marks.csv")
    let output = balint.folder.path("out.jsonl")
    let wrong = try balint.write("{\"learner\":1}\n", to: "wrong.jsonl")
    let run = try balint.run("override", marks, "--scores", wrong, "--output", output)
    #expect(
      run.code == 3 && run.messages.contains("wrong.jsonl:1: this is no score") && !balint.folder.has("out.jsonl"))
    #expect(try balint.run("override", marks, "--scores", scores, "--output", scores).code == 2)
    for arguments in [["--blind"], ["--sample", "0"], ["--sample", "3", "--format", "csv"]] {
      #expect(try balint.run(["score"] + arguments, input: Data()).code == 2)
    }
  }
}
