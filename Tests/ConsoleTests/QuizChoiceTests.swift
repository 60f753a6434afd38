import Foundation
import TestPrograms
import Testing

/// Which case `balint quiz` offers, and the texts that a school can put in.
@Suite struct QuizChoiceTests {
  let balint: Balint

  init() throws { balint = try Balint() }

  /// The ids offered, in their order, when each is skipped.
  private func offered(_ arguments: String..., now: String = "2026-11-27T20:00:00Z") throws -> [String] {
    let run = try balint.run(
      ["quiz", "--history", balint.history, "--now", now] + arguments,
      input: Data(String(repeating: ":skip\n", count: 60).utf8))
    #expect(run.code == 0, "\(run.messages)")
    return run.output.split(separator: "\n").compactMap { line in
      line.contains(" · level ") ? line.prefix { $0 != " " }.description : nil
    }
  }

  @Test func `a path, a theme, a level and a number of new cases narrow what is offered`() throws {
    #expect(try offered("--path", "few-words") == ["twenty-years-absent", "one-word-answers"])
    #expect(try offered("--theme", "gifts") == ["another-small-gift"])
    #expect(try offered("--level", "2", "--new", "1").count == 1)
    #expect(try offered("--due") == [])
    #expect(Set(try offered()).count == 49)
  }

  @Test func `a seed gives one order of chance`() throws {
    let orders = try (1...6).map { try offered("--seed", "\($0)") }
    #expect(try orders[0] == offered("--seed", "1"))
    #expect(Set(orders).count > 1 && Set(orders.map { Set($0) }).count == 1)
  }

  @Test func `what is due comes first, and the page of progress names it`() throws {
    let answers = "\n" + String(repeating: ":skip\n", count: 2) + "Thank you, I am touched.\n\n:skip\n:skip\n1\n"
    _ = try balint.run(
      ["quiz", "another-small-gift", "--history", balint.history, "--now", "2026-11-27T20:00:00Z"],
      input: Data(answers.utf8))
    #expect(try offered(now: "2026-11-27T21:00:00Z").last == "another-small-gift")
    #expect(try offered(now: "2026-11-28T21:00:00Z").first == "another-small-gift")
    #expect(try offered("--due", now: "2026-11-28T21:00:00Z") == ["another-small-gift"])
    let page = try balint.run("history", "--html", "--history", balint.history, "--now", "2026-11-28T21:00:00Z")
    #expect(page.code == 0 && page.output.hasPrefix("<!DOCTYPE html>"))
    #expect(page.output.contains("Due now") && page.output.contains("another-small-gift"))
    #expect(!page.output.contains("touched"))
  }

  @Test(arguments: [
    (["--path", "few-word"], "there is no path “few-word”; did you mean few-words?"),
    (["--theme", "gift"], "there is no theme “gift”; did you mean gifts?"),
    (["--level", "4"], "--level is 1, 2 or 3"), (["--new=-1"], "--new is 0 or more"),
    (["--theme", "gifts", "--level", "3"], "no case is like that"),
  ]) func `a choice that cannot be made is told`(arguments: [String], message: String) throws {
    let run = try balint.run(["quiz", "--history", balint.history] + arguments, input: Data())
    #expect(run.code == 2 && run.messages.contains(message), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: balint.history))
  }

  @Test func `the shell completes cases, themes and paths`() throws {
    let script = try balint.run("--generate-completion-script", "bash").output
    #expect(script.contains("---completion"))
    func complete(_ option: String, _ number: Int) throws -> [String] {
      try balint.run(
        ["---completion", "quiz", "--", option, "\(number)", "0", "balint", "quiz", option, ""], input: Data()
      )
      .output.split(separator: "\n").map(String.init)
    }
    #expect(try complete("--path", 3).contains("few-words"))
    #expect(try complete("--theme", 3).contains("gifts"))
    let cases = try balint.run("---completion", "quiz", "--", "caseID", "2", "0", "balint", "quiz", "").output
    #expect(cases.contains("another-small-gift\n"))
  }

  @Test func `a retention is told, tried, set, and kept to at the next start`() throws {
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    func run(_ words: [String], now: String, input: String = "") throws -> String {
      let run = try balint.run(words + ["--history", balint.history, "--now", now], input: Data(input.utf8))
      #expect(run.code == 0, "\(run.messages)")
      return run.output
    }
    let answers = "\na weight\n\nI am sorry.\n\n\n"
    _ = try run(["quiz", "small", "--cases", bank], now: "2026-01-01T10:00:00Z", input: answers)
    let later = "2026-03-01T10:00:00Z"
    #expect(try run(["history", "retention"], now: later).contains("Answers are kept until you delete them."))
    #expect(
      try run(["history", "retention", "30", "--private", "off", "--dry-run"], now: later) == "1 answer would go.\n")
    let set = try run(["history", "retention", "90", "--private", "30"], now: later)
    #expect(set.contains("Answers are kept for 90 days.") && set.contains("1 private answer went."))
    let start = try run(["quiz", "--cases", bank], now: "2026-06-01T10:00:00Z")
    #expect(start.contains("Deleted as your retention says: 1 old entry."))
    // When it comes back is known all the same.
    #expect(start.contains("it was due on 2 January"))
    let wrong = try balint.run("history", "retention", "soon", "--history", balint.history)
    #expect(wrong.code == 2 && wrong.messages.contains("a number of days from 1 to 36500"))
  }

  @Test func `the notice is shown once, with the school's own words, and so is its list of help`() throws {
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let configuration = balint.folder.path("config")
    _ = try balint.write("Our tutors read nothing.\n", to: "config/balint/notice.txt")
    let support = try balint.write("Call the dean.\nRoom 4.\n", to: "help.txt")
    func run(_ environment: [String: String]) throws -> String {
      try ProgramRun(
        "balint", ["quiz", "--cases", bank, "--history", balint.history], input: Data(":support\n".utf8),
        environment: environment
      ).output
    }
    let first = try run(["XDG_CONFIG_HOME": configuration])
    #expect(first.contains("What is kept:") && first.contains("Our tutors read nothing."))
    #expect(first.contains("116 123"))
    let second = try run(["XDG_CONFIG_HOME": configuration, "BALINT_SUPPORT": support])
    #expect(!second.contains("What is kept:") && !second.contains("Our tutors"))
    #expect(second.contains("Call the dean.\nRoom 4.\n") && !second.contains("116 123"))
  }
}
