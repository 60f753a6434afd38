import AnswerFiles
import ArgumentParser
import CaseModel
import Diagnostics
import Foundation

/// `balint score`: score a file of answers.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score a file of answers: CSV, TSV, JSON or JSON Lines with learner, case, question, answer.",
    discussion: """
      Responses of a Moodle quiz and of a Google form are read as they are exported, and a folder with one answer a \
      file, named learner/case.question.txt. What is guessed is said on standard error; --map says it yourself.
      Rows that cannot be scored are named on standard error and set aside; the rest is scored, and the exit code is 1.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv
  }

  @Argument(help: "The file or folder; - or nothing for standard input.")
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

  @Option(
    help: ArgumentHelp(
      "What a column holds: learner, case, question, answer, or CASE/QUESTION for the answers to one. Repeatable.",
      valueName: "column=field"))
  var map: [String] = []

  @OptionGroup var bank: BankOptions

  func run() throws {
    let bank = try bank.load()
    let input = try InputFile(file)
    defer { input.close() }
    let scores = try OutputFile(output)
    let aside = try rejects.map { try OutputFile($0) }
    try OutputFile.refuseSameFile(input, [scores, aside].compactMap { $0 })
    do {
      let reader = try reader(of: input, for: bank)
      for notice in reader.notices { Messages.write("\(input.name): \(notice)") }
      var batch = BatchRun(
        bank: bank, reader: reader, inputName: input.name, format: format ?? (output.hasSuffix(".csv") ? .csv : .jsonl),
        scores: RowSink(name: scores.name, descriptor: scores.descriptor),
        aside: aside.map { RowSink(name: $0.name, descriptor: $0.descriptor) })
      let counts = try batch.run()
      for notice in batch.reader.notices.dropFirst(reader.notices.count) { Messages.write("\(input.name): \(notice)") }
      if batch.reader.emptyResponses > 0 {
        Messages.write("\(input.name): \(Count.of(batch.reader.emptyResponses, "empty response")) skipped")
      }
      try scores.finish()
      try aside?.finish()
      Messages.write(
        "balint: \(Count.of(counts.scored, "answer")) scored, \(Count.of(counts.setAside, "row")) set aside")
      if counts.setAside > 0 { throw Outcome.findings }
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
  }

  private func reader(of input: InputFile, for bank: CaseBank) throws -> AnswerReader {
    let columns: ColumnMap
    do throws(ColumnMapError) {
      columns = try ColumnMap(map)
    } catch {
      throw Outcome.misused(error.description)
    }
    for (id, question) in columns.questions where bank.find(id)?.question(question) == nil {
      let known = bank.cases.flatMap { found in found.questions.map { "\(found.id)/\($0.id)" } }
      let near = NearestName.closest(to: "\(id)/\(question)", among: known)
      throw Outcome.misused(
        "--map: the bank has no question \(id)/\(question)" + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    if input.isFolder {
      if !map.isEmpty { throw Outcome.misused("--map says what columns hold; a folder has none") }
      return try AnswerReader(folder: input.name)
    }
    let prompts = PromptSearch(bank)
    return try AnswerReader(name: input.name, map: columns, guess: prompts.find, descriptor: input.descriptor)
  }
}
