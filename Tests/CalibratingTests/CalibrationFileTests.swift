import Diagnostics
import Scoring
import Testing

@testable import Calibrating

@Suite struct CalibrationFileTests {
  private func read(_ text: String) -> (calibration: CaseCalibration?, diagnostics: [Diagnostic]) {
    CalibrationReader.read(SourceText(name: "made-up.calibration.yaml", text: text))
  }

  @Test func `what was written is read back as the very same, and scores to the bit`() throws {
    let file = try MadeUpQuestion.file()
    let text = CalibrationWriter.text(file)
    let (back, diagnostics) = read(text)
    #expect(diagnostics.isEmpty)
    #expect(back == file)
    #expect(back.map(CalibrationWriter.text) == text)
    let compiled = try MadeUpQuestion.compiled()
    let learned = try #require(back?.calibration(of: "explain", caseHash: compiled.caseHash))
    let (first, second) = (
      Scorer(compiled.calibrated(by: file.questions[0].calibration)), Scorer(compiled.calibrated(by: learned))
    )
    for answer in MadeUpQuestion.answers(60, seed: 21) {
      #expect(first.score(answer.text) == second.score(answer.text))
      #expect(first.explainedScore(answer.text).movements == second.explainedScore(answer.text).movements)
    }
  }

  @Test func `it holds no text of an answer`() throws {
    let text = CalibrationWriter.text(try MadeUpQuestion.file())
    for answer in MadeUpQuestion.answers(40) { #expect(!text.contains(answer.text)) }
  }

  @Test func `it fits no other case`() throws {
    let file = try MadeUpQuestion.file()
    #expect(file.calibration(of: "explain", caseHash: file.caseHash) != nil)
    #expect(file.calibration(of: "explain", caseHash: "0123456789abcdef") == nil)
    #expect(file.calibration(of: "say", caseHash: file.caseHash) == nil)
  }

  @Test(arguments: [0, 1, -1, 0.5, -0.0001, 0.0001, 12.3456, -999.9999, 0.1, 0.7071])
  func `numbers are written with what they need and read to the bit`(value: Double) throws {
    let text = CalibrationWriter.number(value)
    #expect(Double(text) == QuestionCalibration.rounded(value))
    #expect(!text.hasSuffix("0") || text == "0")
  }

  @Test(arguments: [
    ("offset:", "offst:", "unknown-key", "did you mean “offset”?"),
    ("case hash:", "case hsh:", "missing-key", ""),
    ("date:", "dates:", "unknown-key", "did you mean “date”?"),
    ("thresholds: [", "thresholds: [9, ", "out-of-range", ""),
    ("thresholds: [", "thresholds: no # ", "not-a-list", ""),
    ("evidence: ", "evidence: x", "not-a-number", ""),
    ("evidence: ", "evidence: 1e3", "not-a-number", ""),
    ("in: [", "in: [4000, ", "out-of-range", ""),
    ("marked: ", "marked: -", "not-a-number", ""),
    ("outcome: \"learned\"", "outcome: \"learnt\"", "out-of-range", ""),
  ])
  func `a fault is told with its place and its mend`(from: String, to: String, id: String, mend: String) throws {
    let text = CalibrationWriter.text(try MadeUpQuestion.file())
    let broken = try #require(text.firstRange(of: from)).lowerBound
    let faulty = text[..<broken] + to + text[text.index(broken, offsetBy: from.count)...]
    let (calibration, diagnostics) = read(String(faulty))
    #expect(calibration == nil)
    let fault = try #require(diagnostics.first { $0.id == id })
    #expect(mend.isEmpty || fault.mend == mend)
    #expect(fault.span.end > 0 || id == "missing-key")
  }

  @Test(arguments: [
    "", "x", "[]", "{}", "calibration: [a]", "questions: {}", "- a\n- b\n", "a: b\n---\nc: d\n",
    "calibration: a\ncase hash: b\nengine: c\ndate: d\nquestions: [1, [2], {question: x}]\n",
    "calibration: a\ncase hash: b\nengine: c\ndate: d\nquestions: [{question: x, answers: x, criteria: [{}, []]}]\n",
    "calibration: &a b\n", "\u{FEFF}calibration: a\r\n", "calibration: \"\\uD800\"\n",
  ])
  func `hostile text is refused and not trapped on`(text: String) {
    let (calibration, diagnostics) = read(text)
    #expect(calibration == nil && !diagnostics.isEmpty)
  }

  @Test func `half a file at any place does no harm`() throws {
    let text = CalibrationWriter.text(try MadeUpQuestion.file(20))
    for length in stride(from: 0, to: text.count, by: 97) { _ = read(String(text.prefix(length))) }
  }
}
