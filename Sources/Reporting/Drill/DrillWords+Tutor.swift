public import Drills

extension DrillWords {
  /// What a tutor says to a group before anything is asked.
  public static let rules =
    "What is said here stays here. Answers are shown without names; nobody has to own to one. A machine reads them, and misses things. Anybody may sit a question out."

  /// What a group is told of what is kept; said before anybody answers.
  ///
  /// - Parameter keeping: what is kept of the answers; nil when nothing is, not even a record.
  /// - Returns: one sentence or two.
  public static func kept(_ keeping: DrillRecord.Keeping?) -> String {
    switch keeping {
    case nil: "Answers are deleted when the drill ends, and nothing is kept of it."
    case .counts: "Answers are deleted when the drill ends. What is kept is how many did what, without names."
    case .answers: "The tutor keeps the answers when the drill ends, without names."
    case .answersAndNames: "The tutor keeps the answers when the drill ends, with the names of those who wrote them."
    }
  }

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
