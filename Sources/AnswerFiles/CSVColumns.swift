/// Where a header puts the columns that scoring needs.
struct CSVColumns {
  /// All names, trimmed, in the header's order.
  let names: [String]
  let learner: Int
  let `case`: Int
  let question: Int
  let answer: Int
  /// The columns that are passed through.
  let others: [Int]

  init(names: [String]) throws(AnswerFileError.Cause) {
    let known = names.map { AnswerColumn(rawValue: $0.lowercased()) }
    let missing = AnswerColumn.allCases.filter { !known.contains($0) }
    if !missing.isEmpty { throw .missingColumns(missing.map(\.rawValue), found: names) }
    func only(_ column: AnswerColumn) throws(AnswerFileError.Cause) -> Int {
      let places = known.indices.filter { known[$0] == column }
      if places.count != 1 { throw .duplicatedColumn(column.rawValue) }
      return places[0]
    }
    self.names = names
    learner = try only(.learner)
    `case` = try only(.case)
    question = try only(.question)
    answer = try only(.answer)
    others = known.indices.filter { known[$0] == nil }
  }
}
