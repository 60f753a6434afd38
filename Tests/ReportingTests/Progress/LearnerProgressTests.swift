import Foundation
import Testing

@testable import Reporting

@Suite struct LearnerProgressTests {
  typealias Examples = ProgressExamples

  static func skill(_ name: String, _ answers: [PastAnswer]) throws -> ProgressItem {
    try #require(Examples.progress(answers).skills.first { $0.name == name })
  }

  @Test func `cases, answers and days are counted, whatever the order of the answers`() {
    let progress = Examples.progress([
      Examples.answer(9, case: "b", []), Examples.answer(2, case: "a", []), Examples.answer(4, case: "b", []),
    ])
    #expect(progress.caseCount == 2)
    #expect(progress.answerCount == 3)
    #expect(progress.firstDay?.words == "5 Feb 2025")
    #expect(progress.lastDay?.iso == "2025-02-12")
  }

  @Test func `a share is what was earned of what could be had, by theme and by skill`() throws {
    let progress = Examples.progress([
      Examples.answer(0, themes: ["gifts", "gifts"], [(2, 2, ["a", "a"]), (1, 4, ["a", "b"]), (0, 2, [])]),
      Examples.answer(1, themes: ["gifts"], [(3, 4, ["b"])]),
    ])
    #expect(progress.themes.map(\.name) == ["gifts"])
    #expect(progress.themes[0].total.earned == 6)
    #expect(progress.themes[0].total.possible == 12)
    #expect(progress.themes[0].total.answers == 2)
    #expect(progress.skills.map(\.name) == ["a", "b"])
    #expect(progress.skills.map(\.total.share) == [0.5, 0.5])
    #expect(progress.skills.map(\.total.answers) == [1, 2])
  }

  @Test func `a mark that could not be told is left out and is no zero`() throws {
    let progress = Examples.progress([
      Examples.answer(0, themes: ["gifts"], [(2, 2, ["a"]), (nil, 2, ["a"])]),
      Examples.answer(1, themes: ["gifts", "silence"], [(nil, 2, ["a", "b"])]),
    ])
    #expect(progress.themes.map(\.name) == ["gifts"])
    #expect(progress.themes[0].total.share == 1)
    #expect(progress.skills.map(\.name) == ["a"])
    #expect(progress.skills[0].total.answers == 1)
    #expect(progress.answerCount == 2)
  }

  @Test func `marks that no rubric could give do no harm`() throws {
    let item = try Self.skill(
      "a",
      [
        Examples.answer(0, [(7, 2, ["a"]), (-3, 2, ["a"]), (1, 0, ["a"]), (.max, .max, ["a"])])
      ])
    #expect(item.total.earned == 2)
    #expect(item.total.possible == 4)
  }

  @Test(arguments: [
    (0, "seldom"), (24, "seldom"), (25, "sometimes"), (49, "sometimes"), (50, "often"), (74, "often"), (75, "mostly"),
    (100, "mostly"),
  ]) func `quarters have their words`(percent: Int, word: String) throws {
    let answers = (0..<3).map { Examples.answer($0, [(percent, 100, ["a"])]) }
    #expect(try Self.skill("a", answers).frequency?.rawValue == word)
  }

  @Test func `of fewer than three answers nothing is said, and no list names them`() throws {
    let answers = (0..<2).map { Examples.answer($0, "a", 2) }
    #expect(try Self.skill("a", answers).frequency == nil)
    #expect(Examples.progress(answers).seenMost.isEmpty)
    #expect(Examples.progress(answers + [Examples.answer(5, "a", 2)]).seenMost.map(\.name) == ["a"])
  }

  @Test func `halves are compared from five answers each`() throws {
    func change(_ marks: [Int]) throws -> ProgressItem.Change? {
      try Self.skill("a", marks.enumerated().map { Examples.answer($0.offset, "a", $0.element) }.reversed()).change
    }
    #expect(try change([0, 0, 0, 0, 2, 2, 2, 2, 2]) == nil)
    #expect(try change([0, 0, 0, 0, 0, 2, 2, 2, 2, 2]) == .more)
    #expect(try change([2, 2, 2, 2, 2, 0, 2, 0, 2, 0]) == .less)
    #expect(try change([2, 1, 2, 1, 2, 1, 2, 1, 2, 2]) == .same)
    // The middle one of eleven belongs to the later half: 0.3 and 0.5.
    #expect(try change([1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 2]) == .same)
  }

  @Test func `the short lists hold five at most, nothing twice, and say nothing against what is often seen`() {
    let marks = [0, 0, 1, 1, 1, 1, 3, 3, 3, 3, 4, 4, 2]
    let answers = marks.enumerated().flatMap { index, mark in
      (0..<3).map { Examples.answer($0, [(mark, 4, ["s\(index + 10)"])]) }
    }
    let progress = Examples.progress(answers)
    #expect(progress.seenMost.map(\.name) == ["s20", "s21", "s16", "s17", "s18"])
    #expect(progress.worthAnotherLook.map(\.name) == ["s10", "s11", "s12", "s13", "s14"])
    #expect(progress.skills.count == 13)
  }

  @Test func `of two alike the one with more answers comes first`() {
    let answers = (0..<3).map { Examples.answer($0, "a", 2) } + (0..<4).map { Examples.answer($0, "b", 2) }
    #expect(Examples.progress(answers).seenMost.map(\.name) == ["b", "a"])
  }

  @Test func `names are in alphabetical order, small and great letters alike, on one line`() {
    let progress = Examples.progress(["b", "C", "a", "a\u{1B}[2J\nx"].map { Examples.answer(0, $0, 1) })
    #expect(progress.skills.map(\.name) == ["a", "a␛[2J x", "b", "C"])
  }

  @Test func `what is due now is parted from what comes, the longest due first, five at most to come`() {
    let due = [3, 1, 2, 9, 8, 7, 6, 5, 4].map { DueCase(id: "c\($0)", title: "T", due: Examples.noon($0)) }
    let progress = Examples.progress([], due: due, now: Examples.noon(3))
    #expect(progress.dueNow.map(\.id) == ["c1", "c2", "c3"])
    #expect(progress.coming.map(\.id) == ["c4", "c5", "c6", "c7", "c8"])
    #expect(progress.dueNow[0].day.words == "4 Feb 2025")
  }

  @Test func `a day is the day of the learner's clock`() throws {
    let evening = Date(timeIntervalSince1970: 20_122 * 86400 + 23 * 3600)
    let tokyo = try #require(TimeZone(secondsFromGMT: 9 * 3600))
    #expect(CalendarDay(evening, in: .gmt).iso == "2025-02-03")
    #expect(CalendarDay(evening, in: tokyo).iso == "2025-02-04")
  }

  @Test func `dates beyond reason do no harm`() {
    let dates = [
      Date.distantPast, .distantFuture, Date(timeIntervalSince1970: .infinity), Date(timeIntervalSince1970: -.infinity),
      Date(timeIntervalSince1970: .nan), Date(timeIntervalSince1970: 1e300),
    ]
    let answers = dates.map {
      PastAnswer(
        caseID: "c", questionID: "q", at: $0, themes: ["t"],
        criteria: [.init(id: "c", mark: 1, outOf: 2, skills: [])])
    }
    let progress = LearnerProgress(answers: answers, due: [], now: Examples.noon(0), timeZone: .gmt)
    #expect(progress.themes[0].periods.map(\.answers).reduce(0, +) == dates.count)
    #expect(progress.lastDay?.iso == "9999-12-31")
  }
}
