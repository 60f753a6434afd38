import AnswerFiles
import ArgumentParser
import Foundation

/// `balint score`: score a file of answers.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score a file of answers: CSV, TSV or JSON Lines with learner, case, question, answer.",
    discussion:
      "Rows that cannot be scored are named on standard error and set aside; the rest is scored, and the exit code is 1."
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv
  }

  @Argument(help: "The file; - or nothing for standard input.")
  var file = "-"

  @Option(
    help:
      "How scores are written: \(Format.allCases.map(\.rawValue).joined(separator: " or ")). (default: by the name of --output, else jsonl)"
  )
  var format: Format?

  @Option(name: .shortAndLong, help: "Where scores are written; - for standard output.")
  var output = "-"

  @Option(help: "A file for the rows that were set aside, as they came.")
  var rejects: String?

  @OptionGroup var bank: BankOptions

  func run() throws {
    let bank = try bank.load()
    let input = try InputFile(file)
    defer { input.close() }
    let scores = try OutputFile(output)
    let aside = try rejects.map { try OutputFile($0) }
    try OutputFile.refuseSameFile(input, [scores, aside].compactMap { $0 })
    do {
      let reader = try AnswerReader(name: input.name, descriptor: input.descriptor)
      var batch = BatchRun(
        bank: bank, reader: reader, inputName: input.name, format: format ?? (output.hasSuffix(".csv") ? .csv : .jsonl),
        scores: RowSink(name: scores.name, descriptor: scores.descriptor),
        aside: aside.map { RowSink(name: $0.name, descriptor: $0.descriptor) })
      let counts = try batch.run()
      try scores.finish()
      try aside?.finish()
      Messages.write(
        "balint: \(Count.of(counts.scored, "answer")) scored, \(Count.of(counts.setAside, "row")) set aside")
      if counts.setAside > 0 { throw Outcome.findings }
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
  }
}
