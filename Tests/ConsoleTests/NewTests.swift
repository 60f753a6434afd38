import Foundation
import TestPrograms
import Testing

/// `balint new`, and the advice of `balint check`: the real program.
@Suite struct NewTests {
  @Test func `a new case has no fault, and is written where one says`() throws {
    let balint = try Balint()
    try FileManager.default.createDirectory(atPath: balint.folder.path("bank"), withIntermediateDirectories: true)
    for (output, file) in [("bank", "bank/late.yaml"), ("bank/", nil), ("other.yaml", "other.yaml")] {
      let run = try balint.run("new", "late", "--output", balint.folder.url.path + "/" + output)
      guard let file else {
        #expect(run.code == 2 && run.messages.contains("exists and was left as it is"))
        continue
      }
      #expect(run.code == 0 && run.output.isEmpty && run.messages.contains("balint check \(balint.folder.path(file))"))
      let check = try balint.run("check", balint.folder.path(file))
      #expect(check.code == 0)
      #expect(check.output == "1 file, 1 sound case, 3 questions, 14 anchors: no fault found.\n")
    }
    let cases = try balint.run("cases", "list", "--cases", balint.folder.path("bank"))
    #expect(cases.output.hasPrefix("late  1  Late  waiting, fear"))
  }

  @Test func `a file that is there is never written over, nor what a link leads to`() throws {
    let balint = try Balint()
    let file = try balint.write("mine", to: "late.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: balint.folder.path("link.yaml"), withDestinationPath: balint.folder.path("nothing.yaml"))
    for path in [file, balint.folder.path("link.yaml")] {
      let run = try balint.run("new", "late", "--output", path)
      #expect(run.code == 2 && run.messages.contains("\(path) exists and was left as it is"))
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    #expect(!FileManager.default.fileExists(atPath: balint.folder.path("nothing.yaml")))
  }

  @Test func `what cannot be is refused with the mend`() throws {
    let balint = try Balint()
    let out = balint.folder.path("x.yaml")
    let slips: [(arguments: [String], code: Int32, message: String)] = [
      (["The Late_Visit"], 2, "try balint new the-late-visit"),
      (["Besuch-"], 2, "try balint new besuch"),
      (["Ärger"], 2, "try balint new arger"),
      (["late", "--output", ""], 2, "--output needs the name"),
      (["late", "--output", "-"], 2, "a case is written to a file"),
      (["late", "--output", balint.folder.path(".late.yaml")], 2, "begins with a dot"),
      (["late", "--output", balint.folder.path("none")], 3, "make it first: mkdir"),
      (["…"], 2, "an id is written in small letters, digits and hyphens"),
      (["late", "--level", "4"], 2, "--level goes from 1 to 3"),
      (["late", "--title", "a\nb"], 2, "--title is a few words on one line"),
      (["late", "--title", " "], 2, "--title is a few words on one line"),
      (["late", "--output", balint.folder.path("none") + "/"], 3, "make it first: mkdir"),
      (["late", "--output", balint.folder.path("none/late.yaml")], 3, "make it first: mkdir"),
      (["late", "--output", balint.folder.path("late.txt")], 2, "a case file ends in .yaml"),
    ]
    for slip in slips {
      let arguments = slip.arguments.contains("--output") ? slip.arguments : slip.arguments + ["--output", out]
      let run = try balint.run(["new"] + arguments, input: Data())
      #expect(run.code == slip.code && run.messages.contains(slip.message), "\(run.messages)")
    }
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  // MARK: Advice

  /// A case with two pieces of advice, and more for so many criteria that anchors say nothing of.
  private static func advised(_ id: String, criteria: Int = 1) -> String {
    let rubric = (1...criteria).map { number in
      "      - {criterion: c-\(number), looks for: it, full: [sorry, quetzal-\(number), macaw, toucan, ibis], praise: a, advice: b}\n"
    }
    return """
      case: \(id)
      title: Small
      level: 1
      situation: She waits.
      questions:
        - say: What do you say?
          rubric:
      \(rubric.joined())\
          anchors:
            - answer: I am sorry.
              marks: {c-1: 2}

      """
  }

  @Test func `advice names place, cause and mend, and is no finding`() throws {
    let balint = try Balint()
    let file = try balint.write(Self.advised("small"), to: "bank/small.yaml")
    let run = try balint.run("check", file)
    #expect(run.code == 0)
    #expect(
      run.output == """
        \(file):6:5: advice: the question say has 1 anchor [few-anchors]
            6 |   - say: What do you say?
              |     ^^^
              = why: anchors are the tests of a rubric, and each of these sorts finds other mistakes
              = mend: write six or more, one of each sort: strong; partial; warm but empty; cold but correct; \
        near miss; plain unusual words or second language
        \(file):8:55: advice: most evidence is found in no anchor: 4 of 5 for c-1 (line 8) [evidence-untried]
            8 |       - {criterion: c-1, looks for: it, full: [sorry, quetzal-1, macaw, toucan, ibis], praise: a, advic…
              |                                                       ^^^^^^^^^
              = why: nothing shows that it finds what it is meant to find
              = mend: write an anchor or two that say some of it
        1 file, 1 sound case, 1 question, 1 anchor: no fault found, 2 pieces of advice.

        """)
    let without = try balint.run("check", file, "--no-advice")
    #expect(without.code == 0)
    #expect(without.output == "1 file, 1 sound case, 1 question, 1 anchor: no fault found.\n")
    let json = try balint.run("check", balint.folder.path("bank"), "--format", "json")
    #expect(json.code == 0 && json.output.split(separator: "\n").count == 2)
    #expect(json.output.contains(#""severity":"advice""#))
    let sarif = try balint.run("check", file, "--format", "sarif")
    #expect(sarif.code == 0 && sarif.output.contains(#""level":"note""#))
  }

  @Test func `of one file ten pieces are shown, those that matter most; programs get all`() throws {
    let balint = try Balint()
    _ = try balint.write(Self.advised("many", criteria: 12), to: "bank/many.yaml")
    let file = balint.folder.path("bank/many.yaml")
    let run = try balint.run("check", balint.folder.path("bank"))
    #expect(run.output.components(separatedBy: ": advice: ").count == 11)
    #expect(run.output.contains("[few-anchors]"))
    #expect(run.output.contains("\(file): ... and 4 more\n"))
    #expect(run.output.hasSuffix("no fault found, 14 pieces of advice.\n"))
    let compact = try balint.run("check", file, "--format", "compact")
    #expect(compact.output.split(separator: "\n").count == 14)
  }

  @Test func `faults come after advice, and a case with a fault gets no advice`() throws {
    let balint = try Balint()
    _ = try balint.write(Self.advised("small"), to: "bank/small.yaml")
    _ = try balint.write(
      Self.advised("wrong").replacing("c-1: 2", with: "c-1: 0"), to: "bank/a-wrong-one.yaml")
    let run = try balint.run("check", balint.folder.path("bank"))
    #expect(run.code == 1)
    let parts = run.output.components(separatedBy: ": error: ")
    #expect(parts.count == 2 && !parts[1].contains(": advice: ") && parts[0].contains("small.yaml:6:5: advice"))
    #expect(!run.output.contains("a-wrong-one.yaml:6:5"))
    #expect(run.output.hasSuffix("2 anchors: 1 fault in 1 file, 2 pieces of advice.\n"))
  }

  @Test func `watching begins only where there is something to watch`() throws {
    let run = try Balint().run("check", "nosuch", "--watch")
    #expect(run.code == 3 && run.messages.contains("there is no file or folder nosuch"))
  }
}
