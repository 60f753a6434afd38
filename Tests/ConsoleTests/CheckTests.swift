import Foundation
import GRDB
import TestPrograms
import Testing

/// `balint check`, `cases`, `tree`, `history` and the command line itself: the real program.
@Suite struct CheckTests {
  @Test func `the starter bank has no fault, and nobody is advised on it`() throws {
    let run = try Balint().run("check")
    #expect(run.code == 0)
    #expect(run.output.hasSuffix("no fault found.\n"))
  }

  @Test func `faults are shown with place, cause and mend`() throws {
    let balint = try Balint()
    let file = try balint.write(
      """
      case: small
      titel: Small
      level: 1
      situation: She waits.
      questions:
        - say: What do you say?
          rubric:
            - criterion: sorry
              looks for: Says sorry
              full: sorry
          anchors:
            - answer: I'm not sorry.
              marks: {sorry: 2}
      """, to: "bank/small.yaml")
    let run = try balint.run("check", file)
    #expect(run.code == 1)
    #expect(
      run.output == """
        \(file):2:1: error: “titel” is no key of a case [unknown-key]
            2 | titel: Small
              | ^^^^^
              = mend: did you mean “title”?
        1 file, 0 sound cases, 0 questions, 0 anchors: 1 fault in 1 file.

        """)
    _ = try balint.write(
      try String(contentsOfFile: file, encoding: .utf8).replacing("titel", with: "title"), to: "bank/small.yaml")
    let mended = try balint.run("check", balint.folder.path("bank"))
    #expect(mended.code == 1)
    #expect(
      mended.output.contains(
        ":13:24: error: this anchor must get 2 for sorry, and the scorer gives 0: no evidence was found [anchor-mark-differs]"
      ))
  }

  @Test func `a bank of its own may use the starter bank's skills, and a file its neighbours'`() throws {
    let balint = try Balint()
    _ = try balint.write("words: small\nphrases: [tiny]\n", to: "bank/words/small.yaml")
    let file = try balint.write(
      """
      case: uses
      title: Uses
      level: 1
      situation: She waits.
      questions:
        - say: What do you say?
          rubric: [{criterion: asks, looks for: asks, full: {any: [{skill: open-question}, "@small"]}}]
      """, to: "bank/uses.yaml")
    for path in [file, balint.folder.path("bank")] {
      let run = try balint.run("check", path)
      #expect(run.code == 0, "\(run.output)")
    }
  }

  @Test func `what cannot be read is said, with exit code 3`() throws {
    let balint = try Balint()
    try FileManager.default.createDirectory(atPath: balint.folder.path("empty"), withIntermediateDirectories: true)
    let empty = try balint.run("check", balint.folder.path("empty"))
    #expect(empty.code == 3 && empty.messages.contains("there is no case in"))
    let missing = try balint.run("cases", "--cases", balint.folder.path("nothing"))
    #expect(missing.code == 3 && missing.messages.contains("there is no file or folder"))
    #expect(try balint.run("tree", balint.folder.path("nothing")).code == 3)
  }

  @Test func `the command line is explained, and slips end with 2`() throws {
    let balint = try Balint()
    let help = try balint.run("--help")
    #expect(help.code == 0 && help.output.contains("balint score answers.csv") && help.messages.isEmpty)
    #expect(try balint.run("--version").output == "0.1.0\n")
    let typo = try balint.run("scroe", "a.csv")
    #expect(typo.code == 2 && typo.messages.contains("did you mean balint score?"))
    let theme = try balint.run("cases", "list", "--theme", "gift")
    #expect(theme.code == 2 && theme.messages.contains("did you mean “gifts”?"))
    let closed = try balint.run("history", "list", "--limit", "0")
    #expect(closed.code == 2)
    let slip = try balint.run("score", "--formt", "csv")
    #expect(slip.code == 2 && slip.messages.contains("--format") && slip.output.isEmpty)
  }

  @Test func `cases are listed, filtered, searched and shown`() throws {
    let balint = try Balint()
    #expect(try balint.run("cases", "list").output.split(separator: "\n").count == 49)
    let gifts = try balint.run("cases", "list", "--theme", "gifts").output
    #expect(gifts.hasPrefix("another-small-gift  1  Something for you, doctor"))
    #expect(try balint.run("cases", "search", "LORRY").output.hasPrefix("twenty-years-absent"))
    let shown = try balint.run("cases", "show", "another-small-gift")
    #expect(shown.code == 0 && shown.output.contains("Mrs Olwen Harries, 74") && shown.output.contains("thanks-first"))
  }

  @Test func `paths are listed, and their cases in their order`() throws {
    let balint = try Balint()
    let paths = try balint.run("cases", "paths")
    #expect(paths.code == 0 && paths.output.contains("  First steps  "))
    let json = try balint.run("cases", "paths", "--json").output.split(separator: "\n")
    let words = try #require(json.first { $0.hasPrefix(#"{"path":"few-words","title":"Few words","about":"Two men"#) })
    #expect(words.hasSuffix(#""cases":["twenty-years-absent","one-word-answers"]}"#))
    let cases = try balint.run("cases", "list", "--path", "few-words").output.split(separator: "\n")
    #expect(cases.map { $0.prefix { $0 != " " } } == ["twenty-years-absent", "one-word-answers"])
    let hard = try balint.run("cases", "list", "--path", "few-words", "--level", "2").output
    #expect(hard.hasPrefix("one-word-answers") && hard.split(separator: "\n").count == 1)
    let slip = try balint.run("cases", "list", "--path", "first-step")
    #expect(slip.code == 2 && slip.messages.contains("there is no path “first-step”; did you mean first-steps?"))
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let none = try balint.run("cases", "paths", "--cases", bank)
    #expect(none.code == 0 && none.output.isEmpty && none.messages.contains("no learning path"))
  }

  @Test func `a tree is JSON, one line a document, every scalar a string`() throws {
    let balint = try Balint()
    let run = try balint.run("tree", "-", "--json", input: "a: 1\nb: [no, \"x\\ty\", {c: }]\n---\n- ~\n")
    #expect(run.code == 0)
    #expect(run.output == "{\"a\":\"1\",\"b\":[\"no\",\"x\\ty\",{\"c\":\"\"}]}\n[\"~\"]\n")
    let faulty = try balint.run("tree", "-", "--json", input: "a: &x 1\n")
    #expect(faulty.code == 1 && faulty.output.isEmpty && faulty.messages.contains("<standard input>:1:4"))
  }

  @Test func `a history that another program has locked is named, and nothing is lost`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    try balint.run("quiz", "small", "--cases", bank, "--history", balint.history, input: "\n:skip\nsorry")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: balint.history, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let locked = try balint.run("quiz", "small", "--cases", bank, "--history", balint.history, input: "\nto wait\n\n")
    #expect(locked.code == 3 && locked.messages.contains(balint.history), "\(locked.messages)")
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    let free = try balint.run("quiz", "small", "--cases", bank, "--history", balint.history, input: "\nto wait\n\n")
    #expect(free.code == 0 && free.output.contains("+ Says sorry for the wait: met"))
  }

  @Test func `a history that is no database is named and left as it was`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let file = try balint.write("Dear diary", to: "diary.txt")
    for arguments in [["quiz", "small", "--cases", bank, "--history", file], ["history", "list", "--history", file]] {
      let run = try balint.run(arguments, input: Data("\n:skip\nsorry\n\n".utf8))
      #expect(run.code == 3 && run.messages.contains(file), "\(run.messages)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "Dear diary")
    }
    let nothing = try balint.run("history", "list", "--history", balint.folder.path("none.sqlite"))
    #expect(nothing.code == 0 && nothing.messages.contains("nothing has been answered yet"))
    #expect(!FileManager.default.fileExists(atPath: balint.folder.path("none.sqlite")))
  }

  @Test func `a history that cannot be written is named`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    for place in ["/proc/balint/history.sqlite", balint.folder.url.path] {
      let run = try balint.run("quiz", "small", "--cases", bank, "--history", place, input: "\n")
      #expect(run.code == 3 && run.messages.contains(place), "\(run.messages)")
    }
  }
}
