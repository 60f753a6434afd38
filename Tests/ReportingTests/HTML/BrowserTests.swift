import CaseModel
import Scoring
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

  /// What axe-core's rules ask of pages of this kind (it finds nothing in them either; it is no part of the tests).
  @Test func `pages tell a screen reader what everything is`() throws {
    let group = GroupReportPage().page(try GroupExamples.report(GroupExamples.group)).bytes
    let sheet = MarkingSheetPage().page(MarkingSheet(try Self.sample(), isBlind: false)).bytes
    let rules = """
      each = s => [...d.querySelectorAll(s)], levels = each('h1,h2,h3').map(h => +h.tagName[1]), [
      d.documentElement.lang == 'en' && d.title != '' && each('main').length == 1 && each('footer').length == 1,
      levels[0] == 1 && levels.filter(l => l == 1).length == 1 && levels.every((l, i) => !i || l <= levels[i - 1] + 1),
      each('h1,h2,h3,th').every(e => e.textContent.trim() != ''),
      each('th').every(h => ['col', 'row'].includes(h.scope)) && each('table').every(t => t.querySelector('thead th')),
      each('svg').every(e => e.getAttribute('role') == 'img' && e.getAttribute('aria-label') ||
        e.getAttribute('aria-labelledby')),
      each('ul').every(u => [...u.children].every(c => c.tagName == 'LI')),
      new Set(each('[id]').map(e => e.id)).size == each('[id]').length,
      each('script,iframe,object,embed,a,img,link,form').length == 0,
      each('table').length > 0 || each('.said').length > 0].join(' ')
      """.replacing("\n", with: " ").replacing("&", with: "&amp;").replacing("\"", with: "'")
    let agreement = AgreementPage().page(AgreementExamples.report()).bytes
    let calibration = CalibrationPage(withAnswers: true).page(try CalibrationExamples.report()).bytes
    for page in [group, sheet, agreement, calibration, try Self.handOut()] {
      let answer = try Browser.ask(rules, of: page, width: 1000)
      #expect(answer == Array(repeating: "true", count: 9).joined(separator: " "))
    }
  }

  static func sample() throws -> AnswerSample {
    let teachingCase = try #require(FeedbackTests.bank.find("small"))
    let question = try #require(teachingCase.question("say"))
    let scorer = Scorer(CompiledQuestion(question, of: teachingCase, in: FeedbackTests.bank))
    var sample = AnswerSample(size: 3, seed: 1)
    for learner in ["anna", "ben", "<b>"] {
      let answer = "I'm sorry, \(learner)."
      sample.add(learner: learner, answer: answer, score: scorer.score(answer), question: question, of: teachingCase)
    }
    return sample
  }
}
