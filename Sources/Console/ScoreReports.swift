import AnswerFiles
import CaseModel
import Foundation
import Reporting
import Scoring

/// What a scoring run writes that needs more than one row: the report on the group, a page for each learner, a table.
///
/// It takes the scores in the order of the input. Nothing takes the place of what was there before `finish`.
///
/// One thread at a time uses it: whoever puts scores out, or, when that is halted for good, whoever ends the program.
final class ScoreReports: @unchecked Sendable {
  private let reportPath: String?
  private let tableFile: OutputFile?
  private let csv: CSVWriter
  private var group = GroupReport()
  private var table: ScoreTable?
  private var handOuts: HandOutFolder?
  private var sheet: MarkingSheetFiles?

  /// Makes what is asked for, and refuses what cannot be written before anything is scored.
  ///
  /// - Parameters:
  ///   - report: where the report on the group goes, `.html` or `.md`; nil for none.
  ///   - folder: where the learners' pages go; nil for none.
  ///   - handOut: how they are written.
  ///   - table: the form of the table that is written instead of rows, and where it goes; nil for none.
  ///   - sheet: where a marking sheet goes; nil for none.
  ///   - csv: how a row of a table is written.
  /// - Throws: `Outcome` with cause and mend.
  init(
    report: String?, folder: String?, handOut: any HandOut, table: (form: ScoreTable.Form, file: OutputFile)?,
    sheet: MarkingSheetFiles?, csv: CSVWriter
  ) throws {
    if let report, !report.hasSuffix(".html"), !report.hasSuffix(".md") {
      throw Outcome.misused("--report \(report) tells no form; end its name with .html or .md")
    }
    reportPath = report
    self.csv = csv
    self.table = table.map { ScoreTable($0.form) }
    tableFile = table?.file
    self.sheet = sheet
    handOuts = try folder.map { try HandOutFolder($0, handOut) }
  }

  /// Whether scores are wanted at all.
  var isEmpty: Bool { reportPath == nil && table == nil && handOuts == nil && sheet == nil }

  /// Takes one score.
  func add(_ answer: ScoredAnswer) throws {
    let (row, score, question, teachingCase) = (answer.row, answer.score, answer.question, answer.teachingCase)
    sheet?.sample.add(
      learner: row.learner, answer: row.answer, score: score, question: question, of: teachingCase)
    table?.add(learner: row.learner, score: score, question: question, of: teachingCase)
    if reportPath != nil {
      group.add(learner: row.learner, answer: row.answer, score: score, question: question, of: teachingCase)
    }
    guard handOuts != nil else { return }
    let feedback = Feedback(score, question: question, answer: row.answer)
    let about = AnsweredQuestion(caseTitle: teachingCase.title, prompt: question.prompt, caseHash: score.caseHash)
    try handOuts?.add(feedback, on: about, learner: row.learner)
  }

  /// Takes away what was begun, as the run will not come to its end.
  func abandon() { handOuts?.abandon() }

  /// Writes what needs all scores.
  func finish() throws {
    if let table, let tableFile {
      var sink = RowSink(name: tableFile.name, descriptor: tableFile.descriptor)
      for row in table.rows {
        var bytes: [UInt8] = []
        csv.write(row, to: &bytes)
        try sink.write(bytes)
      }
      try sink.flush()
    }
    try sheet?.write(csv)
    if let reportPath {
      let bytes =
        reportPath.hasSuffix(".md")
        ? Array(GroupReportMarkdown().text(group).utf8) : GroupReportPage().page(group).bytes
      try OutputFile.write(bytes, to: reportPath)
    }
    try handOuts?.finish()
  }
}
