import Foundation
import Testing

@testable import Reporting

@Suite struct ProgressPeriodsTests {
  static func periods(_ first: Int, _ last: Int) -> ProgressPeriods {
    ProgressPeriods(
      from: CalendarDay(ProgressExamples.noon(first), in: .gmt), to: CalendarDay(ProgressExamples.noon(last), in: .gmt))
  }

  @Test func `a single day is one column`() {
    #expect(Self.periods(2, 2).count == 1)
    #expect(Self.periods(2, 2).firstDay(0).words == "3 Feb 2025")
    #expect(Self.periods(2, 2).lastDay(0).words == "9 Feb 2025")
  }

  @Test(arguments: [
    (6, "a week", 1), (7, "a week", 2), (55, "a week", 8), (56, "2 weeks", 5), (111, "2 weeks", 8), (112, "a month", 4),
    (239, "a month", 8), (240, "2 months", 5), (700, "3 months", 8), (730, "6 months", 5), (2000, "12 months", 6),
    (4000, "24 months", 6),
  ]) func `weeks or months are as long as eight columns ask for`(last: Int, length: String, count: Int) {
    let periods = Self.periods(0, last)
    #expect(periods.lengthInWords == length)
    #expect(periods.count == count)
  }

  @Test func `every day lies in the period whose days hold it`() {
    for (first, last) in [(0, 0), (3, 50), (5, 100), (20, 200), (30, 1000), (700, 20_000)] {
      let periods = Self.periods(first, last)
      #expect((1...ProgressPeriods.most).contains(periods.count))
      for number in first...last {
        let day = CalendarDay(ProgressExamples.noon(number), in: .gmt)
        let index = periods.index(of: day)
        #expect((0..<periods.count).contains(index))
        #expect(periods.firstDay(index) <= day && day <= periods.lastDay(index))
      }
    }
  }

  @Test func `days are those of the system's own calendar, leap years too`() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    for number in stride(from: -100_000, through: 600_000, by: 997) {
      let date = Date(timeIntervalSince1970: Double(number) * 86400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let day = CalendarDay(date, in: .gmt)
      #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
      #expect(CalendarDay(monthNumber: day.monthNumber).day == 1)
      #expect(calendar.component(.weekday, from: Date(timeIntervalSince1970: Double(day.monday.number) * 86400)) == 2)
    }
  }
}
