/// The equal stretches of the calendar into which a learner's time is cut: weeks or months, never more than a few.
public struct ProgressPeriods: Sendable, Hashable {
  /// The most there are.
  public static let most = 8

  private enum Length: Hashable {
    case weeks(Int)
    case months(Int)
  }

  private let length: Length
  private let start: CalendarDay
  /// How many there are, from 1.
  public let count: Int

  /// The shortest periods that cover a time with at most `most` of them: one or two weeks from a Monday, else 1, 2, 3, 6
  /// or 12 months from the first of a month, else years doubled until it fits.
  ///
  /// - Parameters:
  ///   - first: the first day.
  ///   - last: the last day, not before the first.
  init(from first: CalendarDay, to last: CalendarDay) {
    var lengths: [Length] = [.weeks(1), .weeks(2), .months(1), .months(2), .months(3), .months(6), .months(12)]
    var years = 1
    while years * Self.most < 10_000 {
      years *= 2
      lengths.append(.months(12 * years))
    }
    let fitting = lengths.first { Self.count(of: $0, from: first, to: last) <= Self.most }
    length = fitting ?? lengths[lengths.count - 1]
    count = Self.count(of: length, from: first, to: last)
    start =
      switch length {
      case .weeks: first.monday
      case .months: CalendarDay(monthNumber: first.monthNumber)
      }
  }

  private static func count(of length: Length, from first: CalendarDay, to last: CalendarDay) -> Int {
    switch length {
    case .weeks(let weeks): (last.number - first.monday.number) / (7 * weeks) + 1
    case .months(let months): (last.monthNumber - first.monthNumber) / months + 1
    }
  }

  /// The period of a day that lies in the time, from 0.
  func index(of day: CalendarDay) -> Int { Self.count(of: length, from: start, to: day) - 1 }

  /// The first day of a period.
  ///
  /// - Parameter index: its number, from 0.
  /// - Returns: a Monday or the first of a month.
  public func firstDay(_ index: Int) -> CalendarDay {
    switch length {
    case .weeks(let weeks): CalendarDay(number: start.number + 7 * weeks * index)
    case .months(let months): CalendarDay(monthNumber: start.monthNumber + months * index)
    }
  }

  /// The last day of a period.
  ///
  /// - Parameter index: its number, from 0.
  /// - Returns: the day before the next one begins.
  public func lastDay(_ index: Int) -> CalendarDay { CalendarDay(number: firstDay(index + 1).number - 1) }

  /// How long one is: `a week`, `2 weeks`, `a month`, `3 months`.
  public var lengthInWords: String {
    switch length {
    case .weeks(1): "a week"
    case .weeks(let weeks): "\(weeks) weeks"
    case .months(1): "a month"
    case .months(let months): "\(months) months"
    }
  }
}
