/// Makes answers from rows of JSON: an object each, or an array of cells.
struct JSONRows {
  private let map: ColumnMap
  private let answerLimit: Int
  private let mapsQuestions: Bool
  /// Of rows with several answers, and of those without keys.
  private(set) var table: AnswerTable

  init(map: ColumnMap, finder: QuestionFinder, answerLimit: Int) {
    self.map = map
    self.answerLimit = answerLimit
    mapsQuestions = !map.questions.isEmpty
    table = AnswerTable(map: map, finder: finder, answerLimit: answerLimit)
  }

  /// What an object holds.
  mutating func results(_ raw: [UInt8], end: Int, line: Int) -> [RowResult] {
    do throws(RejectCause) {
      var parser = JSONLineParser(raw, end: end)
      var members: [(key: String, value: JSONLineParser.Value)] = []
      try parser.parseObject { (key, value) throws(RejectCause) in members.append((key, value)) }
      if mapsQuestions || members.contains(where: { ColumnRole(name: $0.key)?.isOfResponses == true }) {
        return try responses(members, raw, line: line)
      }
      return [.row(try answer(members, raw, line: line))]
    } catch {
      return [.reject(RejectedRow(line: line, cause: error, raw: raw, piece: 1))]
    }
  }

  /// What an array of cells holds, below names that are known.
  mutating func results(_ cells: [JSONLineParser.Value], raw: [UInt8], line: Int) -> [RowResult] {
    table.results(line: line, raw: raw, cells: cells.count) { column throws(RejectCause) in cells[column].text }
  }

  /// Whether these are names that tell something.
  func tells(_ names: [String]) -> Bool { AnswerLayout.score(names, map: map) > 0 }

  /// Takes the names of the cells in the arrays that follow.
  mutating func adopt(_ names: [String]) throws(AnswerFileError.Cause) {
    try table.adopt(names, isPartial: false)
  }

  private mutating func responses(
    _ members: [(key: String, value: JSONLineParser.Value)], _ raw: [UInt8], line: Int
  ) throws(RejectCause) -> [RowResult] {
    do throws(AnswerFileError.Cause) {
      try table.adopt(members.map(\.key), isPartial: true)
    } catch {
      if case .duplicatedColumn(let key) = error { throw .duplicatedKey(key) }
      throw .missingKey(map.entries.first?.column ?? AnswerColumn.question.rawValue)
    }
    return table.results(line: line, raw: raw, cells: members.count) { column throws(RejectCause) in
      members[column].value.text
    }
  }

  private func answer(
    _ members: [(key: String, value: JSONLineParser.Value)], _ raw: [UInt8], line: Int
  ) throws(RejectCause) -> AnswerRow {
    var texts: [AnswerColumn: String] = [:]
    var others: [AnswerRow.Other] = []
    for (key, value) in members {
      guard let column = map.field(ofKey: key) else {
        switch value {
        case .text(let text): others.append(AnswerRow.Other(name: key, value: text))
        case .json(let json): others.append(AnswerRow.Other(name: key, value: json, isJSON: true))
        }
        continue
      }
      // Whoever says what a key holds may mean numbers: an id, a mark.
      guard let text = map.names(key) ? value.textOrNumber : value.string else { throw .keyNotText(key) }
      if texts.updateValue(text, forKey: column) != nil { throw .duplicatedKey(key) }
    }
    func text(_ column: AnswerColumn) throws(RejectCause) -> String {
      guard let text = texts[column] else { throw .missingKey(map.key(of: column)) }
      return text
    }
    let answer = try text(.answer)
    if answer.utf8.count > answerLimit { throw .answerTooLong(bytes: answer.utf8.count, limit: answerLimit) }
    return AnswerRow(
      line: line, learner: try text(.learner), case: try text(.case), question: try text(.question), answer: answer,
      others: others, raw: raw)
  }
}

extension ColumnMap {
  /// Whether an entry speaks of a key.
  fileprivate func names(_ key: String) -> Bool { entries.contains { $0.column.isSameName(as: key) } }

  /// The field that a key of an object holds. Without a map keys are exact, unlike names of columns.
  fileprivate func field(ofKey key: String) -> AnswerColumn? {
    for (column, role) in entries where column.isSameName(as: key) {
      if case .field(let field) = role { return field }
    }
    guard let field = AnswerColumn(rawValue: key) else { return nil }
    return self.key(of: field) == key ? field : nil
  }

  /// The key that holds a field.
  fileprivate func key(of field: AnswerColumn) -> String {
    entries.first { $0.role == .field(field) }?.column ?? field.rawValue
  }
}

extension JSONLineParser.Value {
  fileprivate var string: String? { if case .text(let text) = self { text } else { nil } }

  /// A text, or a number as it was written.
  fileprivate var textOrNumber: String? {
    switch self {
    case .text(let text): text
    case .json(let json): json.first.map("-0123456789".contains) == true ? json : nil
    }
  }

  /// A cell's text; a number as it was written, nothing for null.
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .json("null"): ""
    case .json(let json): json
    }
  }
}
