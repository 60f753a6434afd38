import Foundation
import Testing

@testable import Reporting

@Suite struct ProgressPageTests {
  static func page(_ progress: LearnerProgress, numbers: Bool = false) -> String {
    String(decoding: ProgressPage(showsNumbers: numbers).page(progress).bytes, as: UTF8.self)
  }

  static func body(_ progress: LearnerProgress, numbers: Bool = false) throws -> String {
    try #require(page(progress, numbers: numbers).components(separatedBy: "<body>").last)
  }

  @Test func `headings come in order, and tables have a caption and scopes`() throws {
    let read = try #require(WellFormed(ProgressPage(showsNumbers: true).page(ProgressExamples.sixWeeks).bytes))
    let headings = read.elements.filter { ["h1", "h2", "h3"].contains($0) }
    #expect(headings == ["h1"] + Array(repeating: "h2", count: 6))
    #expect(read.elements.count { $0 == "table" } == 2)
    #expect(read.elements.count { $0 == "caption" } == 2)
    #expect(read.elements.count { $0 == "svg" } == 7)
    let body = try Self.body(ProgressExamples.sixWeeks)
    #expect(body.components(separatedBy: "<th scope=\"col\">").count - 1 == 8)
    #expect(body.components(separatedBy: "<th scope=\"row\">").count - 1 == 7)
    #expect(!body.contains("<th>"))
  }

  @Test func `it says what it is`() throws {
    let body = try Self.body(ProgressExamples.sixWeeks)
    for words in ["formative", "Nothing here ranks anybody", "A machine read the answers", "misses good answers"] {
      #expect(body.contains(words))
    }
  }

  @Test func `a plot says in words what it shows`() throws {
    let body = try Self.body(
      ProgressExamples.progress([
        ProgressExamples.answer(0, "apology", 0), ProgressExamples.answer(0, "apology", 0),
        ProgressExamples.answer(14, "apology", 2),
      ]))
    #expect(
      body.contains(
        """
        <svg class="plot" role="img" aria-label="3 Feb 2025 to 9 Feb 2025: seldom seen, 2 answers; \
        10 Feb 2025 to 16 Feb 2025: no answers; 17 Feb 2025 to 23 Feb 2025: mostly seen, 1 answer" \
        width="30" height="24" viewBox="0 0 30 24">\
        <g><title>3 Feb 2025 to 9 Feb 2025: seldom seen, 2 answers</title>\
        <rect class="bar" x="0" y="22" width="8" height="2"/></g>\
        <g><title>10 Feb 2025 to 16 Feb 2025: no answers</title>\
        <rect class="gap" x="13" y="22" width="2" height="2"/></g>\
        <g><title>17 Feb 2025 to 23 Feb 2025: mostly seen, 1 answer</title>\
        <rect class="bar" x="20" y="0" width="8" height="24"/></g></svg>
        """))
  }

  @Test func `numbers come on request`() throws {
    #expect(try !Self.body(ProgressExamples.sixWeeks).contains("11 of 20"))
    #expect(try Self.body(ProgressExamples.sixWeeks, numbers: true).contains("10 answers (11 of 20)"))
    #expect(try Self.body(ProgressExamples.sixWeeks, numbers: true).contains("<span class=\"second\">11 of 20</span>"))
  }

  @Test func `names cannot do harm, and stay readable`() throws {
    let names = [
      "<script>alert(1)</script>", "\" onload=\"x", "'><img src=x>", "שלום", "\u{202E}evil", "a\u{0}b\u{1B}[2J\u{FFFD}",
      "&amp;", "]]>", "<!--", String(repeating: "x", count: 300),
    ]
    let answers = (0..<3).flatMap { day in
      names.map { ProgressExamples.answer(day, case: $0, themes: [$0], [(1, 2, [$0])]) }
    }
    let due = names.map { DueCase(id: $0, title: $0, due: ProgressExamples.noon(0)) }
    let page = ProgressPage(showsNumbers: true).page(ProgressExamples.progress(answers, due: due))
    let read = try #require(WellFormed(page.bytes))
    #expect(Set(read.elements).isDisjoint(with: ["script", "img", "a", "iframe"]))
    #expect(!read.attributes.contains("onload"))
    for name in ["<script>alert(1)</script>", "\" onload=\"x", "'><img src=x>", "שלום", "&amp;", "]]>", "<!--"] {
      #expect(read.text.contains(name))
    }
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
  }

  @Test func `it loads and links to nothing, and the same history gives the same bytes`() throws {
    let page = Self.page(ProgressExamples.sixWeeks)
    for text in ["http:", "https:", "//", "<script", "href", "src=", "url(", "javascript:", "style=", "onclick"] {
      #expect(!page.contains(text), "\(text)")
    }
    // The one "http" is the name of the attribute that carries the security policy.
    #expect(page.components(separatedBy: "http").count == 2 && page.contains("http-equiv=\"Content-Security-Policy\""))
    #expect(page == Self.page(ProgressExamples.sixWeeks))
  }

  @Test func `an empty history has a friendly page`() throws {
    let body = try Self.body(ProgressExamples.progress([]))
    #expect(
      body.hasPrefix(
        "<main><h1>Your progress</h1>\n<p>Nothing has been answered yet. What is seen in your answers will show here"))
    #expect(!body.contains("<h2>") && !body.contains("<table>"))
  }

  @Test func `a history without a mark says so`() throws {
    let body = try Self.body(ProgressExamples.progress([ProgressExamples.answer(0, "a", nil)]))
    #expect(body.contains("1 case, 1 answer, on 3 Feb 2025."))
    #expect(body.contains("None of these answers could be scored"))
    #expect(!body.contains("<table>"))
  }
}
