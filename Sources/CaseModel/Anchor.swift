public import Diagnostics

/// An example answer with the marks it must get: the test of a rubric.
public struct Anchor: Sendable {
  /// What a criterion must award.
  public enum Expectation: Sendable, Hashable {
    /// So many marks.
    case mark(Int)
    /// The scorer must say that it cannot tell.
    case cannotTell
  }

  /// One criterion's expectation and where it stands.
  public struct Expected: Sendable {
    /// Id of the criterion or the safety item.
    public let criterion: String
    /// What it must award.
    public let expectation: Expectation
    /// Where the mark stands in the case file.
    public let place: SourceSpan

    /// Makes an expectation.
    public init(criterion: String, expectation: Expectation, place: SourceSpan) {
      self.criterion = criterion
      self.expectation = expectation
      self.place = place
    }
  }

  /// The answer.
  public let answer: String
  /// What it must get; a criterion that is not named is not tested.
  public let marks: [Expected]
  /// The flags it must raise, and no others.
  public let flags: [String]
  /// Where the answer stands in the case file.
  public let place: SourceSpan

  /// Makes an anchor.
  public init(answer: String, marks: [Expected], flags: [String], place: SourceSpan) {
    self.answer = answer
    self.marks = marks
    self.flags = flags
    self.place = place
  }
}
