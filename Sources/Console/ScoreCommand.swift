import AnswerFiles
import ArgumentParser
import CaseModel
import Diagnostics
import Foundation
import Reporting

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
    case jsonl, csv, wide, moodle

    /// The form of table that is written after the last row; nil when rows are written as they come.
    var table: ScoreTable.Form? {
      switch self {
      case .wide: .wide
      case .moodle: .moodle
      case .jsonl, .csv: nil
      }
    }
  }

  enum FeedbackFormat: String, ExpressibleByArgument, CaseIterable {
    case html, text
  }

  @Argument(help: "The file or folder; - or nothing for standard input.")
  var file = "-"

  @Option(
    help:
      "How scores are written: jsonl; csv, a row a criterion; wide, a row a learner; or moodle, for its grade import. (default: by the name of --output, else jsonl)"
  )
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: "Where scores are written; - for standard output. (default: -, or nowhere with --report or --feedback-dir)")
  var output: String?

  @Flag(help: "CSV without the apostrophe before what a spreadsheet would take for a formula.")
  var raw = false

  @Option(help: "A file for the report on the group: .html or .md.")
  var report: String?

  @Option(help: "A folder for one file of feedback for each learner.")
  var feedbackDir: String?

  @Option(help: "How feedback is written: html or text.")
  var feedbackFormat = FeedbackFormat.html

  @Flag(help: "Marks in numbers, too, in the feedback.")
  var numbers = false

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
    // Whoever asks for a report and names no output wants no rows on the screen.
    let writesScores = output != nil || format != nil || report == nil && feedbackDir == nil
    let scores = try OutputFile(output ?? "-")
    let aside = try rejects.map { try OutputFile($0) }
    try OutputFile.refuseSameFile(input, [scores, aside].compactMap { $0 }, others: [report].compactMap { $0 })
    let format = writesScores ? format ?? (output?.hasSuffix(".csv") == true ? .csv : .jsonl) : nil
    let csv = CSVWriter(guardsFormulas: !raw)
    let reports = try ScoreReports(
      report: report, folder: feedbackDir, handOut: handOut, table: format?.table.map { ($0, scores) }, csv: csv)
    do {
      let reader = try reader(of: input, for: bank)
      for notice in reader.notices { Messages.write("\(input.name): \(notice)") }
      var batch = BatchRun(
        bank: bank, reader: reader, inputName: input.name, format: format, csv: csv, reports: reports,
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

  private var handOut: any HandOut {
    switch feedbackFormat {
    case .html: FeedbackPage(showsNumbers: numbers)
    case .text: FeedbackSheet(layout: TextLayout(columns: TextLayout.comfortableWidth), showsNumbers: numbers)
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
