/// The columns of an answer file that scoring needs, by the names they bear in a header and as keys.
enum AnswerColumn: String, CaseIterable {
  case learner, `case`, question, answer

  /// All of them, for messages.
  static let list = allCases.map(\.rawValue).joined(separator: ", ")
}
