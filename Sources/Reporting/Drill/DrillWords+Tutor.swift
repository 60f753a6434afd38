public import Drills

extension DrillWords {
  /// What a tutor says to a group before anything is asked.
  public static let rules =
    "What is said here stays here. Answers are shown without names; nobody has to own to one. A machine reads them, and misses things. Anybody may sit a question out."

  /// What a group ends with when the last case is over.
  public static let lighterClosing = "\(closing): \(takeWithYou)"

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
}
