/// Why a row cannot be read. Its words never contain text of an answer.
public indirect enum RejectCause: Error, Equatable {
  /// The row has fewer cells than the header.
  case tooFewColumns(found: Int, expected: Int)
  /// The row has more cells than the header.
  case tooManyColumns(found: Int, expected: Int)
  /// A cell, named by its column, or a line of JSON is no UTF-8.
  case invalidUTF8(column: String?)
  /// The quote that opens at this place is not closed before the file or the row limit ends.
  case unclosedQuote(line: Int, column: Int)
  /// The quoted cell that opens at this place goes on after its closing quote.
  case textAfterQuote(line: Int, column: Int)
  /// The answer has more bytes than the limit.
  case answerTooLong(bytes: Int, limit: Int)
  /// The row has more bytes than the limit.
  case rowTooLong(limit: Int)
  /// The line breaks the rules of JSON at this column.
  case notJSON(JSONFault, column: Int)
  /// The line is JSON, but no object.
  case notAnObject
  /// The object lacks this key.
  case missingKey(String)
  /// The value of this key is no string.
  case keyNotText(String)
  /// The object has this key twice.
  case duplicatedKey(String)
  /// The name of a file in a folder tells no learner, case and question.
  case otherFileName
  /// A file in a folder cannot be read, for this reason.
  case unreadableFile(String)
  /// No question is known that this column's text asks.
  case unknownQuestion(column: String)
  /// These cells of a row with several answers cannot be read; the others can.
  case cells([CellFault])

  /// One cell and what is wrong with it.
  public struct CellFault: Sendable, Equatable {
    /// The column's name.
    public let column: String
    /// What is wrong.
    public let cause: RejectCause
  }

  /// The rule of JSON that a line breaks.
  public enum JSONFault: String, Sendable {
    /// Something other than what must come here.
    case unexpected = "something unexpected, or the end too early"
    /// A string without its closing quote.
    case unclosedString = "a string that is not closed"
    /// A control character that is not escaped.
    case controlCharacter = "a control character that is not escaped"
    /// An unknown escape, or half of a surrogate pair.
    case badEscape = "an escape that means nothing"
    /// A number in no form that JSON has.
    case badNumber = "a number in a form that JSON does not have"
    /// More arrays and objects in each other than the reader follows.
    case tooDeep = "arrays or objects nested too deep"
    /// Something after the object.
    case textAfterObject = "something after the end of the object"
  }
}

extension RejectCause: CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public var description: String {
    switch self {
    case .tooFewColumns(let found, let expected): "too few columns: \(found), but the header has \(expected)"
    case .tooManyColumns(let found, let expected): "too many columns: \(found), but the header has \(expected)"
    case .invalidUTF8(let column?): "the column '\(column)' is not valid UTF-8"
    case .invalidUTF8(nil): "the line is not valid UTF-8"
    case .unclosedQuote(let line, let column): "the quote opened at line \(line), column \(column) is never closed"
    case .textAfterQuote(let line, let column):
      "the cell quoted at line \(line), column \(column) goes on after its closing quote"
    case .answerTooLong(let bytes, let limit): "the answer has \(bytes) bytes; the limit is \(limit)"
    case .rowTooLong(let limit): "the row has more than \(limit) bytes"
    case .notJSON(let fault, let column): "not JSON: \(fault.rawValue), at column \(column)"
    case .notAnObject: "not a JSON object"
    case .missingKey(let key): "the key '\(key)' is missing"
    case .keyNotText(let key): "the value of '\(key)' is not a string"
    case .duplicatedKey(let key): "the key '\(key)' is there twice"
    case .otherFileName: "the name is not learner/case.question.txt"
    case .unreadableFile(let reason): "the file cannot be read: \(reason)"
    case .unknownQuestion(let column): "no question of the bank is the one in '\(column)'"
    case .cells(let faults): faults.map { "\($0.column): \($0.cause)" }.joined(separator: "; ")
    }
  }

  /// What to do about it.
  public var mend: String {
    switch self {
    case .tooFewColumns: "give every row as many cells as the header, empty ones too"
    case .tooManyColumns: "put quotes round a cell that contains the separator"
    case .invalidUTF8: "save the file as UTF-8"
    case .unclosedQuote, .textAfterQuote: "double each quote inside a quoted cell, and close it before the separator"
    case .answerTooLong, .rowTooLong: "shorten it, or score its parts as separate rows"
    case .notJSON, .notAnObject: "write one JSON object a line"
    case .missingKey, .keyNotText: "give each of \(AnswerColumn.list) as a string"
    case .duplicatedKey: "keep one of the two"
    case .otherFileName: "rename it to learner/case.question.txt or learner__case.question.txt"
    case .unreadableFile: "check what it is and who may read it"
    case .unknownQuestion: "say which it is with --map \"column=CASE/QUESTION\""
    case .cells(let faults): faults.first?.cause.mend ?? ""
    }
  }
}
