import AnswerFiles
import ArgumentParser
import Foundation
import Reporting

/// `balint override`: people's marks beside the program's.
struct OverrideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Put people's marks beside the program's; both are kept, and the person's counts.",
    discussion: """
      Reads a marking sheet that was filled in (balint score --sample), or any file of marks with learner, case, \
      question, criterion, mark and, if there, marker and reason. Writes the scores again, each with “overrides” (mark, \
      the program's mark, marker, time, reason) and the “moderated” score that they lead to.
      Marks that cannot be used are named on standard error, and the exit code is 1.
      """)

  @Argument(help: "The file of marks; - for standard input.")
  var marks: String

  @Option(help: "The scores, as balint score wrote them in JSON Lines.")
  var scores: String

  @Option(name: .shortAndLong, help: "Where the scores are written with the marks; - for standard output.")
  var output = "-"

  @Option(help: "Who marked, where a row does not say.")
  var marker: String?

  @OptionGroup var clock: ClockOptions

  func run() throws {
    if marks == "-", scores == "-" { throw Outcome.misused("marks and scores cannot both come from standard input") }
    let sheet = try InputFile(marks)
    defer { sheet.close() }
    let input = try InputFile(scores)
    defer { input.close() }
    let file = try OutputFile(output, apartFrom: [sheet, input])
    var people = try PeoplesMarks(sheet, marker: marker)
    try file.begin()
    var sink = RowSink(name: file.name, descriptor: file.descriptor)
    let time = clock.now.formatted(.iso8601)
    do {
      var lines = try TextRowReader(
        name: input.name, column: nil, limits: AnswerLimits(rowBytes: 64 << 20), descriptor: input.descriptor)
      while let row = try lines.next() {
        if row.text?.allSatisfy(\.isWhitespace) == true { continue }
        guard var score = row.text.flatMap(ModeratedScore.init) else {
          throw Outcome.unreadable(
            "\(input.name):\(row.line): this is no score; balint score writes them with --format jsonl")
        }
        people.apply(to: &score, time: time)
        try sink.write(score.bytes)
      }
      try sink.flush()
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
    people.refuseUnplaced()
    try file.finish()
    Messages.write(
      "balint: \(Count.of(people.used, "mark")) put to their answers, \(Count.of(people.unusable, "mark")) left out, "
        + "\(Count.of(people.empty, "row")) without a mark")
    if people.unusable > 0 { throw Outcome.findings }
  }
}
