import Foundation
import TestPrograms
import Testing

/// What `balint agree` makes of its files.
extension AgreeTests {
  @Test func `a blind sheet that was filled in finds its answers`() throws {
    let sheet = balint.folder.path("sheet.csv")
    let drawn = try balint.run("score", answers, "--cases", bank, "--sample", "25", "--blind", "--output", sheet)
    #expect(drawn.code == 0)
    let filled = try String(contentsOfFile: sheet, encoding: .utf8).replacing(",2,,,\n", with: ",2,1,mh,\n")
    let report = try report(scores, try balint.write(filled, to: "filled.csv"))
    let question = try #require(report.pairs.first?.questions.first)
    #expect(question.criteria.first?.n == 25 && question.criteria.first?.same == 5)
  }

  @Test(arguments: [
    ("l1,small,say,sorry,anna,3", "a mark for this criterion is a whole number from 0 to 2"),
    ("l1,small,say,sorry,anna,good", "a mark is a whole number; left out"),
    ("l1,small,say,sorry,anna,99999999999999999999", "a mark is a whole number"),
    ("l1,small,say,sorry,anna,-1", "a mark for this criterion is a whole number from 0 to 2"),
    ("l1,small,say,,anna,1", "it names no criterion"),
    ("l1,small,say", "too few columns: 3"), (",small,say,sorry,anna,1", "it names no learner"),
  ])
  func `a mark that cannot be used is named, and the rest is compared`(row: String, words: String) throws {
    let file = try balint.write(
      "learner,case,question,criterion,marker,mark\n\(row)\nl2,small,say,sorry,anna,1\n", to: "anna.csv")
    let run = try agree(scores, file)
    #expect(run.code == 1 && run.messages.contains("anna.csv:2: \(words)"), "\(run.messages)")
    #expect(run.output.contains("gave the same mark to 1 of 1 answer"))
  }

  @Test func `what cannot be read or compared is refused with its cause`() throws {
    let anna = try marks("anna.csv", [("anna", Self.truth)])
    let others = try marks("others.csv", [("ben", Self.truth)], learners: 50..<60)
    let many = try marks("many.csv", (0..<13).map { ("m\($0)", Self.truth) }, learners: 0..<2)
    let empty = try balint.write("", to: "empty.csv")
    let header = try balint.write("learner,case,question,criterion,mark\nl1,small,say,sorry,\n", to: "header.csv")
    let answer = try balint.write("I told my mother about it all.\n", to: "text.csv")
    for (arguments, code, words) in [
      (["nowhere.csv", anna], 3, "cannot be opened"), ([anna, others], 3, "no two markers marked the same thing"),
      ([anna], 2, "only anna marked"), ([many], 2, "13 markers"), ([anna, empty], 3, "the file is empty"),
      ([anna, header], 3, "there is no mark to use in"),
      ([anna, answer], 3, "the first line must name learner, case, question, criterion, mark"),
      ([anna, bank], 3, "small.yaml: "),
      ([anna, scores, "--marker", "anna", "--marker", "annna"], 2, "nobody called"),
      ([anna, scores, "--groups", anna], 3, "there is no column group"),
      ([anna, scores, "--groups", empty], 3, "empty"),
      ([anna, scores, "--answers", "nowhere.csv"], 3, "cannot be opened"), ([anna, scores, answers], 2, "one or two"),
      ([anna, scores, "--resamples", "3"], 2, "--resamples"), (["-", "-"], 2, "standard input"),
      ([anna, balint.folder.path("bank")], 3, "is a folder"),
    ] {
      let run = try balint.run(["agree", "--cases", bank] + arguments, input: Data())
      #expect(run.code == code && run.messages.contains(words) && run.output.isEmpty, "\(arguments): \(run.messages)")
      #expect(!run.messages.contains("mother"))
    }
  }

  @Test func `a learner who answered twice is left out, with the rows, be the scores JSON Lines or CSV`() throws {
    let twice = try balint.write(
      "learner,case,question,answer\nl0,small,say,Sorry.\nl0,small,say,Calm down.\nl1,small,say,Sorry.\n",
      to: "twice.csv")
    let anna = try marks("anna.csv", [("anna", { _ in 1 })], learners: 0..<2)
    for (name, rows) in [("two.jsonl", "anna.csv:2: "), ("two.csv", "two.csv:3: ")] {
      let scores = balint.folder.path(name)
      #expect(try balint.run("score", twice, "--cases", bank, "--output", scores, "--quiet").code == 0)
      let run = try agree(scores, anna)
      #expect(run.code == 1 && run.messages.contains(rows), "\(run.messages)")
      #expect(run.output.contains("the same mark to 1 of 1 answer."), "\(run.output)")
    }
  }

