/// Makes answers from the rows of a table.
struct AnswerTable {
  private(set) var layout = AnswerLayout.empty
  private let map: ColumnMap
  private let answerLimit: Int
  private var finder: QuestionFinder
  /// What was guessed, and what is left out; a hundred sentences at most.
  private(set) var notices: [String] = []
  /// How many cells of responses were empty, or a dash, as Moodle writes it.
  private(set) var emptyResponses = 0
  private var rows = 0

  init(map: ColumnMap, finder: QuestionFinder, answerLimit: Int) {
    self.map = map
    self.finder = finder
    self.answerLimit = answerLimit
  }

  /// Takes the names of the columns in the rows that follow.
  ///
  /// - Parameters:
  ///   - names: all of them.
  ///   - isPartial: whether columns that are mapped may be missing, as keys are in objects.
  /// - Throws: the cause, when they cannot be used.
  mutating func adopt(_ names: [String], isPartial: Bool) throws(AnswerFileError.Cause) {
    if names == layout.names, !names.isEmpty { return }
    layout = try AnswerLayout(names: names, map: map, isPartial: isPartial, finder: &finder)
    for notice in layout.notices { tell(notice) }
  }

  private mutating func tell(_ notice: String) {
    if notices.count < 100, !notices.contains(notice) { notices.append(notice) }
  }

  /// What a row holds: its answers, and then what is wrong with it.
  ///
  /// - Parameters:
  ///   - line: where it begins.
  ///   - raw: the row as it came.
  ///   - cells: how many cells it has.
  ///   - text: reads one of them.
  /// - Returns: nothing when every response is empty.
  mutating func results(
    line: Int, raw: [UInt8], cells: Int, text: (Int) throws(RejectCause) -> String
  ) -> [RowResult] {
    guard case .wide(let responses) = layout.shape else {
      return [result(line: line, raw: raw, cells: cells, text: text)]
    }
    rows += 1
    do throws(RejectCause) {
      try check(cells)
      let learner = try layout.learner.map { column throws(RejectCause) in try text(column) } ?? "row-\(rows)"
      return answers(to: responses, of: learner, line: line, raw: raw, text: text)
    } catch {
      return [.reject(RejectedRow(line: line, cause: error, raw: raw, piece: 1))]
    }
  }

  /// What a row of one answer holds; made apart, as most rows are such.
  func result(
    line: Int, raw: [UInt8], cells: Int, text: (Int) throws(RejectCause) -> String
  ) -> RowResult {
    do throws(RejectCause) {
      try check(cells)
      guard case .long(let learner, let id, let question, let column, let others) = layout.shape else {
        throw .missingKey(AnswerColumn.answer.rawValue)
      }
      let answer = try checked(try text(column))
      var passed: [AnswerRow.Other] = []
      for column in others { passed.append(AnswerRow.Other(name: layout.names[column], value: try text(column))) }
      return .row(
        AnswerRow(
          line: line, learner: try text(learner), case: try text(id), question: try text(question), answer: answer,
          others: passed, raw: raw))
    } catch {
      return .reject(RejectedRow(line: line, cause: error, raw: raw, piece: 1))
    }
  }

  private func check(_ cells: Int) throws(RejectCause) {
    let expected = layout.names.count
    if cells < expected { throw .tooFewColumns(found: cells, expected: expected) }
    if cells > expected { throw .tooManyColumns(found: cells, expected: expected) }
  }

  /// The answers of a learner, and one reject for all that cannot be read.
  private mutating func answers(
    to responses: [AnswerLayout.Responses], of learner: String, line: Int, raw: [UInt8],
    text: (Int) throws(RejectCause) -> String
  ) -> [RowResult] {
    var results: [RowResult] = []
    var faults: [RejectCause.CellFault] = []
    for response in responses {
      do throws(RejectCause) {
        let answer = try text(response.column)
        if answer.trimmed.isEmpty || answer.trimmed == "-" {
          emptyResponses += 1
          continue
        }
        let (id, question) = try self.question(of: response, text: text)
        results.append(
          .row(
            AnswerRow(
              line: line, learner: learner, case: id, question: question, answer: try checked(answer), others: [],
              raw: raw)))
      } catch {
        faults.append(RejectCause.CellFault(column: layout.names[response.column].shortened, cause: error))
      }
    }
    if !faults.isEmpty { results.append(.reject(RejectedRow(line: line, cause: .cells(faults), raw: raw, piece: 1))) }
    return results
  }

  private mutating func question(
    of response: AnswerLayout.Responses, text: (Int) throws(RejectCause) -> String
  ) throws(RejectCause) -> (case: String, question: String) {
    switch response.question {
    case .known(let id, let question): return (id, question)
    case .inColumn(let column):
      guard let found = finder.find(try text(column)) else {
        throw .unknownQuestion(column: layout.names[column].shortened)
      }
      tell("the column '\(layout.names[response.column])' is taken for \(found.case)/\(found.question)")
      return found
    }
  }

  private func checked(_ answer: String) throws(RejectCause) -> String {
    if answer.utf8.count > answerLimit { throw .answerTooLong(bytes: answer.utf8.count, limit: answerLimit) }
    return answer
  }
}
