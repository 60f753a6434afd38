public import CaseModel
public import Scoring

/// Scores as a table with a row for each learner, for spreadsheets and grade books.
///
/// A table needs all scores before its first row: it grows with the number of learners, by some numbers each.
public struct ScoreTable: Sendable {
  /// Which columns there are.
  public enum Form: Sendable {
    /// `learner`, `attempt`; for each question `case/question` with the score, `... (out of)`, and `.../criterion` for
    /// every criterion.
    case wide
    /// What Moodle's grade import maps: `username`; for each question `case/question` and `... (feedback)`.
    case moodle
  }

  private struct Column: Hashable {
    let caseID: String
    let place: Int
    let questionID: String
    let criteria: [String]

    var name: String { "\(caseID)/\(questionID)" }
  }

  private struct Cells {
    let total: Int?
    let outOf: Int
    let marks: [String: Int]
    let words: String
    /// Whether every criterion has a mark, so that the total is out of the most that there is.
    let isWhole: Bool
  }

  private let form: Form
  private var columns: Set<Column> = []
  /// By learner; a second answer to a question begins another attempt.
  private var attempts: [String: [[Column: Cells]]] = [:]
  /// How many answers of a learner to a question there are.
  private var counts: [String: [Column: Int]] = [:]
  /// How many answers without a learner were left out, in the form for Moodle, which has a row a learner.
  public private(set) var withoutLearner = 0

  /// Makes a table without rows.
  public init(_ form: Form) {
    self.form = form
  }

  /// Adds one score.
  ///
  /// - Parameters:
  ///   - learner: who answered, by id.
  ///   - score: what the scorer gave.
  ///   - question: the question that was answered.
  ///   - teachingCase: the case it belongs to.
  public mutating func add(learner: String, score: Score, question: Question, of teachingCase: Case) {
    if form == .moodle, learner.isEmpty {
      withoutLearner += 1
      return
    }
    let place = teachingCase.questions.firstIndex { $0.id == question.id } ?? 0
    let column = Column(
      caseID: teachingCase.id, place: place, questionID: question.id, criteria: question.markable.map(\.id))
    columns.insert(column)
    let marks =
      score.marks.map { ($0.criterion, $0.mark) } + score.safety.map { ($0.item, $0.isMet.map { $0 ? 1 : 0 }) }
    let told = marks.compactMap { id, mark in mark.map { (id, $0) } }
    let cells = Cells(
      total: score.total, outOf: score.outOf, marks: Dictionary(told) { first, _ in first },
      words: form == .moodle ? Self.words(score) : "", isWhole: told.count == marks.count)
    let attempt = counts[learner]?[column] ?? 0
    counts[learner, default: [:]][column] = attempt + 1
    if attempt < attempts[learner]?.count ?? 0 {
      attempts[learner]?[attempt][column] = cells
    } else {
      attempts[learner, default: []].append([column: cells])
    }
  }

  /// The header and the rows, by the learner's id; columns by the case's id and in the order of the case.
  ///
  /// What cannot be told is an empty cell, never a zero. In the form for Moodle the latest answer to a question counts,
  /// and a score of which some criterion cannot be told is left out, since Moodle would take it as out of the whole.
  public var rows: [[String]] {
    let columns = self.columns.sorted { ($0.caseID, $0.place, $0.questionID) < ($1.caseID, $1.place, $1.questionID) }
    let learners = attempts.sorted { $0.key < $1.key }
    switch form {
    case .wide:
      let header = columns.flatMap { column in
        [column.name, "\(column.name) (out of)"] + column.criteria.map { "\(column.name)/\($0)" }
      }
      return [["learner", "attempt"] + header]
        + learners.flatMap { learner, attempts in
          attempts.enumerated().map { number, row in
            [learner, "\(number + 1)"] + columns.flatMap { Self.wide(row[$0], $0) }
          }
        }
    case .moodle:
      let header = columns.flatMap { [$0.name, "\($0.name) (feedback)"] }
      return [["username"] + header]
        + learners.map { learner, attempts in
          [learner]
            + columns.flatMap { column in
              guard let cells = attempts.last(where: { $0[column] != nil })?[column] else { return ["", ""] }
              return [cells.isWhole ? Self.text(cells.total) : "", cells.words]
            }
        }
    }
  }

  private static func wide(_ cells: Cells?, _ column: Column) -> [String] {
    guard let cells else { return Array(repeating: "", count: 2 + column.criteria.count) }
    return [text(cells.total), cells.total == nil ? "" : "\(cells.outOf)"]
      + column.criteria.map { text(cells.marks[$0]) }
  }

  private static func text(_ number: Int?) -> String { number.map(String.init) ?? "" }

  private static func words(_ score: Score) -> String {
    let marks = score.marks.map { "\($0.criterion): \($0.verdict.rawValue)" }
    let items = score.safety.map { finding in
      let verdict: Verdict = finding.isMet.map { $0 ? .met : .notSeen } ?? .cannotTell
      return "\(finding.item): \(verdict.rawValue)"
    }
    return "Formative; read by balint \(engineVersion), case \(score.caseHash). "
      + (marks + items).joined(separator: "; ")
  }
}
