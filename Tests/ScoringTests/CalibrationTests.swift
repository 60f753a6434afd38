import CaseModel
import Testing

@testable import Scoring

@Suite struct CalibrationTests {
  private static let text = """
    case: calibrated
    title: Calibrated
    level: 1
    situation: She waits.
    questions:
      - explain: What would you do?
        rubric:
          - criterion: plan
            looks for: A plan
            full: plan
          - criterion: other
            looks for: Something else
            full: letter
        watch for:
          - flag: tests
            when: test*
            comment: More tests?
    """

  private func compiled() throws -> CompiledQuestion {
    let bank = try TestBank.load(Self.text)
    let teachingCase = try #require(bank.find("calibrated"))
    return CompiledQuestion(try #require(teachingCase.questions.first), of: teachingCase, in: bank)
  }

  private func learned(
    _ criterion: String = "plan", words: [String: Double] = [:], offset: Double = 0, evidence: Double = 0
  ) -> QuestionCalibration {
    QuestionCalibration(
      question: "explain", answers: [MarkedExample(fingerprint: "00000000000000aa", size: 2)],
      criteria: [
        CriterionCalibration(
          criterion: criterion, offset: offset, evidence: evidence, found: 0, alike: 0, contrary: 0,
          thresholds: [0.5, 1.5], confidence: ConfidenceTable([0.5, 0.6, 0.7, 0.8, 0.9]),
          words: words.map { CriterionCalibration.WordWeight(stem: $0.key, weight: $0.value, answers: [0]) },
          teachings: [CriterionCalibration.Teaching(answer: 0, mark: 2, pull: 0.1)])
      ])
  }

  private func scorers(_ learned: QuestionCalibration) throws -> (plain: Scorer, calibrated: Scorer) {
    let compiled = try compiled()
    return (Scorer(compiled), Scorer(compiled.calibrated(by: learned)))
  }

  @Test func `words move the estimate, and the mark follows it`() throws {
    let (plain, calibrated) = try scorers(learned(words: ["listen": 2.2], offset: 0.1))
    let answer = "Listen to her"
    #expect(plain.score(answer).marks[0].mark == 0)
    let mark = calibrated.score(answer).marks[0]
    #expect(mark.mark == 2 && mark.rubricMark == 0 && mark.verdict == .met)
    #expect(try #require(mark.estimate) > 1.5)
  }

  @Test func `the rubric's evidence stays, whatever the mark`() throws {
    let (plain, calibrated) = try scorers(learned(offset: 0.1, evidence: 0.1))
    let answer = "I would make a plan with her."
    let (before, after) = (plain.score(answer).marks[0], calibrated.score(answer).marks[0])
    #expect(before.mark == 2 && after.mark == 0 && after.verdict == .notSeen)
    #expect(before.evidence == after.evidence && after.rubricMark == 2)
    #expect(after.estimate == 0.4 && after.confidence == 0.6)
  }

  @Test func `what nothing was learned about is left as it is`() throws {
    let (plain, calibrated) = try scorers(learned(offset: 0.9))
    for answer in ["More tests and a letter for her.", "", "plan plan plan"] {
      let (before, after) = (plain.score(answer), calibrated.score(answer))
      #expect(before.marks[1] == after.marks[1])
      #expect(before.flags == after.flags && before.unreadable == after.unreadable)
    }
    #expect(calibrated.score("").marks[0].mark == nil)
    #expect(calibrated.score("").marks[0].verdict == .cannotTell)
  }

  @Test func `an estimate stays between nothing and the full mark`() throws {
    for offset in [-5.0, 5.0] {
      let mark = try scorers(learned(offset: offset)).calibrated.score("I would listen to her.").marks[0]
      #expect(mark.estimate == (offset < 0 ? 0 : 2) && mark.mark == (offset < 0 ? 0 : 2))
    }
  }

  @Test func `a word counts once, however often it is said`() throws {
    let (_, calibrated) = try scorers(learned(words: ["listen": 0.5]))
    let once = calibrated.score("I would listen to her.").marks[0].estimate
    #expect(once == calibrated.score("I would listen, listen, listen to her.").marks[0].estimate)
  }

  @Test func `what an answer is worth does not depend on what was scored before`() throws {
    let (_, first) = try scorers(learned(words: ["listen": 0.5, "do": 0.2]))
    let (_, second) = try scorers(learned(words: ["listen": 0.5, "do": 0.2]))
    _ = first.score("Doing things, willing hands, listening and listened.")
    let answer = "I would listen and do what she wills."
    #expect(first.score(answer) == second.score(answer))
  }

  @Test func `a copy for another task scores alike`() throws {
    let compiled = try compiled().calibrated(by: learned(words: ["listen": 0.5]))
    let answer = "I would listen to her."
    #expect(Scorer(compiled).score(answer) == Scorer(compiled.copy).score(answer))
  }

  @Test func `an estimate names the words and the marked answers that moved it`() throws {
    let (_, calibrated) = try scorers(learned(words: ["listen": 0.5, "her": -0.1], offset: 0.2))
    let (score, movements) = calibrated.explainedScore("I would listen to her.")
    let movement = try #require(movements["plan"])
    #expect(movements.count == 1 && movement.start == 0.4)
    #expect(movement.words.map(\.text) == ["listen", "her"])
    #expect(movement.words[0].start == 8 && movement.words[0].end == 14)
    #expect(movement.words[0].marks > 0 && movement.words[1].marks < 0)
    #expect(movement.answers.map(\.fingerprint) == ["00000000000000aa"])
    let sum = movement.start + movement.words.reduce(0) { $0 + $1.marks }
    #expect(abs(sum - (score.marks[0].estimate ?? 0)) < 0.01)
  }

  @Test func `what was learned about another question is not used`() throws {
    let compiled = try compiled()
    let other = QuestionCalibration(question: "say", answers: [], criteria: learned(offset: 1).criteria)
    let answer = "I would listen to her."
    #expect(Scorer(compiled).score(answer) == Scorer(compiled.calibrated(by: other)).score(answer))
  }
}