  @Test func `groups and answers that name nobody are refused, and some are counted`() throws {
    let anna = try marks("anna.csv", [("anna", Self.truth)])
    let strange = try balint.write("learner,group,case,question,answer\nL0,north,small,say,Sorry.\n", to: "strange.csv")
    let none = try agree(scores, anna, "--groups", strange)
    #expect(none.code == 3 && none.output.isEmpty, "\(none.output)")
    #expect(none.messages.contains("strange.csv names none of the 25 learners; ids must be written alike"))
    #expect(try agree(scores, anna, "--answers", strange).code == 3)
    let some = try balint.write("learner,group\nl0,north\nl1,north\n", to: "some.csv")
    #expect(try agree(scores, anna, "--groups", some).output.contains("2 of the 25 learners"))
  }

  @Test func `marks like 2,0 are whole numbers, and a sheet says how many there are`() throws {
    let file = try balint.write(
      "learner,case,question,criterion,out of,marker,mark\nl0,small,x,new,3,anna,2.0\nl0,small,x,new,3,ben,1\n"
        + "l1,small,x,new,3,ben,two\n", to: "sheet.csv")
    let run = try agree(file, "--json")
    #expect(run.code == 1 && run.messages.contains("sheet.csv:4: a mark is a whole number from 0 to 3; left out"))
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    let item = try #require(report.pairs.first?.questions.first?.criteria.first)
    #expect(item.n == 1 && item.outOf == 3 && !item.outOfIsGuessed)
    #expect(run.output.contains(#""unusable":[{"file":"sheet.csv","line":4,"reason":"#))
  }

  @Test func `scores in another dress of JSON are told once, and many rows of one cause are few lines`() throws {
    let anna = try marks("anna.csv", [("anna", Self.truth)])
    let lines = try String(contentsOfFile: scores, encoding: .utf8).split(separator: "\n")
    let array = try balint.write("[\n" + lines.joined(separator: ",\n") + "\n]\n", to: "array.json")
    let run = try agree(array, anna)
    #expect(run.code == 3 && run.messages.contains("write them as JSON Lines"), "\(run.messages)")
    #expect(run.messages.split(separator: "\n").count == 1)
    let many = try balint.write(
      "learner,case,question,criterion,marker,mark\nl0,small,say,sorry,ben,1\n"
        + String(repeating: "l1,small,say,sorry,ben,x\n", count: 50), to: "many.csv")
    let messages = try agree(many, scores).messages
    #expect(messages.contains("many.csv: and 40 more: a mark is") && messages.split(separator: "\n").count == 11)
  }

  @Test func `a blind sheet that finds nobody is told how it could`() throws {
    let table = balint.folder.path("scores.csv")
    let sheet = balint.folder.path("sheet.csv")
    #expect(try balint.run("score", answers, "--cases", bank, "--output", table, "--quiet").code == 0)
    #expect(
      try balint.run("score", answers, "--cases", bank, "--sample", "25", "--blind", "--output", sheet).code == 0)
    let filled = try String(contentsOfFile: sheet, encoding: .utf8).replacing(",2,,,\n", with: ",2,1,mh,\n")
    let file = try balint.write(filled, to: "filled.csv")
    let alone = try agree(table, file)
    #expect(alone.code == 3 && alone.messages.contains("among scores in JSON Lines, or with --answers"))
    #expect(try report(table, file, "--answers", answers).pairs.first?.questions.first?.criteria.first?.n == 25)
  }

  @Test func `a decision that was revised counts as revised, and that is said`() throws {
    let moderated = balint.folder.path("moderated.jsonl")
    let revised = balint.folder.path("revised.jsonl")
    let (one, two) = (
      try marks("one.csv", [("anna", { _ in 0 })]), try marks("two.csv", [("anna", { _ in 2 })], learners: 0..<3)
    )
    #expect(try balint.run("override", one, "--scores", scores, "--output", moderated).code == 0)
    #expect(try balint.run("override", two, "--scores", moderated, "--output", revised).code == 0)
    let run = try agree(revised)
    #expect(run.code == 0 && run.output.contains("A marker revised a decision 3 times; the later one counts."))
    #expect(run.output.contains("of 25 answers"))
  }

  @Test func `marks come from standard input, too, and nothing is lost in a stream`() throws {
    let anna = try marks("anna.csv", [("anna", Self.truth)])
    for (file, other) in [(anna, scores), (scores, anna)] {
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      let run = try balint.run(["agree", "--cases", bank, "-", other], input: data)
      #expect(run.code == 0 && run.output.contains("the same mark to 25 of 25 answers"), "\(run.messages)")
    }
  }
}
