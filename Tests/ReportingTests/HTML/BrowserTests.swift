import Testing

@testable import Reporting

/// The pages as a browser shows them.
@Suite(.enabled(if: Browser.path != nil), .serialized) struct BrowserTests {
  static func handOut() throws -> [UInt8] {
    Array(try HandOutTests.text(FeedbackPage(showsNumbers: true), HandOutTests.answers).utf8)
  }

  static let wide = String(repeating: "sorry", count: 200)

  @Test func `pages fit a phone, with their own style`() throws {
    let hostile = GroupExamples.hostile.enumerated().map { ("l\($0.offset)" + Self.wide, "say", $0.element + " calm") }
    let group = GroupReportPage().page(try GroupExamples.report(GroupExamples.group + hostile)).bytes
    for page in [group, try Self.handOut()] {
      // The style sheet was accepted by the page's own policy when marked words are underlined.
      let question = """
        [d.documentElement.scrollWidth <= w.innerWidth, w.getComputedStyle(d.querySelector('mark')).textDecorationLine,
        [...d.querySelectorAll('svg, td, .said')].every(e => e.getBoundingClientRect().right <= w.innerWidth)].join(' ')
        """.replacing("\n", with: " ")
      let answer = try Browser.ask(question, of: page, width: 360)
      #expect(answer == "true underline true")
    }
  }
}
