import Matching
import CaseLoading
import CaseModel
import Diagnostics
import Scoring

@testable import Calibrating

/// A question whose rubric sees less than its markers do, and answers with marks that follow from their words.
enum MadeUpQuestion {
  static let text = """
    case: made-up
    title: Made up
    level: 1
    situation: She has been coming every Monday for years.
    questions:
      - explain: What would you do?
        rubric:
          - criterion: plan
            looks for: A plan that she has a part in
            full: "(agree | share) ... plan"
            partly: plan
      - notice: What do you notice in yourself?
    """

  /// - Parameters:
  ///   - id: the question.
  ///   - anchors: answers of the case itself, with their marks.
  /// - Returns: the question.
  /// - Throws: when the case does not load.
  static func compiled(
    question id: String = "explain", anchors: [(text: String, mark: Int)] = []
  ) throws -> CompiledQuestion {
    let lines = anchors.map { "      - answer: \"\($0.text)\"\n        marks: {plan: \($0.mark)}\n" }.joined()
    let own = anchors.isEmpty ? "" : "    anchors:\n\(lines)"
    let source = text.replacing("  - notice:", with: own + "  - notice:")
    let bank = BankLoader.load([SourceText(name: "made-up.yaml", text: source)], base: nil).bank
    guard let teachingCase = bank.find("made-up"), let question = teachingCase.question(id) else {
      throw NotLoaded()
    }
    return CompiledQuestion(question, of: teachingCase, in: bank)
  }

  struct NotLoaded: Error {}

  private static let openings = ["I would", "First I'd", "Perhaps I would", "As her doctor I would"]
  private static let good = ["listen to her", "offer regular visits", "name one doctor", "ask what she hopes for"]
  private static let poor = ["order more tests", "send her elsewhere", "tell her nothing is wrong", "cut her visits"]
  private static let endings = ["and write it down", "before anything else", "this week", "and tell the team"]

  /// Answers marked by what they hold: two good parts 2, one 1, none 0.
  static func answers(_ count: Int, seed: UInt64 = 7) -> [MarkedAnswer] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in
      let parts = [Bool.random(using: &random), Bool.random(using: &random)]
      let words = parts.map { ($0 ? good : poor).randomElement(using: &random) ?? "" }
      let text =
        "\(openings.randomElement(using: &random) ?? "") \(words[0]) and \(words[1]) \(endings.randomElement(using: &random) ?? "")."
      return MarkedAnswer(text: text, marks: ["plan": [Double(parts.count { $0 })]])
    }
  }

  /// The same answers with marks drawn by lot.
  static func randomlyMarked(_ count: Int, seed: UInt64) -> [MarkedAnswer] {
    var random = SplitMix(seed: seed &+ 99)
    return answers(count, seed: seed).map {
      MarkedAnswer(text: $0.text, marks: ["plan": [Double(Int.random(in: 0...2, using: &random))]])
    }
  }

  /// What a calibration of these answers is as a file's content.
  static func file(_ count: Int = 40) throws -> CaseCalibration {
    let compiled = try compiled()
    return CaseCalibration(
      caseID: compiled.caseID, caseHash: compiled.caseHash, engine: engineVersion, date: "2026-11-27",
      questions: [CaseCalibration.QuestionPart(Calibrator(compiled).taught(by: answers(count)))])
  }
}
