public import Foundation

/// A day of the Gregorian calendar, as the learner's own clock shows it.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970.
  let number: Int
  /// The year.
  public let year: Int
  /// The month, from 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The day of a moment; one outside the years 1 to 9999 becomes the first or last day of them.
  ///
  /// - Parameters:
  ///   - date: the moment.
  ///   - timeZone: where the learner is.
  public init(_ date: Date, in timeZone: TimeZone) {
    let first = Self.number(year: 1, month: 1, day: 1)
    let last = Self.number(year: 9999, month: 12, day: 31)
    let seconds = date.timeIntervalSince1970
    let isSound = seconds >= Double(first) * 86400 && seconds < Double(last) * 86400
    guard isSound else {
      self.init(number: seconds > 0 ? last : first)
      return
    }
    let local = seconds + Double(timeZone.secondsFromGMT(for: date))
    self.init(number: min(max(Int((local / 86400).rounded(.down)), first), last))
  }

  /// The day of a number. Source: H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
  init(number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    // Months are counted from March, so that a leap day is the last of its year.
    let march = (5 * dayOfYear + 2) / 153
    self.number = number
    day = dayOfYear - (153 * march + 2) / 5 + 1
    month = march < 10 ? march + 3 : march - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The first day of a month.
  init(monthNumber: Int) {
    self.init(number: Self.number(year: monthNumber / 12, month: monthNumber % 12 + 1, day: 1))
  }

  /// The number of a day. Source: as above, `days_from_civil`, for years above 0.
  private static func number(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Months since the year 0.
  var monthNumber: Int { year * 12 + month - 1 }

  /// The Monday on which its week begins; 1 January 1970 was a Thursday.
  var monday: CalendarDay {
    let weekday = (number + 3) % 7
    return CalendarDay(number: number - (weekday < 0 ? weekday + 7 : weekday))
  }

  /// In words: `3 Feb 2025`.
  public var words: String { "\(day) \(Self.months[month - 1]) \(year)" }

  /// As machines read it: `2025-02-03`.
  public var iso: String {
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(padded)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// The earlier day is the lesser.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
