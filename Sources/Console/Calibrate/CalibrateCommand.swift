import AnswerFiles
import ArgumentParser
import Calibrating
import CaseModel
import Foundation
import Reporting
import Terminal

/// `balint calibrate`: learn from answers that people marked.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Learn from answers that people marked, and advise the rubric's author.",
    discussion: """
      Reads answers as balint score does, and marks as balint agree does, and puts them together by learner, case and \
      question, and by the answer's fingerprint where a mark has it. What is learned about a case is written beside it, \
      as CASE.calibration.yaml: to be read, and used by score, try, quiz and drill while the case stays as it is. What is \
      no better on answers held out is left alone. Answers and names are in no file, unless --with-answers asks.

      EXAMPLES
        balint calibrate my-cases --answers a.csv --marks anna.csv --marks ben.csv
        balint calibrate my-cases --answers a.csv --marks m.csv --dry-run --html report.html
      """)

  @Argument(help: "A folder of cases, or one file. (default: the bank that --cases names)")
  var path: String?

  @Option(name: .customLong("answers"), help: "The answers: whatever balint score reads.")
  var answersFile: String

  @Option(name: .customLong("marks"), help: "A file of people's marks; repeatable.")
  var marksFiles: [String]

  @Option(
    help: ArgumentHelp(
      "What a column of the answers holds, as for balint score. Repeatable.", valueName: "column=field"))
  var map: [String] = []

  @Option(name: .shortAndLong, help: "A folder for the calibrations, in place of beside their cases.")
  var output: String?

  @Flag(help: "Write no calibration.")
  var dryRun = false

  @Option(help: "Makes other draws for the learning curves.")
  var seed: UInt64 = 1

  @Flag(help: "The report as JSON.")
  var json = false

  @Option(help: "A file for the report as a page for a browser.")
  var html: String?

  @Flag(help: "Sentences of learners as examples in --json and --html, too.")
  var withAnswers = false

  @OptionGroup var bank: BankOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    if path != nil, bank.path != nil { throw ValidationError("name the cases once, without --cases") }
    if marksFiles.isEmpty { throw ValidationError("name a file of marks with --marks") }
    if (marksFiles + [answersFile]).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("only one file can come from standard input")
    }
    if json, html == "-" { throw ValidationError("--json and --html - both write to standard output") }
    if withAnswers, !json, html == nil {
      throw ValidationError("--with-answers goes with --json or --html; a screen shows examples anyway")
    }
  }

  func run() throws {
    var options = bank
    if let path { options.path = path }
    guard options.isNamed || dryRun || output != nil else {
      throw Outcome.misused(
        "the cases inside the program have no folder to write beside; name a folder of your own cases, or --output DIR, or --dry-run"
      )
    }
    let bank = try options.load()
    let inputs = try marksFiles.map { try InputFile($0) }
    defer { inputs.forEach { $0.close() } }
    let answersInput = try InputFile(answersFile)
    defer { answersInput.close() }
    let page = try html.map { try OutputFile($0, apartFrom: inputs + [answersInput]) }
    do {
      let files = try read(answersInput, inputs, bank)
      let date = clock.now.formatted(Date.ISO8601FormatStyle().year().month().day())
      let taught = bank.cases.compactMap { CaseTeaching($0, in: bank, files, seed: seed, date: date) }
      guard !taught.isEmpty else {
        throw Outcome.unreadable(
          "no answer has a mark to learn from; learner, case and question must be the same in both files")
      }
      let report = CalibrationReport(
        cases: taught.map(\.report), answersWithoutMarks: files.withoutMarks, marksWithoutAnswers: files.withoutAnswer)
      if !dryRun { try CalibrationWriting(folder: output).write(taught) }
      try write(report, to: page)
      if files.unusable > 0 { throw Outcome.findings }
    } catch {
      page?.abandon()
      throw (error as? AnswerFileError).map { Outcome.unreadable($0.description) } ?? error
    }
  }

  private func read(_ answers: InputFile, _ inputs: [InputFile], _ bank: CaseBank) throws -> MarkedAnswerFiles {
    let source = try AnswerSource(answers, map: map, bank: bank)
    let marks = try inputs.map { try MarksFile($0, label: ($0.name as NSString).lastPathComponent) }
    let notes = marks.map(\.notes).reduce(into: AgreementReport.Notes()) { $0.add($1) }
    for note in notes.unusableLines + notes.sentences.map({ "balint: \($0)" }) { Messages.write(note) }
    if let nothing = zip(inputs, marks).first(where: { $0.1.marks.isEmpty })?.0 {
      throw Outcome.unreadable("there is no mark to use in \(nothing.name)")
    }
    return try MarkedAnswerFiles(source, marks: marks, bank: bank)
  }

  private func write(_ report: CalibrationReport, to page: OutputFile?) throws {
    if let page { try page.write(CalibrationPage(withAnswers: withAnswers).page(report).bytes) }
    if json {
      var sink = RowSink.standardOutput
      try sink.write(CalibrationJSON(withAnswers: withAnswers).text(report).bytes)
      return try sink.flush()
    }
    if page != nil { return }
    let screen = Screen.standard(look)
    try screen.show(CalibrationText(columns: screen.width).lines(report))
  }
}
