import CaseModel
import Drills
import Testing

@testable import Reporting

@Suite struct ProjectorPageTests {
  static func page(_ drill: Drill) -> String {
    DrillExamples.text(DrillExamples.pages.board(DrillExamples.moment(drill), key: "k"))
  }

  @Test func `it says how many have answered and never who`() throws {
    var drill = try DrillExamples.atSay(.open)
    #expect(Self.page(drill).contains("5 of 6 have answered."))
    #expect(drill.apply(.timed(until: DrillExamples.noon)) == nil)
    #expect(Self.page(drill).contains("5 of 6 have answered. Closes at 12:00."))
    for text in DrillExamples.said { #expect(!Self.page(drill).contains(text.prefix(8))) }
    #expect(Self.page(try DrillExamples.atSay(.closed)).contains("5 of 6 have answered. Closed."))
  }

  @Test func `answers stand side by side under letters; what counted is shown only when it is revealed`() throws {
    let shown = Self.page(try DrillExamples.atSay(.shown))
    for letter in ["A", "B", "C", "D", "E"] { #expect(shown.contains("<strong>\(letter)</strong>")) }
    #expect(shown.contains("I am sorry you had to wait.") && !shown.contains("<mark>"))
    #expect(shown.contains("<span class=\"tag\">apologises</span>"))
    let revealed = Self.page(try DrillExamples.atSay(.revealed))
    #expect(revealed.contains("I am <mark>sorry</mark> you had to wait."))
    #expect(revealed.contains("<bdi>Says sorry</bdi><strong class=\"whole\"> 3 answers</strong>"))
  }

  @Test func `a tutor's mark is noted without its reason`() throws {
    var drill = try DrillExamples.atSay(.revealed)
    let override = MarkOverride(
      question: try #require(drill.currentKey), seat: 3, criterion: "sorry", mark: 9, program: 0, reason: "Privately",
      at: DrillExamples.noon)
    #expect(drill.apply(.overrode(override)) == nil)
    #expect(Self.page(drill).contains("The tutor: Says sorry: met") && !Self.page(drill).contains("Privately"))
  }

  @Test func `how to join is large while a case is offered and small later`() throws {
    #expect(Self.page(DrillExamples.drill()).contains("class=\"invitation\""))
    let later = Self.page(try DrillExamples.atSay(.open))
    #expect(later.contains("class=\"corner\"") && !later.contains("class=\"invitation\""))
    #expect(later.contains("aria-label=\"QR code of http://192.168.1.20:8080/j/KUR4MB\""))
  }

  @Test func `nobody's answer has a page too`() throws {
    var drill = DrillExamples.drill()
    while drill.place.stage != .revealed { #expect(drill.apply(.moved(try #require(drill.next))) == nil) }
    #expect(
      Self.page(drill).contains("Nobody has answered this one.") && Self.page(drill).contains("What was looked for"))
  }
}
