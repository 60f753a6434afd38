import AnswerFiles
import Authoring
import Calibrating
import CaseLoading
import Diagnostics
import Foundation
import Scoring
import Testing

@testable import Reporting

/// A report on what marked answers teach as text, as JSON and as a page.
@Suite struct CalibrationReportTests {
  static func text(_ report: CalibrationReport, _ columns: Int = 80) -> [String] {
    CalibrationText(columns: columns).lines(report).map { $0.map(\.text).joined() }
  }

  static func whole(_ report: CalibrationReport) -> String {
    text(report, 80).map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  @Test(arguments: [20, 40, 80, 200]) func `no line is wider than the screen, and none ends in a blank`(
    columns: Int
  ) throws {
    for line in Self.text(try CalibrationExamples.report(), columns) {
      #expect(DisplayWidth.of(line) <= columns && line.last != " ", "\(line)")
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
  }

  @Test func `sentences say what was learned, and what was left alone and why`() throws {
    let learned = Self.whole(try CalibrationExamples.report())
    #expect(learned.contains("Learned: of answers held out, ") && learned.contains(" of 60 ("))
    #expect(learned.contains("Words that move it most: “decide” up (30 answers)."))
    #expect(learned.contains("“decide”: in 20 answers that met it, and in 2 that did not"))
    #expect(learned.contains("wrong in 6 answers, right in 4"))
    #expect(learned.contains("mend the criterion first."))
    #expect(learned.contains("3 answers without a mark.") && learned.contains("1 mark without an answer."))
    #expect(learned.contains("How sure the marks are"))
    let few = Self.whole(try CalibrationExamples.report(1))
    #expect(few.contains("Left alone: too few marks. 1 different answer is marked; it needs 2 to hold any out"))
    #expect(!few.contains("How sure the marks are") && !few.contains("marks more"))
    let random = Self.whole(try CalibrationExamples.report(60, isRandom: true))
    #expect(random.contains("Left alone: ") && !random.contains("Words that move it most"))
  }

  @Test func `the page is well-formed, escapes everything, and shows no answer unless it is asked to`() throws {
    let report = try CalibrationExamples.report()
    let page = CalibrationPage().page(report).bytes
    let found = try #require(WellFormed(page))
    let text = String(decoding: page, as: UTF8.self)
    #expect(!text.contains("<b>") && !text.contains("\u{1B}") && !text.contains("<script"))
    #expect(found.elements.contains("svg") && found.elements.contains("caption") && text.contains("Formative:"))
    #expect(!found.text.contains("I would decide") && !text.contains("class=\"said\""))
    let open = CalibrationPage(withAnswers: true).page(report).bytes
    #expect(try #require(WellFormed(open)).text.contains("I would decide"))
    #expect(page == CalibrationPage().page(report).bytes)
  }

  @Test func `pictures say in words what they show`() throws {
    let text = String(decoding: CalibrationPage().page(try CalibrationExamples.report()).bytes, as: UTF8.self)
    #expect(text.contains("role=\"img\" aria-label=\"") && text.contains(": said ") && text.contains(", agreed "))
    #expect(text.contains("<title>20 answers: "))
  }

  @Test func `the JSON says what it is for, and holds no answer unless it is asked to`() throws {
    let report = try CalibrationExamples.report()
    let bytes = CalibrationJSON().text(report).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix(#"{"use":"formative","cases":[{"case":"small","caseHash":"#) && text.hasSuffix("}\n"))
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any])
    #expect(!text.contains("I would decide") && !text.contains("examples"))
    #expect(text.contains(#""outcome":"learned","isUsed":true"#) && text.contains(#""learningCurve":[{"answers":2,"#))
    let open = String(decoding: CalibrationJSON(withAnswers: true).text(report).bytes, as: UTF8.self)
    #expect(open.contains(#""examples":["I would decide"#))
  }

  @Test func `markers are compared two by two, over what both marked`() {
    let marks = [["b": 1, "a": 1], ["a": 2, "b": 0], ["a": 1], ["c": 1]]
    let found = MarkerDifference.all(marks, outOf: 2)
    #expect(found.count == 1 && found[0].first == "a" && found[0].answers == 2 && found[0].differing == 1)
    #expect(!found[0].isGrave)
    let grave = MarkerDifference.all((0..<10).map { ["a": $0 % 2, "b": ($0 + 1) % 2] }, outOf: 1)
    #expect(grave[0].isGrave && (grave[0].quadraticKappa ?? 0) < 0)
    let same = MarkerDifference.all(Array(repeating: ["a": 1, "b": 1], count: 20), outOf: 1)
    #expect(same[0].quadraticKappa == nil && !same[0].isGrave)
  }

  @Test func `a learning curve is drawn out by half of the answers, and only where it tells`() throws {
    let curve = try #require(try CalibrationExamples.taught(100).criteria.first).curve
    let found = try #require(LearningProjection(curve, answers: 100))
    #expect(found.more == 50 && found.low <= found.then && found.then <= found.high && (0...1).contains(found.then))
    #expect(LearningProjection(curve, answers: 45)?.more == 20 && LearningProjection(curve, answers: 9) == nil)
    #expect(LearningProjection(Array(curve.prefix(3)), answers: 100) == nil)
  }

  @Test func `banks and calibrations have one ending`() {
    #expect(BankFolder.calibrationEnding == CalibrationWriter.fileEnding)
  }
}
