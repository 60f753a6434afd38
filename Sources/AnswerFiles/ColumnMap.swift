internal import Diagnostics

/// What the columns of an answer file mean, where their names do not say it.
///
/// An entry is written `column=meaning`. The column is one of the header, in any case. The meaning is a field (learner,
/// case, question, answer); or `CASE/QUESTION`, when the column holds answers to that question; or `Question N` or
/// `Response N`, when that is what the column would be called in English. A mapped column wins over one that bears the
/// name itself.
public struct ColumnMap: Sendable {
  /// The columns with what they mean, in the order given.
  let entries: [(column: String, role: ColumnRole)]

  /// A map that says nothing.
  public init() {
    entries = []
  }

  /// Reads entries.
  ///
  /// - Parameter texts: each `column=meaning`; what follows the last `=` is the meaning.
  /// - Throws: `ColumnMapError` for an entry that cannot be read, and when a column or a meaning comes twice.
  public init(_ texts: [String]) throws(ColumnMapError) {
    var entries: [(column: String, role: ColumnRole)] = []
    for text in texts {
      guard let sign = text.lastIndex(of: "=") else { throw ColumnMapError(entry: text, reason: "it has no '='") }
      let column = String(text[..<sign]).trimmed
      let meaning = String(text[text.index(after: sign)...]).trimmed
      guard !column.isEmpty else { throw ColumnMapError(entry: text, reason: "it names no column") }
      guard let role = ColumnRole(meaning: meaning) else {
        let near = NearestName.closest(to: meaning, among: AnswerColumn.allCases.map(\.rawValue))
        throw ColumnMapError(
          entry: text, reason: "'\(meaning)' is no field" + (near.map { "; did you mean \($0)?" } ?? ""))
      }
      if entries.contains(where: { $0.column.isSameName(as: column) }) {
        throw ColumnMapError(entry: text, reason: "the column '\(column)' is mapped twice")
      }
      if entries.contains(where: { $0.role == role }) {
        throw ColumnMapError(entry: text, reason: "another column is mapped to \(meaning)")
      }
      entries.append((column, role))
    }
    self.entries = entries
  }

  /// The questions that columns are mapped to, so that they can be looked up before anything is read.
  public var questions: [(case: String, question: String)] {
    entries.compactMap { if case .answers(let id, let question) = $0.role { (id, question) } else { nil } }
  }

  /// What each of these columns means; nil where nothing tells.
  func roles(of names: [String]) -> [ColumnRole?] {
    let mapped = names.map { name in entries.first { $0.column.isSameName(as: name) }?.role }
    return names.indices.map { index in
      if let role = mapped[index] { return role }
      let role = ColumnRole(name: names[index])
      return role.map { mapped.contains($0) } == true ? nil : role
    }
  }
}

/// An entry of a column map that cannot be read.
public struct ColumnMapError: Error, Sendable, Equatable {
  /// The entry as it was given.
  public let entry: String
  /// What is wrong with it.
  public let reason: String
}

extension ColumnMapError: CustomStringConvertible {
  /// Place, cause and mend.
  public var description: String {
    "--map \"\(entry)\": \(reason); write column=field with one of \(AnswerColumn.list), or column=CASE/QUESTION"
  }
}

/// What one column holds.
enum ColumnRole: Equatable {
  /// One of the fields.
  case field(AnswerColumn)
  /// Answers to a question that is known.
  case answers(case: String, question: String)
  /// The text of question N, as Moodle exports it.
  case questionText(Int)
  /// The answer to question N.
  case response(Int)

  /// What a column of this name holds.
  init?(name: String) {
    let key = name.lowercased().filter { !$0.isWhitespace && $0 != "_" }
    if let column = AnswerColumn(rawValue: name.trimmed.lowercased()) {
      self = .field(column)
    } else if let number = Self.number(key, after: "question") {
      self = .questionText(number)
    } else if let number = Self.number(key, after: "response") {
      self = .response(number)
    } else {
      return nil
    }
  }

  /// What a map says.
  init?(meaning: String) {
    let parts = meaning.split(separator: "/", omittingEmptySubsequences: false).map { String($0).trimmed }
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) {
      self = .answers(case: parts[0], question: parts[1])
    } else {
      self.init(name: meaning)
    }
  }

  /// Whether a column holds answers, and there may be several in a row.
  var isOfResponses: Bool {
    switch self {
    case .answers, .response: true
    case .field, .questionText: false
    }
  }

  private static func number(_ key: String, after word: String) -> Int? {
    guard key.hasPrefix(word), let number = Int(key.dropFirst(word.count)), number > 0 else { return nil }
    return number
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Whether two names of columns differ at most in case and in white space at their ends.
  func isSameName(as other: String) -> Bool {
    trimmed.lowercased() == other.trimmed.lowercased()
  }
}
