/// How often something was seen where it could have been, in a word; by our own judgement, in quarters of what could be
/// had.
public enum Frequency: String, Sendable, Hashable {
  /// Less than a quarter.
  case seldom
  /// From a quarter.
  case sometimes
  /// From a half.
  case often
  /// From three quarters.
  case mostly

  /// The word for a share from 0 to 1.
  init(share: Double) {
    self =
      switch share {
      case ..<0.25: .seldom
      case ..<0.5: .sometimes
      case ..<0.75: .often
      default: .mostly
      }
  }
}

/// Marks added up: what was earned of what could be had, over so many answers.
public struct MarkSum: Sendable, Hashable {
  /// What was earned.
  public private(set) var earned = 0
  /// What could be had; never 0 when there are answers.
  public private(set) var possible = 0
  /// How many answers it rests on.
  public private(set) var answers = 0

  /// The share of what could be had, 0 to 1; nil without answers.
  public var share: Double? { possible > 0 ? Double(earned) / Double(possible) : nil }

  /// The share in a word; nil without answers.
  public var frequency: Frequency? { share.map(Frequency.init) }

  /// No rubric awards more for one criterion; a stored score that says so is broken.
  private static let mostPoints = 10_000

  /// The sum of nothing.
  init() {}

  /// The marks of one answer; criteria that could not be told, or of which nothing can be had, are left out.
  init(_ criteria: [PastAnswer.CriterionSeen]) {
    for criterion in criteria where (1...Self.mostPoints).contains(criterion.outOf) {
      guard let mark = criterion.mark else { continue }
      earned += min(max(mark, 0), criterion.outOf)
      possible += criterion.outOf
    }
    answers = possible > 0 ? 1 : 0
  }

  /// Adds another sum.
  static func += (left: inout MarkSum, right: MarkSum) {
    left.earned += right.earned
    left.possible += right.possible
    left.answers += right.answers
  }
}

/// How one theme or skill has gone: how often it was seen, and when.
public struct ProgressItem: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable {
    /// What cases are about.
    case theme
    /// A way of talking.
    case skill
  }

  /// How the later half of the answers compares with the earlier half.
  public enum Change: String, Sendable, Hashable {
    /// By `leastChange` or more.
    case more = "seen more often lately"
    /// By `leastChange` or more.
    case less = "seen less often lately"
    /// By less than that.
    case same = "about the same all along"
  }

  /// Answers below which nothing is said.
  public static let fewest = 3
  /// Answers that each half needs before they are compared.
  public static let fewestInHalf = 5
  /// The difference of shares, 0 to 1, that counts as a change: as wide as one word; less may well be chance.
  public static let leastChange = 0.25

  /// Whether it is a theme or a skill.
  public let kind: Kind
  /// Its name, on one line.
  public let name: String
  /// Everything added up; it rests on at least one answer.
  public let total: MarkSum
  /// The same by period, in the order of time.
  public let periods: [MarkSum]
  /// The change from the earlier half of the answers to the later half, which gets the middle one; nil when a half has
  /// fewer than `fewestInHalf`.
  public let change: Change?

  /// How often it was seen; nil when there are too few answers to say.
  public var frequency: Frequency? { total.answers < Self.fewest ? nil : total.frequency }

  /// Makes an item.
  ///
  /// - Parameters:
  ///   - kind: what it is.
  ///   - name: its name.
  ///   - answers: the sums of its answers with the numbers of their periods, in the order of time.
  ///   - periodCount: how many periods there are.
  init(_ kind: Kind, _ name: String, answers: [(period: Int, sum: MarkSum)], periodCount: Int) {
    self.kind = kind
    self.name = name
    var periods = [MarkSum](repeating: MarkSum(), count: periodCount)
    for answer in answers { periods[answer.period] += answer.sum }
    self.periods = periods
    let middle = answers.count / 2
    let earlier = Self.sum(answers[..<middle])
    let later = Self.sum(answers[middle...])
    total = Self.sum(answers[...])
    change = Self.change(from: earlier, to: later)
  }

  private static func sum(_ answers: ArraySlice<(period: Int, sum: MarkSum)>) -> MarkSum {
    answers.reduce(into: MarkSum()) { $0 += $1.sum }
  }

  private static func change(from earlier: MarkSum, to later: MarkSum) -> Change? {
    guard min(earlier.answers, later.answers) >= fewestInHalf, let before = earlier.share, let now = later.share else {
      return nil
    }
    if now - before >= leastChange { return .more }
    return before - now >= leastChange ? .less : .same
  }
}
