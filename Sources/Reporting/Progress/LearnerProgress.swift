import Diagnostics
public import Foundation

/// A learner's own progress, for the learner: what was seen in the answers over time, and what is due.
///
/// Marks that could not be told are left out, and safety items are no part of it. A criterion counts for the themes of
/// its case and for each skill that could earn it.
public struct LearnerProgress: Sendable {
  /// A case to practise, with the day on which it is due.
  public struct Due: Sendable, Hashable {
    /// Id of the case.
    public let id: String
    /// Its title, on one line.
    public let title: String
    /// The day.
    public let day: CalendarDay
  }

  /// The most cases that are told of beyond those due now.
  public static let mostComing = 5
  /// The most items of a short list.
  public static let mostInShort = 5

  /// How many cases were answered.
  public let caseCount: Int
  /// How many answers there are.
  public let answerCount: Int
  /// The day of the first answer.
  public let firstDay: CalendarDay?
  /// The day of the last answer.
  public let lastDay: CalendarDay?
  /// The periods by which items are told; nil without answers.
  public let periods: ProgressPeriods?
  /// What is due now, the longest due first.
  public let dueNow: [Due]
  /// What comes next.
  public let coming: [Due]
  /// Every theme in alphabetical order.
  public let themes: [ProgressItem]
  /// Every skill in alphabetical order.
  public let skills: [ProgressItem]

  /// Makes a learner's progress.
  ///
  /// - Parameters:
  ///   - answers: the learner's answers, in any order.
  ///   - due: the cases that are scheduled, in any order.
  ///   - now: the present.
  ///   - timeZone: by which moments become days.
  public init(answers: [PastAnswer], due: [DueCase], now: Date, timeZone: TimeZone) {
    let answers = answers.sorted { ($0.at, $0.caseID, $0.questionID) < ($1.at, $1.caseID, $1.questionID) }
    let days = answers.map { CalendarDay($0.at, in: timeZone) }
    answerCount = answers.count
    caseCount = Set(answers.map(\.caseID)).count
    firstDay = days.min()
    lastDay = days.max()
    if let first = days.min(), let last = days.max() {
      let periods = ProgressPeriods(from: first, to: last)
      let indices = days.map(periods.index)
      self.periods = periods
      themes = Self.items(.theme, answers, indices, periods.count) { answer in
        Dictionary(answer.themes.map { ($0, answer.criteria) }) { first, _ in first }
      }
      skills = Self.items(.skill, answers, indices, periods.count) { answer in
        answer.criteria.reduce(into: [:]) { bySkill, criterion in
          for skill in Set(criterion.skills) { bySkill[skill, default: []].append(criterion) }
        }
      }
    } else {
      periods = nil
      themes = []
      skills = []
    }
    let scheduled = due.sorted { ($0.due, $0.title, $0.id) < ($1.due, $1.title, $1.id) }
    func told(_ due: DueCase) -> Due {
      Due(id: Self.line(due.id), title: Self.line(due.title), day: CalendarDay(due.due, in: timeZone))
    }
    dueNow = scheduled.filter { $0.due <= now }.map(told)
    coming = scheduled.filter { $0.due > now }.prefix(Self.mostComing).map(told)
  }

  /// What was seen most, of themes and skills with enough answers: at least half of what could be had.
  public var seenMost: [ProgressItem] {
    short {
      $0 >= 0.5
    } order: {
      $0 > $1
    }
  }

  /// What is worth another look, of themes and skills with enough answers: less than half, the least first.
  public var worthAnotherLook: [ProgressItem] {
    short {
      $0 < 0.5
    } order: {
      $0 < $1
    }
  }

  private func short(_ isIn: (Double) -> Bool, order: (Double, Double) -> Bool) -> [ProgressItem] {
    let shares = (themes + skills).filter { $0.frequency != nil }
      .compactMap { item in item.total.share.map { (item: item, share: $0) } }
      .filter { isIn($0.share) }
    // What rests on more answers is surer; then names, themes before skills, so that the same history gives the same list.
    let sorted = shares.enumerated().sorted { left, right in
      if left.element.share != right.element.share { return order(left.element.share, right.element.share) }
      let counts = (left.element.item.total.answers, right.element.item.total.answers)
      return counts.0 == counts.1 ? left.offset < right.offset : counts.0 > counts.1
    }
    return sorted.prefix(Self.mostInShort).map(\.element.item)
  }

  private static func items(
    _ kind: ProgressItem.Kind, _ answers: [PastAnswer], _ periods: [Int], _ periodCount: Int,
    by names: (PastAnswer) -> [String: [PastAnswer.CriterionSeen]]
  ) -> [ProgressItem] {
    var sums: [String: [(period: Int, sum: MarkSum)]] = [:]
    for (answer, period) in zip(answers, periods) {
      for (name, criteria) in names(answer) {
        let sum = MarkSum(criteria)
        if sum.answers > 0 { sums[name, default: []].append((period, sum)) }
      }
    }
    return sums.sorted { ($0.key.lowercased(), $0.key) < ($1.key.lowercased(), $1.key) }
      .map { ProgressItem(kind, line($0.key), answers: $0.value, periodCount: periodCount) }
  }

  /// A name as one line that is safe to show.
  private static func line(_ name: String) -> String {
    VisibleText.of(name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
