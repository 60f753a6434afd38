import Foundation
import TestPrograms
import Testing

/// What `balint score` and `balint override` must not lose, mix or show: the real program.
@Suite struct ScoreSafetyTests {
  let balint: Balint
  let bank: String

  init() throws {
    balint = try Balint()
    bank = try balint.write(smallCase, to: "bank/small.yaml")
  }

  func score(_ text: String, to name: String, _ arguments: String...) throws -> ProgramRun {
    let file = try balint.write(text, to: name)
    return try balint.run(["score", file, "--cases", bank] + arguments, input: Data())
  }

  static let header = "learner,case,question,answer\n"

  @Test func `what is read is never written over, not even what lies beside it under a partial name`() throws {
    let rows = Self.header + "a,small,say,sorry\n"
    let output = balint.folder.path("out.csv")
    #expect(try score(rows, to: "out.csv.partial", "--output", output).code == 2)
    #expect(try score(rows, to: "rejects.partial", "--rejects", balint.folder.path("rejects")).code == 2)
    #expect(balint.folder.contents("out.csv.partial") == Data(rows.utf8))
    #expect(balint.folder.contents("rejects.partial") == Data(rows.utf8))
    let marks = try balint.write("learner,case,question,criterion,mark\na,small,say,sorry,1\n", to: "marks.csv")
    let scores = try balint.write("", to: "scores.jsonl")
    let before = balint.folder.contents("marks.csv")
    #expect(try balint.run("override", marks, "--scores", scores, "--output", marks).code == 2)
    #expect(balint.folder.contents("marks.csv") == before)
    let folder = balint.folder.path("answers")
    _ = try balint.write("sorry", to: "answers/a/small.say.txt")
    #expect(try balint.run("score", folder, "--cases", bank, "--output", folder + "/out.jsonl").code == 2)
  }

  @Test func `what nobody can go on with is not said to be, and is taken away`() throws {
    let rows = Self.header + (0..<3_000).map { "l\($0),small,say,sorry\n" }.joined()
    let program = ProgramRun.productsFolder.appendingPathComponent("balint").path
    let file = try balint.write(rows, to: "a.csv")
    let output = balint.folder.path("out.csv")
    // No file may grow beyond some blocks: the nearest thing to a full disk that needs no disk.
    let run = try ProgramRun(
      "/bin/sh",
      [
        "-c", "ulimit -f 8; exec \"$@\"", "sh", program, "score", file, "--cases", bank, "--format", "wide", "--output",
        output,
      ])
    #expect(run.code == 3 && !run.messages.contains("--resume"), "\(run.messages)")
    #expect(!balint.folder.has("out.csv") && !balint.folder.has("out.csv.partial"))
  }

  @Test func `a start that fails leaves what an earlier run has written`() throws {
    let partial = try balint.write("{}\n", to: "out.jsonl.partial")
    let run = try score(
      Self.header, to: "a.csv", "--output", balint.folder.path("out.jsonl"), "--map", "nothing=learner")
    #expect(run.code == 3 && balint.folder.contents("out.jsonl.partial") == Data("{}\n".utf8), "\(partial)")
    let report = try score(Self.header + "a,small,say,sorry\n", to: "a.csv", "--report", "/nonexistent/r.html")
    #expect(report.code == 3 && report.output.isEmpty)
  }

  @Test func `a file that was changed is not gone on with`() throws {
    let file = try BatchFile(rows: 40)
    let stopped = try file.balint.run(
      [
        "score", file.path, "--output", file.balint.folder.path("out"), "--format", "jsonl", "--rejects", "/dev/full",
        "--cases", file.bank,
      ], input: Data())
    #expect(stopped.code == 3)
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    _ = try file.balint.write(text + "l,small,say,sorry,a\n", to: "answers.csv")
    _ = try file.balint.write("{}\n", to: "out.partial")
    let run = try file.score("out", format: "jsonl", "--resume")
    #expect(run.code == 3 && run.messages.contains("has been changed since"), "\(run.messages)")
  }

