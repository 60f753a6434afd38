import Authoring
import Calibrating
import CaseLoading
import CaseModel
import Diagnostics
import Matching
import Scoring

@testable import Reporting

/// Marked answers, made up, and a report on them.
enum CalibrationExamples {
  static let text = """
    case: small
    title: Small
    level: 1
    situation: She has been coming every Monday for years.
    questions:
      - explain: What would you do?
        rubric:
          - criterion: plan
            looks for: A plan that she has a part in, <b>bold</b>
            full: "(agree | share) ... plan"
            partly: plan
    """

  static let hostile = AgreementExamples.hostile

  static let phrases = [
    TellingPhrase(
      text: "decide", speaksFor: true, met: 20, notMet: 2, strength: 4.2, examples: ["I would decide \(hostile)"])
  ]
  static let rules = [MisfiringRule(rule: hostile, right: 4, wrong: 6)]

  static func question() throws -> CompiledQuestion {
    let bank = BankLoader.load([SourceText(name: "small.yaml", text: text)]).bank
    guard let teachingCase = bank.find("small"), let question = teachingCase.question("explain") else {
      throw Missing()
    }
    return CompiledQuestion(question, of: teachingCase, in: bank)
  }

  struct Missing: Error {}

  /// Answers whose marks follow from words that the rubric lacks, or from none.
  static func taught(_ count: Int, isRandom: Bool = false) throws -> TaughtQuestion {
    var lot = SplitMix(seed: 5)
    let answers = (0..<count).map { number in
      let isMet = lot.below(2) == 0
      let words = (0..<4).map { _ in ["walks", "rest", "visits", "pills", "letters", "songs"][lot.below(6)] }
      let text =
        "I would \(isMet ? "decide with her on" : "tell her to take") \(words.joined(separator: " and ")) \(number)."
      return MarkedAnswer(text: text, marks: ["plan": [isRandom ? Double(lot.below(3)) : isMet ? 2 : 0]])
    }
    return Calibrator(try question()).taught(by: answers)
  }

  static func report(_ count: Int = 60, isRandom: Bool = false) throws -> CalibrationReport {
    let taught = try taught(count, isRandom: isRandom)
    let marks = (0..<20).map { ["anna": $0 % 2, hostile: $0 % 3] }
    let criteria = taught.criteria.map { taught in
      CalibrationReport.CriterionPart(
        taught: taught, looksFor: "A plan, <b>bold</b>",
        words: [CalibrationReport.MovingWord(text: "decide", isUp: true, answers: 30)],
        markers: MarkerDifference.all(marks, outOf: 2), phrases: phrases, rules: rules)
    }
    let question = CalibrationReport.QuestionPart(
      questionID: "explain", answers: taught.answers, setAside: taught.setAside, criteria: criteria)
    return CalibrationReport(
      cases: [CalibrationReport.CasePart(caseID: "small", caseHash: "0123456789abcdef", questions: [question])],
      answersWithoutMarks: 3, marksWithoutAnswers: 1)
  }
}
