import Testing

@testable import Reporting

@Suite struct HandOutTests {
  static func text(_ handOut: some HandOut, _ answers: [(String, String)], learner: String = "anna") throws -> String {
    var bytes = handOut.opening(learner: learner)
    for (id, answer) in answers {
      let question = AnsweredQuestion(caseTitle: "Small", prompt: "What <now>?", caseHash: "abc")
      bytes += handOut.section(try FeedbackTests.feedback(answer, id), on: question)
    }
    return String(decoding: bytes + handOut.closing, as: UTF8.self)
  }

  static let answers = [("say", "I'm so sorry. Be calm."), ("safety", "I ask about pain."), ("patient", "👵")]

  @Test func `a page has every answer, words first, and numbers only on request`() throws {
    let page = try Self.text(FeedbackPage(showsNumbers: false), Self.answers)
    let read = try #require(WellFormed(Array(page.utf8)))
    #expect(read.elements.count { $0 == "h2" } == 3 && read.elements.count { $0 == "h1" } == 1)
    for words in [
      "For anna", "Says sorry: met", "You said sorry.", "Ask how it was.", "Calm is hard to order.", "Asks about pain",
      "Rests on: the law", "Cannot tell.", "What <now>?", "Formative:", "balint 0.1.0, case abc", "ask your tutor",
    ] {
      #expect(read.text.contains(words), "\(words)")
    }
    #expect(page.contains("I&#39;m so <mark>sorry</mark>. Be calm."))
    #expect(!page.contains("2 of 2"))
    #expect(try Self.text(FeedbackPage(showsNumbers: true), Self.answers).contains("2 of 2"))
  }

  @Test func `a text has the same, in lines that fit, and no control character`() throws {
    let sheet = FeedbackSheet(layout: TextLayout(columns: 60), showsNumbers: false)
    let text = try Self.text(sheet, Self.answers + [("say", "sorry \u{1B}[2J\u{202E}")], learner: "an\u{1B}na")
    for words in ["For an␛na", "+ Says sorry: met", "I'm so [sorry]. Be calm.", "Cannot tell. There are no", "👵"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
  }

  @Test func `names of files play no tricks and never meet`() {
    var names = HandOutName()
    #expect(names.name(of: "anna-1") == "feedback-anna-1")
    #expect(names.name(of: "../Anna") == "feedback-..=2f_anna")
    let long = String(repeating: "é", count: 400)
    let ids = [
      "", ".", "..", "/etc/passwd", "..\\x", "a/b", "a=2fb", "a_b", "aB", "a_=5f", "ab", "AB", "a\u{0}", "con", "~",
      "é",
      "e\u{301}", "-rf", "a b", "a\nb", long, long + "1", long.uppercased(), String(repeating: "e\u{301}", count: 400),
    ]
    let all = ids.map { names.name(of: $0) }
    #expect(Set(all.map { $0.lowercased() }).count == ids.count)
    #expect(ids.map { names.name(of: $0) } == all)
    for name in all {
      #expect(name.hasPrefix("feedback-") && name.utf8.count < 200)
      #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") })
    }
  }
}
