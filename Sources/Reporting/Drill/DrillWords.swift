public import Drills

/// What is said about a drill in the same words on every face.
public enum DrillWords {
  /// A tutor's mark beside the program's.
  ///
  /// - Parameters:
  ///   - override: the mark.
  ///   - letter: the answer's letter.
  /// - Returns: one sentence.
  public static func override(_ override: MarkOverride, letter: String) -> String {
    let program = override.program.map(String.init) ?? "no mark"
    return "\(letter), \(override.criterion): \(override.mark) instead of \(program), because: \(override.reason)"
  }

  /// What a group ends with when the last case is over; nothing is typed.
  public static let closing =
    "To end with, something lighter. Nothing is typed. Whoever likes says one thing from somebody else's answer that they would like to keep."
  /// What a tutor says to a group before anything is asked.
  public static let rules =
    "What is said here stays here. Answers are shown without names; nobody has to own to one. A machine reads them, and misses things. Anybody may sit a question out."
}
