import CaseLoading
import CaseModel
import Diagnostics
import Scoring
import Testing

@testable import Calibrating

@Suite struct PriorTests {
  private func compiled(_ full: String) throws -> CompiledQuestion {
    let text = """
      case: current
      title: Current
      level: 1
      situation: A lamp is in the circuit.
      questions:
        - explain: Why is it lit?
          rubric:
            - criterion: why
              looks for: The reason
              points: 1
              said: anyhow
              full: \(full)
      """
    let bank = BankLoader.load([SourceText(name: "current.yaml", text: text)], base: nil).bank
    let teachingCase = try #require(bank.find("current"))
    return CompiledQuestion(try #require(teachingCase.questions.first), of: teachingCase, in: bank)
  }

  private static let like = "{like: [The switch lets the current pass]}"

  @Test(arguments: [
    ("{all: [\(like), (no | not | never)]}", true), ("{all: [\(like), {none: [not, never]}]}", true),
    ("{any: [{all: [\(like), not]}]}", true), ("{all: [\(like), switch]}", false), (like, false),
    ("{any: [\(like), not]}", false), ("{all: [current, not]}", false),
  ])
  func `a criterion that wants an example denied looks for a contradiction`(full: String, isOne: Bool) throws {
    let reader = FeatureReader(try compiled(full), texts: [])
    #expect(reader.contradicting.contains("why") == isOne)
    #expect(reader.examples["why"] == (isOne || full == Self.like || full.hasPrefix("{any") ? 1 : 0))
  }

  @Test func `what is much alike is expected to be right, and where it denies, to be the opposite`() throws {
    func estimates(_ full: String) throws -> [Double] {
      let compiled = try compiled(full)
      let scorer = Scorer(compiled.calibrated(by: Calibrator(compiled).fitted(to: [])))
      return try ["The switch lets the current pass.", "The switch does not let the current pass.", "It is blue."].map {
        try #require(scorer.score($0).marks[0].estimate)
      }
    }
    let right = try estimates(Self.like)
    #expect(right[0] > right[1] + 0.1 && right[0] > right[2] + 0.3)
    let opposite = try estimates("{all: [\(Self.like), (no | not | never)]}")
    #expect(opposite[1] > opposite[0] && opposite[1] > opposite[2])
  }

  @Test func `many examples that are alike make an answer no more right than one does`() throws {
    func estimate(_ full: String) throws -> Double {
      let compiled = try compiled(full)
      let scorer = Scorer(compiled.calibrated(by: Calibrator(compiled).fitted(to: [])))
      return try #require(scorer.score("The lamp has some current in it.").marks[0].estimate)
    }
    let many = "{like: [The switch lets the current pass, The wire holds the current, The lamp is on a closed path]}"
    #expect(try estimate(many) < estimate(Self.like) + 0.1)
  }
}
