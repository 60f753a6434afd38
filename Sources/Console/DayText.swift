import Foundation

/// Days in words: "in 3 days, on 30 November".
enum DayText {
  /// When something to come is due, seen from now; "now" for what has passed.
  static func coming(_ date: Date, from now: Date) -> String {
    let calendar = Calendar(identifier: .gregorian)
    let today = calendar.startOfDay(for: now)
    let days = calendar.dateComponents([.day], from: today, to: calendar.startOfDay(for: date)).day ?? 0
    if date <= now { return "now" }
    if days < 1 { return "later today" }
    return (days == 1 ? "tomorrow" : "in \(days) days") + ", on \(day(date, from: now))"
  }

  /// A day, with the year where it is another than now.
  static func day(_ date: Date, from now: Date) -> String {
    let calendar = Calendar(identifier: .gregorian)
    let sameYear = calendar.component(.year, from: date) == calendar.component(.year, from: now)
    return formatted(date, sameYear ? "d MMMM" : "d MMMM yyyy")
  }

  /// Date and time for lists.
  static func time(_ date: Date) -> String { formatted(date, "yyyy-MM-dd HH:mm") }

  /// The time of day, for what happens now.
  static func clock(_ date: Date) -> String { formatted(date, "HH:mm:ss") }

  /// The time of day to the minute, for what is arranged with people.
  static func minute(_ date: Date) -> String { formatted(date, "HH:mm") }

  private static func formatted(_ date: Date, _ pattern: String) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = pattern
    return formatter.string(from: date)
  }
}
