import Agreement
import AnswerFiles
import Diagnostics
import Foundation
import Testing

@testable import Reporting

/// A report on agreement as text, as JSON and as a page.
@Suite struct AgreementFacesTests {
  static let report = AgreementExamples.report(
    answers: [
      GivenAnswer(
        learner: "l1", caseID: "small", questionID: "say", text: "Sorry, " + String(repeating: "x", count: 900))
    ],
    groups: GroupAgreementTests.groups { $0 < 20 ? "north" : "south" })

  static func text(_ columns: Int) -> [String] {
    AgreementText(columns: columns).lines(report).map { $0.map(\.text).joined() }
  }

  @Test(arguments: [20, 40, 80, 200]) func `no line is wider than the screen, and none ends in a blank`(columns: Int) {
    for line in Self.text(columns) {
      #expect(DisplayWidth.of(line) <= columns && line.last != " ", "\(line)")
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
  }

  @Test func `words come before numbers, and small sets are warned of`() throws {
    let lines = Self.text(80)
    #expect(lines[1].contains("Formative"))
    let sentence = try #require(lines.firstIndex { $0.contains("anna and the program gave the same mark to") })
    let figure = try #require(lines[sentence...].firstIndex { $0.contains("same mark  ") })
    #expect(figure > sentence)
    #expect(lines.contains { $0.contains("The program could not tell about 1 of 30 answers") })
    let few = AgreementExamples.report(Array(AgreementExamples.marks.prefix(60)))
    #expect(
      AgreementText(columns: 80).lines(few).contains { $0.contains { $0.text.contains("the figures move a lot") } })
  }

  @Test func `sentences say by how much`() throws {
    func sentence(_ marks: [(Int, Int)], question: String = "say") throws -> String {
      let given = marks.enumerated().flatMap { place, marks in
        [
          AgreementExamples.mark("anna", "l\(place)", "sorry", marks.0, question: question),
          AgreementExamples.mark(
            "balint", "l\(place)", "sorry", marks.1, question: question, outOf: question == "safety" ? 1 : 2),
        ]
      }
      let pair = try #require(AgreementExamples.report(given).pairs.first)
      let item = try #require(pair.questions.first?.items.first)
      return [AgreementWords.same(item, pair), AgreementWords.bias(item, pair)].compactMap { $0 }.joined(separator: " ")
    }
    let who = "anna and the program"
    #expect(try sentence([(1, 1), (2, 2)]) == "\(who) gave the same mark to 2 of 2 answers.")
    #expect(
      try sentence([(1, 1), (1, 2)])
        == "\(who) gave the same mark to 1 of 2 answers; where they differed, it was by one mark. On average the program gave 0.50 more than anna."
    )
    #expect(try sentence([(0, 2)]).contains("it was by more than one mark."))
    #expect(
      try sentence([(0, 1), (2, 1)]).hasSuffix("always by one mark. On average neither gave more than the other."))
    #expect(try sentence([(0, 2), (2, 1), (1, 0)]).contains("by one mark in 2 of 3."))
    #expect(
      try sentence([(0, 1), (1, 1)], question: "safety")
        == "\(who) agreed on 1 of 2 answers whether it was there. The program saw it in 1 answer more than anna.")
  }

  @Test func `the JSON says what it is for, and null for what is undefined`() throws {
    let marks = (0..<3).flatMap {
      [AgreementExamples.mark("anna", "l\($0)", "sorry", 1), AgreementExamples.mark("ben", "l\($0)", "sorry", 1)]
    }
    let text = String(decoding: AgreementJSON().text(AgreementExamples.report(marks)).bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(#"{"use":"formative","markers":[{"name":"anna","isProgram":false}"#) && text.hasSuffix("}\n"))
    #expect(
      text.contains(
        #""exact":1,"adjacent":1,"kappa":null,"linearKappa":null,"quadraticKappa":null,"bias":0,"smd":null"#))
    let whole = AgreementJSON().text(Self.report).bytes
    #expect(try JSONSerialization.jsonObject(with: Data(whole)) is [String: Any])
    #expect(whole == AgreementJSON().text(Self.report).bytes)
  }

  @Test func `all and none are said only where it is all and none`() {
    let shares: [(Double, String)] = [
      (0, "0%"), (0.001, "1%"), (0.494, "49%"), (0.996, "99%"), (0.9999, "99%"), (1, "100%"),
    ]
    for (share, text) in shares { #expect(AgreementWords.percent(share) == text) }
  }

  @Test func `what was left out stands in all three forms`() {
    let marks = AgreementExamples.marks + [AgreementExamples.mark("anna", "l1", "sorry", 7, line: 321)]
    let report = AgreementExamples.report(marks)
    let reason = "a mark for this criterion is a whole number from 0 to 2"
    let json = String(decoding: AgreementJSON().text(report).bytes, as: UTF8.self)
    #expect(json.contains(#""unusable":[{"file":"a.csv","line":321,"reason":"\#(reason)"}]"#))
    let page = String(decoding: AgreementPage().page(report).bytes, as: UTF8.self)
    #expect(page.contains("a.csv:321: \(reason)"))
    let text = AgreementText(columns: 80).lines(report).map { $0.map(\.text).joined() }
    for form in [json, page, text.joined(separator: " ")] { #expect(form.contains("1 mark could not be used")) }
  }

  @Test func `pairs beside each other have their numbers, and a caution where these differ`() throws {
    let table = try #require(AgreementTables.sideBySide(Self.report))
    #expect(table.headers.last == "\(AgreementExamples.hostile.inOneLine)–the program")
    let sorry = try #require(table.sections.first?.rows.first)
    #expect(sorry[1].hasSuffix(" (30)") && sorry[2].hasSuffix(" (29+1)"))
    #expect(AgreementWords.caution(Self.report)?.contains("the harder ones") == true)
    let people = AgreementExamples.report(
      AgreementExamples.marks.filter { !$0.source.isProgram && $0.item.questionID == "say" })
    #expect(AgreementWords.caution(people) == nil)
  }

  @Test func `the page is well-formed, escapes everything, and has numbers in every cell of a matrix`() {
    let page = AgreementPage().page(Self.report).bytes
    let text = String(decoding: page, as: UTF8.self)
    #expect(WellFormed(page) != nil && !text.contains("<b>") && !text.contains("\u{1B}"))
    #expect(text.contains("Formative:") && text.contains("<caption>How many answers got which marks"))
    #expect(!text.contains("<td class=\"shade-4\"></td>") && text.contains("class=\"shade-0\">0</td>"))
    #expect(text.contains("<th scope=\"row\">0</th>"))
    // An excerpt, not an essay.
    #expect(!text.contains(String(repeating: "x", count: 500)))
  }
}
