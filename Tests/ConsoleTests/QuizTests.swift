import Foundation
import TestPrograms
import Testing

/// `balint quiz` from a pipe and at a terminal: the real program.
@Suite struct QuizTests {
  @Test func `the dialogue runs from a pipe, keeps the attempt and lists it`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let run = try balint.run(
      "quiz", "small", "--cases", bank, "--history", balint.history,
      input: "\nbored\n\nI'm so sorry you had\nto wait. Calm down.\n\n")
    #expect(run.code == 0)
    let order = [
      "Content: a long wait", "Mrs Flint has waited since noon.", "“Five hours.”", "never scored",
      "Kept in your private store",
      "What do you say?", "I'm so [sorry you had", "to wait]. Calm down.", "+ Says sorry for the wait: met",
      "You said it.",
      "! You wrote “Calm down”. Nobody calms down on command.", "I would be cross too.",
    ]
    var rest = run.output[...]
    for text in order {
      let range = try #require(rest.range(of: text), "no “\(text)” in its place in:\n\(run.output)")
      rest = rest[range.upperBound...]
    }
    #expect(!run.output.contains("(2 of 2)") && !run.output.contains("In numbers"))
    let list = try balint.run("history", "list", "--history", balint.history, "--marks")
    #expect(list.output.hasSuffix("small  say  1 met  2 of 2\n"))
    #expect(!list.output.contains("sorry"))
  }

  @Test func `the end of input in the middle of an answer keeps the draft, and the next start goes on with it`() throws
  {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let first = try balint.run("quiz", "--cases", bank, "--history", balint.history, input: "\n:skip\nI'm so sorry")
    #expect(first.code == 0)
    #expect(first.output.contains("Your unfinished answer is kept."))
    let second = try balint.run(
      "quiz", "--cases", bank, "--history", balint.history, input: "\nthat you had to wait\n\n")
    #expect(second.output.contains("You had written:\n  I'm so sorry\n"))
    #expect(second.output.contains("+ Says sorry for the wait: met"))
    let third = try balint.run("quiz", "--cases", bank, "--history", balint.history, input: "")
    #expect(!third.output.contains("You had written"))
  }

  @Test func `a sitting left between two questions goes on at the second, and a skipped one does not come back`() throws
  {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    _ = try balint.run("quiz", "--cases", bank, "--history", balint.history, input: "\nbored\n\n")
    let second = try balint.run("quiz", "--cases", bank, "--history", balint.history, input: "\nhalf a line\n:skip\n")
    #expect(second.output.contains("You left in the middle of this case."))
    #expect(second.output.contains("Question 2 of 2") && !second.output.contains("Question 1 of 2"))
    let third = try balint.run("quiz", "--cases", bank, "--history", balint.history, input: "")
    #expect(!third.output.contains("You left") && !third.output.contains("half a line"))
  }

  @Test func `interrupted again and again, a case is asked to its end and rated by all its answers`() throws {
    let balint = try Balint()
    let questions = (1...3).map { number in
      """
        - say: Question \(number)?
          id: say-\(number)
          rubric: [{criterion: sorry, looks for: sorry, full: sorry}]
      """
    }
    let text = "case: three\ntitle: T\nlevel: 1\nsituation: S.\nquestions:\n" + questions.joined(separator: "\n") + "\n"
    let bank = try balint.write(text, to: "bank/three.yaml")
    func sitting(_ input: String, now: String = "2026-11-27T20:00:00Z") throws -> String {
      try balint.run("quiz", "--cases", bank, "--history", balint.history, "--now", now, input: input).output
        .replacing("\n", with: " ")
    }
    _ = try sitting("\n:hint\nsorry\n\n")
    #expect(try sitting("\n").contains("Question 2 of 3"))
    #expect(try sitting("\nnothing\n\n").contains("Question 3 of 3"))
    let end = try sitting("\nnothing\n\n\n")
    // 2 of 6, and a hint in the first sitting.
    #expect(end.contains("part of what is looked for was found, a hint was shown, so 2 hard."))
    // It comes back with two questions, and an interrupted review stays one.
    let later = "2026-12-24T20:00:00Z"
    #expect(try sitting("\nsorry\n\n", now: later).contains("Question 2 of 2"))
    let rest = try sitting("\nsorry\n\n\n", now: later)
    #expect(rest.contains("Question 2 of 2") && rest.contains("most of what is looked for was found, so 3 good."))
  }

  @Test func `a pasted or typed sentence that begins like a command is an answer`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let run = try balint.run(
      "quiz", "small", "--cases", bank, "--history", balint.history, input: "\n:skip\n:quit is what I want, sorry\n\n")
    #expect(run.output.contains("> :quit is what I want, sorry\n"))
    #expect(run.output.contains(":quit is what I want, [sorry]"))
  }

  @Test func `an answer of terminal escapes is never sent raw`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let run = try balint.run(
      "quiz", "small", "--cases", bank, "--history", balint.history,
      input: "\n:skip\nI am sorry \u{1B}[2J\u{1B}]0;x\u{7}\u{9B}31m\n\n")
    #expect(run.code == 0)
    #expect(run.output.contains("I am [sorry] ␛[2J␛]0;x␇"))
    #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
  }

  @Test func `an answer of 1 MB is kept and not scored`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let answer = String(repeating: "sorry to wait ", count: 75_000)
    let run = try balint.run(
      "quiz", "small", "--cases", bank, "--history", balint.history, input: "\n:skip\n\(answer)\n\n")
    #expect(run.code == 0)
    #expect(run.output.contains("Cannot tell. This answer is longer than 64 KiB"))
    #expect(try balint.run("history", "list", "--history", balint.history).output.contains("1 cannot tell"))
  }

  @Test func `an unknown case asks what was meant`() throws {
    let balint = try Balint()
    let run = try balint.run("quiz", "another-smal-gift", "--history", balint.history)
    #expect(run.code == 2)
    #expect(run.messages == "balint: there is no case “another-smal-gift”; did you mean another-small-gift?\n")
    #expect(!FileManager.default.fileExists(atPath: balint.history))
  }

  @Test func `at a terminal, a learner edits, is corrected, asks for help and hands in`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let terminal = try PseudoTerminal(columns: 80)
    try terminal.start(
      "balint", arguments: ["quiz", "small", "--cases", bank, "--history", balint.history],
      environment: ["TERM": "xterm", "HOME": balint.folder.url.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"])
    try terminal.type("\r")
    try terminal.expect("What do you notice?")
    try terminal.type(":skpi\r")
    try terminal.expect("Did you mean :skip?")
    try terminal.type(":skip\r")
    try terminal.expect("What do you say?")
    // A line dropped by Ctrl-C is no part of the answer; the arrow keys mend a slip.
    try terminal.type("nonsense\u{3}")
    try terminal.expect("Line dropped")
    try terminal.type("I'm so orry you had to wait\u{1}\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[Cs\r")
    try terminal.type("\r")
    try terminal.expect("Your words, underlined what counted")
    try terminal.expect("\u{1B}[1;4msorry you had to wait\u{1B}[0m")
    try terminal.expect("met")
    try terminal.expect("I would be cross too.")
    try terminal.type("\r")
    #expect(try terminal.waitForEnd() == 0)
    #expect(try balint.run("history", "list", "--history", balint.history).output.contains("1 met"))
  }

  @Test func `at a terminal, Ctrl-D leaves with the draft kept`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let terminal = try PseudoTerminal(columns: 40)
    try terminal.start(
      "balint", arguments: ["quiz", "--cases", bank, "--history", balint.history],
      environment: [
        "TERM": "xterm", "HOME": balint.folder.url.path, "LANG": "C.UTF-8", "NO_COLOR": "1", "PATH": "/usr/bin:/bin",
      ])
    try terminal.type("\r")
    try terminal.expect("What do you notice?")
    try terminal.type("a weight\r")
    try terminal.type("\u{4}")
    try terminal.expect("Your unfinished answer is kept.")
    #expect(try terminal.waitForEnd() == 0)
    #expect(!terminal.transcript.contains("\u{1B}[3"))
  }
}
