import AnswerFiles
import CaseModel
import Reporting
import Scoring

/// Scores rows and renders their scores; each thread has its own.
final class ChunkScorer {
  private let scorers: QuestionScorers
  private let inputName: String
  private let format: ScoreCommand.Format?
  private let csv: CSVWriter
  private let keepsScores: Bool
  private let reviewBelow: Double?
  private var text = JSONText()

  /// Makes a scorer.
  ///
  /// - Parameters:
  ///   - questions: the questions of the bank.
  ///   - inputName: the file's name, for messages.
  ///   - format: how rows are rendered; nil, or the format of a table, when they are not.
  ///   - csv: how cells are written.
  ///   - keepsScores: whether the scores themselves are wanted, for a report.
  ///   - reviewBelow: answers with a mark less sure than this are named for a person; nil when none are.
  init(
    _ questions: CompiledQuestions, inputName: String, format: ScoreCommand.Format?, csv: CSVWriter, keepsScores: Bool,
    reviewBelow: Double?
  ) {
    scorers = QuestionScorers(questions)
    (self.inputName, self.format, self.csv, self.keepsScores) = (inputName, format, csv, keepsScores)
    self.reviewBelow = reviewBelow
  }

  func score(_ chunk: RowChunk) -> ChunkScores {
    var result = ChunkScores()
    result.bytes = chunk.bytes
    var last: Int?
    for entry in chunk.entries {
      if let reason = add(entry.result, to: &result) {
        setAside(entry.result, reason, isNewRow: entry.row != last, in: &result)
        last = entry.row
      }
    }
    return result
  }

  /// How many rows the score of an answer takes, or nil when it will not be scored.
  func rowCount(_ result: RowResult) -> Int? {
    guard case .row(let row) = result, case .found(let entry) = scorers.find(row) else { return nil }
    return format == .csv ? entry.question.markable.count : 1
  }

  /// Scores a row, or gives the reason why it is set aside.
  private func add(_ result: RowResult, to chunk: inout ChunkScores) -> String? {
    switch result {
    case .reject(let rejected): return "\(rejected.cause)"
    case .row(let row):
      switch scorers.find(row) {
      case .none(let reason): return reason
      case .found(let entry):
        let score = entry.scorer.score(row.answer)
        let needsReview = reviewBelow.map { score.needsReview(below: $0) }
        if needsReview == true { chunk.forReview += 1 }
        write(score, row, entry.calibration, needsReview, to: &chunk.scores)
        if keepsScores {
          chunk.answers.append(
            ScoredAnswer(row: row, score: score, question: entry.question, teachingCase: entry.teachingCase))
        }
        chunk.scored += 1
        return nil
      }
    }
  }

  private func write(
    _ score: Score, _ row: AnswerRow, _ calibration: CalibrationNote?, _ needsReview: Bool?,
    to rows: inout ChunkScores.Rows
  ) {
    switch format {
    case .csv:
      let review = needsReview.map { [$0 ? "yes" : ""] } ?? []
      for cells in ScoreCSV.rows(score, learner: row.learner) { csv.write(cells + review, to: &rows.bytes) }
    case .jsonl:
      text.removeAll()
      text.object { object in
        ScoreJSON.write(
          score, learner: row.learner, answer: row.answer, calibration: calibration, needsReview: needsReview == true,
          to: &object)
        // In an object of their own, so that no column can take the place of a mark.
        if !row.others.isEmpty { object.object("others") { others in for other in row.others { others.add(other) } } }
      }
      text.endLine()
      rows.bytes.append(contentsOf: text.bytes)
    case .wide, .moodle, nil: return
    }
    rows.endRow()
  }

  /// The pieces of one broken row are said and counted once, and several answers of one row are set aside with it once.
  private func setAside(_ result: RowResult, _ reason: String, isNewRow: Bool, in chunk: inout ChunkScores) {
    let (place, isLaterPiece, isWhole) =
      switch result {
      case .row(let row): (row.place(in: inputName), false, true)
      case .reject(let rejected): (rejected.place(in: inputName), rejected.piece > 1, rejected.isLast)
      }
    if !isLaterPiece { chunk.messages.append("\(place): \(reason); set aside") }
    if !isNewRow { return }
    if !isLaterPiece { chunk.setAside += 1 }
    chunk.aside.bytes += result.raw
    if isWhole, !result.raw.endsLine { chunk.aside.bytes.append(UInt8(ascii: "\n")) }
    chunk.aside.endRow()
  }
}

extension [UInt8] {
  /// Whether a line break ends them.
  var endsLine: Bool { last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") }
}
