import AnswerFiles
import ArgumentParser
import CaseModel
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

  @Option(
    help: "Instead of scores, write a marking sheet of so many answers, drawn by lot; balint override reads it back.")
  var sample: Int?

  @Flag(help: "A marking sheet that shows neither learners nor the program's marks.")
  var blind = false

  @Option(help: "Draws other answers for the marking sheet.")
  var seed: UInt64 = 1

  @Option(
    help: "Name answers with a mark less sure than this, 0 to 1, for a person to look at.")
  var reviewBelow: Double?

  @Option(help: "A file for the rows that were set aside, as they came.")
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "What a column holds: learner, case, question, answer, or CASE/QUESTION for the answers to one. Repeatable.",
      valueName: "column=field"))
  var map: [String] = []

  @Option(help: "How many threads score at a time. (default: the machine's cores)")
  var jobs: Int?

  @Flag(help: "Go on after the last row that an interrupted run has written beside --output.")
  var resume = false

  @Flag(help: "No progress on standard error.")
  var quiet = false

  @OptionGroup var bank: BankOptions
  @OptionGroup var calibration: CalibrationOptions

  func validate() throws {
    if let reviewBelow, !(0...1).contains(reviewBelow) {
      throw ValidationError("--review-below is a number from 0 to 1, such as 0.8")
    }
    if let jobs, !(1...1_024).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 1024") }
    if let sample, sample < 1 { throw ValidationError("--sample is a number of answers, 1 or more") }
    if sample != nil, format != nil { throw ValidationError("--sample writes a marking sheet; leave --format out") }
    if blind, sample == nil { throw ValidationError("--blind goes with --sample") }
    if let report, !report.hasSuffix(".html"), !report.hasSuffix(".md") {
      throw ValidationError("--report \(report) tells no form; end its name with .html or .md")
    }
    guard resume else { return }
    if output == nil || output == "-" { throw ValidationError("--resume goes on with a file; name it with --output") }
    if report != nil || feedbackDir != nil || sample != nil || format?.table != nil {
      throw ValidationError("reports and tables are made from all rows at once; leave --resume out to make them anew")
    }
  }

  func run() throws {
    let calibrations = Calibrations(self.bank, calibration)
    let bank = try bank.load()
    let input = try InputFile(file)
    defer { input.close() }
    let scores = try OutputFile(output ?? "-", apartFrom: [input])
    let aside = try rejects.map { try OutputFile($0, apartFrom: [input]) }
    let report = try report.map { try OutputFile($0, apartFrom: [input]) }
    try OutputFile.refuseSame([scores, aside, report].compactMap { $0 })
    let source: AnswerSource
    do {
      source = try AnswerSource(input, map: map, bank: bank)
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
    source.tellNotices()
    let csv = CSVWriter(guardsFormulas: !raw)
    let reports = try ScoreReports(
      report: report, folder: feedbackDir, handOut: handOut, table: writtenFormat?.table.map { ($0, scores) },
      sheet: sample.map { try MarkingSheetFiles(size: $0, seed: seed, isBlind: blind, table: scores) }, csv: csv,
      reviewBelow: reviewBelow)
    do {
      try score(CompiledQuestions(bank, calibrations), source, scores, aside, reports, csv)
    } catch {
      reports.abandon()
      if !(error is Outcome) { keeper(of: scores)() }
      throw (error as? AnswerFileError).map { Outcome.unreadable($0.description) } ?? error
    }
  }

  private func score(
    _ questions: CompiledQuestions, _ source: AnswerSource, _ scores: OutputFile, _ aside: OutputFile?,
    _ reports: ScoreReports,
    _ csv: CSVWriter
  ) throws {
    let format = writtenFormat
    // Whatever cannot be used is said before the first row.
    let learned = questions.calibrations.fingerprint(of: questions.bank)
    let point = try resumePoint(in: scores, of: source, format, questions.bank, calibrations: learned)
    try scores.begin(resuming: point != nil)
    try aside?.begin()
    let writer = ScoreWriter(
      scores: RowSink(name: scores.name, descriptor: scores.descriptor),
      aside: aside.map { RowSink(name: $0.name, descriptor: $0.descriptor) }, reports: reports,
      progress: ProgressLine(
        size: source.size, isQuiet: quiet, outputIsStandard: format != nil && (output ?? "-") == "-"))
    let keepsScores = !reports.isEmpty
    let batch = BatchRun(
      source: source, format: format, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      csvColumns: ScoreCSV.columns + (reviewBelow == nil ? [] : ["review"]),
      makeScorer: { [name = source.name, reviewBelow] in
        ChunkScorer(
          questions, inputName: name, format: format, csv: csv, keepsScores: keepsScores, reviewBelow: reviewBelow)
      },
      writer: writer)
    defer { writer.clearProgress() }
    try batch.run(after: point) { [keep = keeper(of: scores)] in
      Messages.write("balint: interrupted")
      reports.abandon()
      keep()
    }
    source.tellNotices()
    if source.reader.emptyResponses > 0 {
      Messages.write("\(source.name): \(Count.of(source.reader.emptyResponses, "empty response")) skipped")
    }
    try aside?.finish()
    try scores.finish()
    if let partial = scores.partial { unlink(RunIdentity.path(partial)) }
    Messages.write("balint: \(Count.of(writer.scored, "answer")) scored, \(Count.of(writer.setAside, "row")) set aside")
    if let reviewBelow {
      let count = Count.of(writer.forReview, "answer")
      let which = point?.isEmpty == false ? " of those scored now" : ""
      Messages.write("balint: \(count)\(which) for a person to look at, with a mark less sure than \(reviewBelow)")
    }
    if writer.setAside > 0 { throw Outcome.findings }
  }

  /// Whoever asks for a report and names no output wants no rows on the screen; a marking sheet takes their place.
  private var writtenFormat: Format? {
    if sample != nil { return nil }
    if output == nil, format == nil, report != nil || feedbackDir != nil { return nil }
    return format ?? (output?.hasSuffix(".csv") == true ? .csv : .jsonl)
  }

  private var handOut: any HandOut {
    switch feedbackFormat {
    case .html: FeedbackPage(showsNumbers: numbers)
    case .text: FeedbackSheet(layout: TextLayout(columns: TextLayout.comfortableWidth), showsNumbers: numbers)
    }
  }

  // MARK: Going on with an interrupted run

  /// Where an earlier run ended; nil when this one does not go on with it. Says beside the file what it is made from.
  private func resumePoint(
    in scores: OutputFile, of source: AnswerSource, _ format: Format?, _ bank: CaseBank, calibrations: String
  ) throws -> ResumePoint? {
    guard let partial = scores.partial, let format, isOfRows else { return nil }
    let options = (raw ? ["--raw"] : []) + (reviewBelow.map { ["--review-below \($0)"] } ?? []) + map
    let identity = RunIdentity(source, format: format, options: options, bank: bank, calibrations: calibrations)
    var point: ResumePoint?
    if resume {
      let found = try ResumePoint(path: partial, descriptor: scores.descriptor, format: format)
      if !found.isEmpty { try identity.check(beside: partial) }
      point = found
    }
    if point?.isEmpty != false { try identity.write(beside: partial) }
    return point
  }

  /// Whether rows are written as they come, so that a later run can go on after them; not so a table or a sheet.
  private var isOfRows: Bool { writtenFormat.map { $0.table == nil } ?? false }

  /// Says how to go on, where rows were written; takes away what nobody can go on with. May be called on any thread.
  private func keeper(of scores: OutputFile) -> @Sendable () -> Void {
    let without = report == nil && feedbackDir == nil ? "" : " without --report and --feedback-dir, but"
    return { [partial = scores.partial, isOfRows] in
      guard let partial else { return }
      if isOfRows, OutputFile.holdsSomething(partial) {
        Messages.write(
          "balint: what was scored so far is in \(partial); the same command\(without) with --resume goes on after it")
      } else {
        unlink(partial)
        unlink(RunIdentity.path(partial))
      }
    }
  }
}
