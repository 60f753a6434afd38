import Foundation
import TestPrograms
import Testing

/// What becomes of calibrations that lie beside their cases: the real program.
@Suite struct CalibratedTests {
  let made: CalibrateTests
  var balint: Balint { made.balint }

  init() throws {
    made = try CalibrateTests()
    #expect(try made.calibrate().code == 0)
  }

  func attempt(_ arguments: String..., answer: String = "I apologise. Come in with me.") throws -> ProgramRun {
    try balint.run(["try", "small", "say", "--cases", made.bank] + arguments, input: Data(answer.utf8))
  }

  @Test func `a case that has changed since is scored by its rubric alone, and that is said once`() throws {
    _ = try balint.write(smallCase.replacing("Five hours.", with: "Six hours."), to: "bank/small.yaml")
    let run = try made.score()
    let said = "small has changed since it was calibrated on “2026-11-27”; the rubric alone is used"
    #expect(run.code == 0 && run.messages.components(separatedBy: said).count == 2)
    #expect(run.output == (try made.score("--no-calibration").output) && !run.output.contains("\"calibration\""))
    #expect(try !made.score("--no-calibration").messages.contains("calibrated"))
    let check = try balint.run("check", made.bank)
    #expect(check.code == 0 && check.output.contains("[calibration-outdated]"))
    #expect(check.output.hasPrefix("bank") == false && check.output.contains("1 file, 1 sound case"))
  }

  @Test(arguments: [
    ("offset:", "offst:"), ("engine:", "- engine:"), ("date: \"2026", "date: &x \"2026"), ("marked: 40", "marked: -1"),
    ("thresholds: [0.5", "thresholds: [9.5"),
  ])
  func `a faulty file is said with its place, is not used, and is a fault of the bank`(old: String, new: String) throws
  {
    let text = String(decoding: made.file, as: UTF8.self)
    #expect(text.contains(old))
    _ = try balint.write(text.replacing(old, with: new), to: "bank/small.calibration.yaml")
    let run = try attempt("--json")
    #expect(
      run.code == 0 && run.messages.contains("small.calibration.yaml:") && run.messages.contains("not seen") == false)
    #expect(run.output.contains("\"mark\":0") && !run.output.contains("\"calibration\""))
    #expect(try balint.run("check", made.bank).code == 1)
  }

  @Test(arguments: [Data(), Data([0xFF, 0x00, 0x9F]), Data(repeating: 0x5B, count: 50_000), Data("a: 1\n".utf8)])
  func `hostile files are not trapped on`(bytes: Data) throws {
    _ = try balint.write(bytes, to: "bank/small.calibration.yaml")
    let run = try attempt("--json")
    #expect(run.code == 0 && run.output.contains("\"mark\":0") && run.messages.contains("the rubric alone is used"))
  }

  @Test func `a calibration is no case`() throws {
    #expect(try balint.run("cases", "list", "--cases", made.bank).output.split(separator: "\n").count == 1)
    let named = try balint.run("cases", "list", "--cases", made.bank + "/small.calibration.yaml")
    #expect(named.code == 3 && named.messages.contains("is the calibration of a case"))
    #expect(try balint.run("check", made.bank, "--no-advice").code == 0)
    #expect(try balint.run("fmt", made.bank, "--check").messages.contains("calibration") == false)
  }

  @Test func `try names the words and the marked answers that moved a mark`() throws {
    let text = try attempt().output
    #expect(text.contains("By marked answers: 40 of them, 2026-11-27") && text.contains("“apologise” +"))
    #expect(text.contains("(got 2, alike by ") && text.contains("the rubric alone"))
    #expect(try !attempt("--no-calibration").output.contains("By marked answers"))
    let json = try attempt("--json", "--movements").output
    #expect(json.contains(#""movements":[{"criterion":"sorry","rubricMark":0,"#) && json.contains(#""resemblance":"#))
    #expect(try !attempt("--json").output.contains("movements"))
  }

  @Test func `quiz gives the calibrated verdict, and says why in a sentence`() throws {
    let run = try balint.run(
      "quiz", "small", "--cases", made.bank, "--history", balint.history,
      input: "\n:skip\nI apologise. Come in with me.\n\n:why\n:quit\n")
    #expect(run.code == 0, "\(run.messages)")
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("+ Says sorry for the wait: met"))
    #expect(
      text.contains("Marked answers moved this mark from 0 to 2; what weighed most: “apologise” and an answer like"))
  }

  @Test func `answers less sure than asked for are named for a person`() throws {
    let all = try made.score("--review-below", "1")
    #expect(all.output.split(separator: "\n").allSatisfy { $0.contains(#""review":true,"use""#) })
    #expect(all.messages.contains("balint: 40 answers for a person to look at, with a mark less sure than 1.0"))
    let none = try made.score("--review-below", "0")
    #expect(none.output == (try made.score().output) && none.messages.contains("balint: 0 answers for a person"))
    let csv = try made.score("--review-below", "1", "--format", "csv").output.split(separator: "\n")
    #expect(csv[0].hasSuffix(",mark,review") && csv.dropFirst().allSatisfy { $0.hasSuffix(",yes") })
    #expect(try made.score("--format", "csv").output.hasPrefix("learner,case,question,criterion,marker,mark\n"))
    let report = balint.folder.path("report.md")
    #expect(try made.score("--review-below", "1", "--report", report).code == 0)
    #expect(
      String(decoding: balint.folder.contents("report.md"), as: UTF8.self).contains("the program is not sure: 40"))
    for odd in ["2", "-0.1", "nan"] { #expect(try made.score("--review-below=" + odd).code == 2) }
  }

  @Test func `a run is not gone on with by another calibration`() throws {
    let batch = try BatchFile(rows: 30_000)
    let (wasStopped, _) = try batch.interrupt("out.jsonl", format: "jsonl", after: 0, with: SIGKILL)
    try #require(wasStopped)
    let answers = try batch.balint.write(CalibrateTests.answers(), to: "learn.csv")
    let marks = try batch.balint.write(CalibrateTests.marks(), to: "marks.csv")
    let learned = try batch.balint.run("calibrate", batch.bank, "--answers", answers, "--marks", marks)
    #expect(learned.code == 0, "\(learned.messages)")
    let resumed = try batch.score("out.jsonl", format: "jsonl", "--resume")
    #expect(resumed.code == 3 && resumed.messages.contains("another calibration"))
    #expect(try batch.score("out.jsonl", format: "jsonl", "--resume", "--no-calibration").code == 1)
  }
}