  @Test func `equal rows on one line are two, and a row with several faults is one`() throws {
    let row = #"{"learner":"a","case":"zz","question":"say","answer":"x"}"#
    let rejects = balint.folder.path("rejects")
    let twice = try score("[\(row),\(row)]", to: "a.json", "--rejects", rejects)
    #expect(twice.messages.contains("2 rows set aside"))
    #expect(balint.folder.contents("rejects") == Data((row + "\n" + row + "\n").utf8))
    let wide = "Learner,A,B,C\nann,bored,cross,sorry\n"
    let run = try score(
      wide, to: "w.csv", "--rejects", rejects, "--map", "Learner=learner", "--map", "A=small/notice", "--map",
      "B=small/notice", "--map", "C=small/say")
    #expect(run.code == 2, "a question is mapped once")
    let one = try score(
      wide, to: "w.csv", "--rejects", rejects, "--map", "Learner=learner", "--map", "A=small/notice", "--map",
      "C=small/say")
    #expect(one.messages.contains("1 answer scored, 1 row set aside"), "\(one.messages)")
    #expect(balint.folder.contents("rejects") == Data(wide.utf8))
  }

  @Test func `a row that is too long is kept as it came`() throws {
    let text = Self.header + "a,small,say," + String(repeating: "x", count: 3 << 20) + "\n"
    let rejects = balint.folder.path("rejects")
    #expect(try score(text, to: "a.csv", "--rejects", rejects).code == 1)
    #expect(balint.folder.contents("rejects") == Data(text.utf8))
  }

  @Test func `JSON over several lines gives one line a score`() throws {
    let text = #"[{"learner":"a","case":"small","question":"say","answer":"sorry","meta":{"# + "\n \"k\" : \"v v\"}}]"
    let run = try score(text, to: "a.json")
    #expect(run.code == 0 && run.output.split(separator: "\n").count == 1)
    #expect(run.output.contains(#""meta":{"k":"v v"}"#))
  }

  @Test func `an answer in the wrong column is in no message`() throws {
    let run = try score(
      Self.header + "anna,I hear how lonely you are,small,say\nben,small,I am so sorry,x\n", to: "a.csv")
    #expect(run.code == 1 && !run.messages.contains("lonely") && !run.messages.contains("sorry"))
    #expect(run.messages.contains("the cell holds no id"))
  }

  @Test func `a small group has no counts however its names are spelt`() throws {
    let rows = ["anna", "Anna", "anna ", "ANNA", " anna", "", ""].map { "\($0),small,say,Calm down.\n" }.joined()
    let report = balint.folder.path("r.md")
    #expect(try score(Self.header + rows, to: "a.csv", "--report", report).code == 0)
    let text = String(decoding: balint.folder.contents("r.md"), as: UTF8.self)
    #expect(text.contains("fewer than 5 learners") && !text.contains("more to look at"))
  }

  @Test func `answers without a learner are no row of a grade book, and can be marked all the same`() throws {
    let rows = Self.header + ",small,say,sorry\n,small,say,I'm sorry you had to wait.\na,small,say,sorry\n"
    let table = try score(rows, to: "a.csv", "--format", "moodle")
    #expect(table.output.split(separator: "\n").count == 2 && table.messages.contains("2 answers without a learner"))
    let sheet = balint.folder.path("sheet.csv")
    _ = try score(rows, to: "a.csv", "--sample", "3", "--output", sheet)
    let scores = balint.folder.path("s.jsonl")
    _ = try score(rows, to: "a.csv", "--output", scores)
    let filled = String(decoding: balint.folder.contents("sheet.csv"), as: UTF8.self)
      .replacing(",2,,,,", with: ",2,1,mh,,")
    let marks = try balint.write(filled, to: "marks.csv")
    let run = try balint.run("override", marks, "--scores", scores)
    #expect(run.code == 0 && run.messages.contains("3 marks put"), "\(filled) \(run.messages)")
  }

  @Test func `marks may be numbers of JSON`() throws {
    let scores = balint.folder.path("s.jsonl")
    _ = try score(Self.header + "a,small,say,sorry\n", to: "a.csv", "--output", scores)
    let marks = #"{"learner":"a","case":"Small","question":"say","criterion":"sorry","mark":2,"marker":"mh"}"#
    let run = try balint.run("override", "-", "--scores", scores, input: marks + "\n")
    #expect(run.code == 0 && run.output.contains(#""moderated":{"score":2,"outOf":2}"#), "\(run.messages)")
    // Written anew by another program, decisions cannot be told apart from what was scored.
    let spaced = try balint.write(run.output.replacing(",\"", with: ", \""), to: "spaced.jsonl")
    #expect(try balint.run("override", "-", "--scores", spaced, input: marks + "\n").code == 3)
  }
}
