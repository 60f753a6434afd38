import CaseModel
import Foundation
import Testing

@testable import Reporting

@Suite struct GroupReportPageTests {
  static func page(_ answers: [(String, String, String)]) throws -> [UInt8] {
    GroupReportPage().page(try GroupExamples.report(answers)).bytes
  }

  @Test func `the page says what the group did, in words before numbers`() throws {
    let text = try #require(WellFormed(try Self.page(GroupExamples.group))).text
    for words in [
      "Answers to look at first", "most showed it", "5 met, 2 not seen, 1 cannot tell", "Formative:",
      "Nothing here ranks", "a safety item was not seen", "lonely: 3", "balint 0.1.0", "apologises",
      "8 answers to look at first, at the end: a safety item was not seen: 1; the program cannot tell: 6",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    let hash = try #require(GroupExamples.bank.find("small")).hash
    #expect(text.contains(hash))
    let page = String(decoding: try Self.page(GroupExamples.group), as: UTF8.self)
    #expect(page.contains("<mark>sorry</mark>"))
    #expect(page.contains("aria-label=\"5 met, 2 not seen, 1 cannot tell\""))
  }

  @Test func `headings never skip a level, tables have scopes, and the same answers give the same bytes`() throws {
    let bytes = try Self.page(GroupExamples.group)
    let read = try #require(WellFormed(bytes))
    let levels = read.elements.compactMap { $0.count == 2 && $0.hasPrefix("h") ? Int($0.dropFirst()) : nil }
    #expect(levels.first == 1 && zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(!page.contains("<th>"))
    #expect(bytes == (try Self.page(GroupExamples.group)))
    for text in ["<script", "href", "src=", "url(", "style=", "http:", "https:"] { #expect(!page.contains(text)) }
  }

  @Test func `typical answers bear no id, and a small group shows no number`() throws {
    let met = try Self.page(GroupExamples.group.filter { $0.1 == "say" && $0.0 != "cleo" && $0.0 != "fritz" })
    let page = String(decoding: met, as: UTF8.self)
    for learner in ["anna", "ben", "dora", "ewa", "gita", "hugo"] { #expect(!page.contains(learner)) }
    let small = try #require(WellFormed(try Self.page(GroupExamples.group.filter { $0.0 < "d" }))).text
    #expect(small.contains("fewer than 5 learners"))
    for words in ["3 met", "2 met", "1 met", "not seen,", "1 not seen"] { #expect(!small.contains(words)) }
  }

  @Test func `answers and ids cannot do harm`() throws {
    let answers = GroupExamples.hostile.enumerated().map { ("l\($0.offset)\($0.element)", "say", $0.element + " calm") }
    let read = try #require(WellFormed(try Self.page(answers)))
    #expect(Set(read.elements).isDisjoint(with: ["script", "b", "a", "img"]))
    #expect(read.text.contains("<script>alert(1)</script>"))
  }

  @Test func `nothing scored has a page too`() throws {
    #expect(try #require(WellFormed(try Self.page([]))).text.contains("No answer was scored."))
  }
}
