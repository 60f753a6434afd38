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
  private let report: OutputFile?
  private let tableFile: OutputFile?
  private let csv: CSVWriter
  private var group: GroupReport
  private var table: ScoreTable?
  private var handOuts: HandOutFolder?
  private var sheet: MarkingSheetFiles?

  /// Makes what is asked for, and refuses what cannot be written before anything is scored.
  ///
  /// - Parameters:
  ///   - report: where the report on the group goes; nil for none.
  ///   - folder: where the learners' pages go; nil for none.
  ///   - handOut: how they are written.
  ///   - table: the form of the table that is written instead of rows, and where it goes; nil for none.
  ///   - sheet: where a marking sheet goes; nil for none.
  ///   - csv: how a row of a table is written.
  ///   - reviewBelow: the report looks first at answers with a mark less sure than this; nil for what is usual.
  /// - Throws: `Outcome` with cause and mend.
  init(
    report: OutputFile?, folder: String?, handOut: any HandOut, table: (form: ScoreTable.Form, file: OutputFile)?,
    sheet: MarkingSheetFiles?, csv: CSVWriter, reviewBelow: Double?
  ) throws {
    group = reviewBelow.map { GroupReport(lowConfidence: $0) } ?? GroupReport()
    self.report = report
    self.csv = csv
    self.table = table.map { ScoreTable($0.form) }
    tableFile = table?.file
    self.sheet = sheet
    handOuts = try folder.map { try HandOutFolder($0, handOut) }
  }

  /// Whether scores are wanted at all.
  var isEmpty: Bool { report == nil && table == nil && handOuts == nil && sheet == nil }

  /// Takes one score.
  func add(_ answer: ScoredAnswer) throws {
    let (row, score, question, teachingCase) = (answer.row, answer.score, answer.question, answer.teachingCase)
    sheet?.sample.add(
      learner: row.learner, answer: row.answer, score: score, question: question, of: teachingCase)
    table?.add(learner: row.learner, score: score, question: question, of: teachingCase)
    if report != nil {
      group.add(learner: row.learner, answer: row.answer, score: score, question: question, of: teachingCase)
    }
    guard handOuts != nil else { return }
    let feedback = Feedback(score, question: question, answer: row.answer)
    let about = AnsweredQuestion(caseTitle: teachingCase.title, prompt: question.prompt, caseHash: score.caseHash)
    try handOuts?.add(feedback, on: about, learner: row.learner)
  }

  /// Takes away what was begun, as the run will not come to its end.
  func abandon() {
    handOuts?.abandon()
    report?.abandon()
    sheet?.abandon()
  }

  /// Writes what needs all scores.
  func finish() throws {
    if let table, let tableFile {
      var sink = RowSink(name: tableFile.name, descriptor: tableFile.descriptor)
      try sink.write(table.rows, csv)
      if table.withoutLearner > 0 {
        Messages.write(
          "balint: \(Count.of(table.withoutLearner, "answer")) without a learner: not in the table; fill in the learner column"
        )
      }
    }
    try sheet?.write(csv)
    if let report {
      try report.write(
        report.name.hasSuffix(".md")
          ? Array(GroupReportMarkdown().text(group).utf8) : GroupReportPage().page(group).bytes)
    }
    try handOuts?.finish()
  }
}
