import CaseModel
import Drills
import Foundation
import Testing

@testable import Reporting

@Suite struct DrillRecordWriterTests {
  static func record(_ keeping: DrillRecord.Keeping, isSmall: Bool = false) throws -> DrillRecord {
    let drill = try #require(try DrillExamples.wholeDrill().last).drill
    let small = try #require(GroupExamples.bank.find("small"))
    let boards = small.questions.map { Board(drill, $0, of: small, in: GroupExamples.bank) }
    return DrillRecord(
      drill, boards: boards, ended: DrillExamples.noon.addingTimeInterval(5400), keeping: keeping,
      smallGroup: isSmall ? 6 : GroupReport.smallGroup)
  }

  @Test func `Markdown and page say the same: what was asked, what was seen, what the tutor did`() throws {
    let record = try Self.record(.counts)
    let markdown = DrillRecordMarkdown(timeZone: .gmt).text(record).replacing("\\", with: "")
    let page = try #require(WellFormed(DrillRecordPage(timeZone: .gmt).page(record).bytes)).text
    for words in [
      "A drill: Tuesday </title><b>group</b>", "1 Jan 1970, 12:00 to 13:30", "6 took part", "Formative",
      "What do you say?", "5 answers", "Says sorry", "in 4 answers", "lonely", "in no answer, this time",
      "tutor 1, program 0, at 12:00. Why: In <u>other</u> words", "A <u>note</u>", "For each alone: nothing was sent.",
      "balint 0.1.0", record.cases[0].hash,
    ] {
      #expect(page.contains(words), "\(words)")
      #expect(markdown.contains(words), "\(words)")
    }
    for name in DrillExamples.names + DrillExamples.said { #expect(!page.contains(name) && !markdown.contains(name)) }
  }

  @Test func `few answers are withheld, and it is said`() throws {
    let page = try #require(
      WellFormed(DrillRecordPage(timeZone: .gmt).page(try Self.record(.counts, isSmall: true)).bytes))
    #expect(page.text.contains("fewer than 6 answers") && page.text.contains("Fewer than 6 answers: no counts."))
    #expect(!page.text.contains("in 4 answers") && !page.text.contains("tutor 1, program 0"))
  }

  @Test func `answers and names are inert wherever they are kept`() throws {
    let record = try Self.record(.answersAndNames)
    let read = try #require(WellFormed(DrillRecordPage(timeZone: .gmt).page(record).bytes))
    #expect(Set(read.elements).isDisjoint(with: ["script", "img", "b", "i", "u", "a"]))
    for text in DrillExamples.said + ["Dora <i>Quill</i>"] { #expect(read.text.contains(text)) }
    let markdown = DrillRecordMarkdown(timeZone: .gmt).text(record)
    #expect(markdown.firstMatch(of: /(^|[^\\])</) == nil)
    #expect(markdown.contains("It holds answers"))
  }
}
