/// How well a case went, as the learner sees it: the four keys of a review.
///
/// The numbers are those of Anki and of FSRS.
public enum Rating: Int, Sendable, CaseIterable, Comparable {
  /// Not at all; soon again.
  case again = 1
  /// With effort, or in part.
  case hard
  /// Well enough.
  case good
  /// Without effort.
  case easy

  /// By how well it went.
  public static func < (left: Rating, right: Rating) -> Bool { left.rawValue < right.rawValue }
}
