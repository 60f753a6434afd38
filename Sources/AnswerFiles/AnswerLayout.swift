/// What the columns of a table of answers hold.
struct AnswerLayout {
  /// A column with answers, and what tells which question they are to.
  struct Responses {
    enum Question {
      case known(case: String, question: String)
      /// The text of the question stands in another column.
      case inColumn(Int)
    }

    let column: Int
    let question: Question
  }

  enum Shape {
    /// A row is one answer. The other columns are passed through.
    case long(learner: Int, case: Int, question: Int, answer: Int, others: [Int])
    /// A row is a learner with answers to several questions. The other columns stay behind, as they may hold names.
    case wide([Responses])
  }

  /// All names, trimmed, in the header's order.
  let names: [String]
  /// Who answered; nil when nothing tells.
  let learner: Int?
  let shape: Shape
  /// What was guessed, and what is left out.
  private(set) var notices: [String] = []

  /// Whether a row is one answer.
  var isLong: Bool { if case .long = shape { true } else { false } }

  /// The layout of nothing.
  static let empty = AnswerLayout()

  private init() {
    (names, learner, shape) = ([], nil, .wide([]))
  }

  /// Finds out what each column holds.
  ///
  /// - Parameters:
  ///   - names: the header.
  ///   - map: what the user says of it.
  ///   - isPartial: whether columns that are mapped may be missing.
  ///   - finder: finds the questions that a Google form asks.
  /// - Throws: the cause, when a column is missing, twice there or unknown.
  init(
    names: [String], map: ColumnMap, isPartial: Bool, finder: inout QuestionFinder
  ) throws(AnswerFileError.Cause) {
    self.names = names
    for (column, _) in map.entries {
      let places = names.count { $0.isSameName(as: column) }
      if places == 0, !isPartial { throw .unknownColumn(column, found: names) }
      if places > 1 { throw .duplicatedColumn(column) }
    }
    let roles = map.roles(of: names)
    let isForm = GoogleForm.isHeader(names) && !roles.contains(.field(.answer))
    if isForm || roles.contains(where: { $0?.isOfResponses == true }) {
      learner = try Self.learner(names, roles, &notices)
      var (found, untold) = try Self.responses(names, roles)
      if isForm {
        for column in GoogleForm(names, roles).questions {
          if let (id, question) = finder.find(names[column]) {
            found.append(Responses(column: column, question: .known(case: id, question: question)))
            notices.append("the column '\(names[column].shortened)' is taken for \(id)/\(question)")
          } else {
            untold.append(names[column])
          }
        }
      }
      if found.isEmpty { throw .unknownQuestions(untold) }
      notices += untold.map(Self.leftOut)
      shape = .wide(found.sorted { $0.column < $1.column })
    } else {
      let missing = AnswerColumn.allCases.filter { !roles.contains(.field($0)) }
      if !missing.isEmpty { throw .missingColumns(missing.map(\.rawValue), found: names) }
      func only(_ column: AnswerColumn) throws(AnswerFileError.Cause) -> Int {
        let places = roles.indices.filter { roles[$0] == .field(column) }
        if places.count != 1 { throw .duplicatedColumn(column.rawValue) }
        return places[0]
      }
      let fields = [try only(.learner), try only(.case), try only(.question), try only(.answer)]
      learner = fields[0]
      shape = .long(
        learner: fields[0], case: fields[1], question: fields[2], answer: fields[3],
        others: names.indices.filter { !fields.contains($0) })
      let passed = names.indices.filter { !fields.contains($0) }.map { "'\(names[$0].shortened)'" }
      if !passed.isEmpty { notices.append("passed through as they are: \(passed.joined(separator: ", "))") }
    }
  }

  /// How many of the names tell something: what separates the cells is right when most do.
  static func score(_ names: [String], map: ColumnMap) -> Int {
    let mapped = map.entries.count { entry in names.contains { $0.isSameName(as: entry.column) } }
    return map.roles(of: names).count { $0 != nil } + mapped + (GoogleForm.isHeader(names) ? 1 : 0)
  }

  /// The column that tells who answered: the one so called, else an account or number, else an address. Never a name.
  private static func learner(
    _ names: [String], _ roles: [ColumnRole?], _ notices: inout [String]
  ) throws(AnswerFileError.Cause) -> Int? {
    let named = roles.indices.filter { roles[$0] == .field(.learner) }
    if named.count > 1 { throw .duplicatedColumn(AnswerColumn.learner.rawValue) }
    if let named = named.first { return named }
    for name in ["username", "id number", "email address", "email"] {
      let key = name.filter { $0 != " " }
      let found = names.firstIndex { $0.lowercased().filter { !$0.isWhitespace && $0 != "_" } == key }
      if let found, roles[found] == nil {
        notices.append("the learner is the column '\(names[found])'; --map \"column=learner\" takes another")
        return found
      }
    }
    notices.append(
      "no column tells the learner: they are row-1, row-2 and so on; --map \"column=learner\" names the column")
    return nil
  }

  /// The columns whose names say that they hold answers, and those of them whose question nothing tells.
  private static func responses(
    _ names: [String], _ roles: [ColumnRole?]
  ) throws(AnswerFileError.Cause) -> (found: [Responses], untold: [String]) {
    var found: [Responses] = []
    var untold: [String] = []
    for (column, role) in roles.enumerated() {
      switch role {
      case .answers(let id, let question):
        found.append(Responses(column: column, question: .known(case: id, question: question)))
      case .response(let number):
        if roles.firstIndex(of: role) != column { throw .duplicatedColumn(names[column]) }
        if let text = roles.firstIndex(of: .questionText(number)) {
          found.append(Responses(column: column, question: .inColumn(text)))
        } else {
          untold.append(names[column])
        }
      default: break
      }
    }
    return (found, untold)
  }

  private static func leftOut(_ name: String) -> String {
    let short = name.shortened
    return "the column '\(short)' is left out: nothing tells its question; --map \"\(short)=CASE/QUESTION\" does"
  }
}

/// The columns of a form's sheet of answers, as Google Forms exports it.
struct GoogleForm {
  /// The columns that may hold answers.
  let questions: [Int]

  init(_ names: [String], _ roles: [ColumnRole?]) {
    let known: Set<String> = ["timestamp", "total score", "score", "username", "email address"]
    questions = names.indices.filter { index in
      let name = names[index].lowercased()
      return roles[index] == nil && !name.isEmpty && !known.contains(name) && !name.hasSuffix("[score]")
        && !name.hasSuffix("[feedback]")
    }
  }

  /// Whether a header is such a form's.
  static func isHeader(_ names: [String]) -> Bool {
    names.first?.lowercased() == "timestamp"
  }
}

extension String {
  /// Not more than 40 characters of a name, for messages.
  var shortened: String { count > 40 ? prefix(39) + "…" : self }
}
