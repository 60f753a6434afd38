/// Reads answers from JSON Lines: an object a line.
struct JSONLinesReader: RowReader {
  private(set) var window: ByteWindow
  private let answerLimit: Int

  init(_ window: ByteWindow, answerLimit: Int) {
    self.window = window
    self.answerLimit = answerLimit
  }

  mutating func next() throws -> RowResult? {
    if let piece = try window.restOfLongLine() { return .reject(piece) }
    while try window.byte(at: 0) != nil {
      guard let end = try window.endOfLine() else {
        return .reject(try window.reject(.rowTooLong(limit: window.limit)))
      }
      let line = window.line
      let raw = try window.takeRow(end: end)
      if raw[..<end].allSatisfy(\.isBlank) { continue }
      do throws(RejectCause) {
        return .row(try row(raw, end: end, line: line))
      } catch {
        return .reject(RejectedRow(line: line, cause: error, raw: raw, piece: 1))
      }
    }
    return nil
  }

  private func row(_ raw: [UInt8], end: Int, line: Int) throws(RejectCause) -> AnswerRow {
    var parser = JSONLineParser(raw, end: end)
    var texts: [AnswerColumn: String] = [:]
    var others: [AnswerRow.Other] = []
    try parser.parseObject { (key, value) throws(RejectCause) in
      guard let column = AnswerColumn(rawValue: key) else {
        switch value {
        case .text(let text): others.append(AnswerRow.Other(name: key, value: text))
        case .json(let json): others.append(AnswerRow.Other(name: key, value: json, isJSON: true))
        }
        return
      }
      guard case .text(let text) = value else { throw .keyNotText(key) }
      if texts.updateValue(text, forKey: column) != nil { throw .duplicatedKey(key) }
    }
    func text(_ column: AnswerColumn) throws(RejectCause) -> String {
      guard let text = texts[column] else { throw .missingKey(column.rawValue) }
      return text
    }
    let answer = try text(.answer)
    if answer.utf8.count > answerLimit { throw .answerTooLong(bytes: answer.utf8.count, limit: answerLimit) }
    return AnswerRow(
      line: line, learner: try text(.learner), case: try text(.case), question: try text(.question), answer: answer,
      others: others, raw: raw)
  }
}
