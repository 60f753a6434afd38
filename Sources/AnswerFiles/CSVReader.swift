/// Reads answers from rows of CSV or TSV.
struct CSVReader: RowReader {
  private(set) var window: ByteWindow
  private var scanner: CSVRowScanner
  private let columns: CSVColumns
  private let answerLimit: Int

  /// Goes on after the header.
  init(_ window: ByteWindow, below header: CSVHeader, answerLimit: Int) {
    self.window = window
    self.answerLimit = answerLimit
    columns = header.columns
    scanner = CSVRowScanner(delimiter: header.delimiter)
  }

  mutating func next() throws -> RowResult? {
    if let piece = try window.restOfLongLine() { return .reject(piece) }
    while try window.byte(at: 0) != nil {
      switch try scanner.scan(&window) {
      case .row(let end):
        let line = window.line
        let raw = try window.takeRow(end: end, innerLineBreaks: scanner.cells.innerLineBreaks(in: window))
        if isBlank(raw) { continue }
        do throws(RejectCause) {
          return .row(try row(raw, line: line))
        } catch {
          return .reject(RejectedRow(line: line, cause: error, raw: raw, piece: 1))
        }
      case .tooLong:
        return .reject(try window.reject(.rowTooLong(limit: window.limit)))
      case .unclosedQuote(let offset):
        let (line, column) = window.place(of: offset)
        return .reject(try window.reject(.unclosedQuote(line: line, column: column)))
      case .textAfterQuote(let offset):
        let (line, column) = window.place(of: offset)
        return .reject(try window.reject(.textAfterQuote(line: line, column: column)))
      }
    }
    return nil
  }

  /// Whether the row scanned last has nothing in it but empty unquoted cells.
  private func isBlank(_ raw: [UInt8]) -> Bool {
    scanner.cells.allSatisfy { !$0.isQuoted && raw[$0.start..<$0.end].allSatisfy(\.isBlank) }
  }

  private func row(_ raw: [UInt8], line: Int) throws(RejectCause) -> AnswerRow {
    let found = scanner.cells.count
    let expected = columns.names.count
    if found < expected { throw .tooFewColumns(found: found, expected: expected) }
    if found > expected { throw .tooManyColumns(found: found, expected: expected) }
    func text(_ column: Int) throws(RejectCause) -> String {
      guard let text = scanner.cells[column].text(in: raw) else { throw .invalidUTF8(column: columns.names[column]) }
      return text
    }
    let answer = try text(columns.answer)
    if answer.utf8.count > answerLimit { throw .answerTooLong(bytes: answer.utf8.count, limit: answerLimit) }
    var others: [AnswerRow.Other] = []
    for column in columns.others {
      others.append(AnswerRow.Other(name: columns.names[column], value: try text(column)))
    }
    return AnswerRow(
      line: line, learner: try text(columns.learner), case: try text(columns.case),
      question: try text(columns.question), answer: answer, others: others, raw: raw)
  }
}
