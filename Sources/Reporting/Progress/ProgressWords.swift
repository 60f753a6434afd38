/// What is said about progress, alike on a terminal and on a page: words before numbers, and never that somebody lacks
/// something.
struct ProgressWords {
  let progress: LearnerProgress

  static let title = "Your progress"
  static let dueNow = "Due now"
  static let coming = "Coming up"
  static let seenMost = "Seen most"
  static let worthAnotherLook = "Worth another look"
  static let byTheme = "By theme"
  static let bySkill = "By skill"
  static let nothingYet = "Nothing has been answered yet. What is seen in your answers will show here, for you alone."
  static let nothingScored = "None of these answers could be scored, so nothing is said about them."
  static let tooFew = "too few to say"

  /// What must be known to read it.
  static let notes = [
    "This is formative: it is for you, to choose what to practise. Nothing here ranks anybody.",
    "A machine read the answers. It finds words that authors listed, and misses good answers: “seldom seen” says what it found, not what you can do.",
    "A theme stands for everything that was looked for in its cases, a skill for what it could meet. What the machine could not tell is left out.",
  ]

  /// What there is: `6 cases, 23 answers, 3 Feb 2025 to 12 Mar 2025`.
  var summary: String {
    let counts = "\(Self.count(progress.caseCount, "case")), \(Self.count(progress.answerCount, "answer"))"
    guard let first = progress.firstDay, let last = progress.lastDay else { return counts }
    return first == last ? "\(counts), on \(first.words)" : "\(counts), \(first.words) to \(last.words)"
  }

  /// How the small plots are read; nil without answers.
  var bars: String? {
    progress.periods.map {
      "In the plots each bar is \($0.lengthInWords), the first from \($0.firstDay(0).words) on; the higher, the more was seen. A dot: no answers."
    }
  }

  /// How `first` and `last` are read; nil without answers.
  var firstAndLast: String? {
    progress.periods.map {
      "First and last are the first and the last stretch with answers; each is \($0.lengthInWords) long."
    }
  }

  /// Whether there is any theme or skill.
  var hasItems: Bool { !(progress.themes + progress.skills).isEmpty }

  /// What stands in place of an empty short list.
  var emptyList: String {
    let isTold = (progress.themes + progress.skills).contains { $0.frequency != nil }
    return isTold ? "Nothing stands out." : "Nothing yet: it takes \(ProgressItem.fewest) answers on a theme or skill."
  }

  /// A number with its noun: `1 answer`, `2 answers`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// How often it was seen: `often seen`.
  static func frequency(_ item: ProgressItem) -> String { item.frequency.map { "\($0.rawValue) seen" } ?? tooFew }

  /// How many answers it rests on.
  static func answers(_ sum: MarkSum) -> String { count(sum.answers, "answer") }

  /// The marks in numbers.
  static func numbers(_ sum: MarkSum) -> String { "\(sum.earned) of \(sum.possible)" }

  /// What a plot shows: `first: seldom, last: often`; nil when there are too few answers, or all in one period.
  static func course(_ item: ProgressItem) -> String? {
    let told = item.periods.compactMap(\.frequency)
    guard item.frequency != nil, told.count > 1 else { return nil }
    return "first: \(told[0].rawValue), last: \(told[told.count - 1].rawValue)"
  }
}
