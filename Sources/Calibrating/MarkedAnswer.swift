/// An answer to one question with the marks that people gave it.
public struct MarkedAnswer: Sendable {
  /// The answer as given.
  public let text: String
  /// For each criterion that was marked the mark of every marker who marked it.
  public let marks: [String: [Double]]

  /// Makes a marked answer.
  ///
  /// - Parameters:
  ///   - text: the answer as given.
  ///   - marks: the marks by criterion, one for each marker; halves are allowed.
  public init(text: String, marks: [String: [Double]]) {
    self.text = text
    self.marks = marks
  }
}
