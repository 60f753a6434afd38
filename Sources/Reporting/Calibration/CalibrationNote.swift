/// What a score says of the calibration that moved its marks.
public struct CalibrationNote: Sendable, Hashable {
  /// The day on which it was made, as 2026-11-27.
  public let date: String
  /// From how many marked answers of the question.
  public let marked: Int

  /// Makes a note.
  ///
  /// - Parameters:
  ///   - date: the day on which it was made.
  ///   - marked: from how many marked answers of the question; 1 or more.
  public init(date: String, marked: Int) {
    (self.date, self.marked) = (date, marked)
  }
}
