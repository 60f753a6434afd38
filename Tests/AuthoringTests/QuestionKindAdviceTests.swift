import CaseLoading
import CaseModel
import Diagnostics
import Scoring
import Testing

@testable import Authoring

/// Advice points into the rubric of every kind of question.
@Suite struct QuestionKindAdviceTests {
  /// The places of untried evidence in a file with one case of one question.
  static func untried(
    _ question: String, _ answer: String = "I think it could be an apple, because they are sweet."
  ) throws -> [String] {
    let text = """
      words: first-document
      phrases: [one]
      ---
      case: small
      title: Small
      level: 1
      situation: She waits.
      questions:
      \(question)
          anchors:
            - answer: \(answer)
              marks: {}
      """
    let loaded = BankLoader.load([SourceText(name: "small.yaml", text: text)])
    #expect(loaded.diagnostics.map(\.message) == [])
    let teachingCase = try #require(loaded.bank.find("small"))
    let pieces = CaseAdvice.pieces(on: teachingCase, ScoredAnchors.all(of: teachingCase, in: loaded.bank))
    return pieces.filter { $0.id == "evidence-untried" }.map { "\($0.source.text(in: $0.span)): \($0.message)" }
  }

  @Test func `perspectives, levels and pitfalls are one criterion each`() throws {
    #expect(
      try Self.untried(
        """
          - wonder: What may it be?
            perspectives:
              - {perspective: a fruit, evidence: [apple, pear]}
              - {perspective: a nut, evidence: walnut}
        """) == ["pear: 2 of 3 pieces of evidence for perspectives are found in no anchor; this is the first"])
    #expect(
      try Self.untried(
        """
          - between: What may it be?
            levels:
              - {level: 1, descriptor: names it, evidence: apple}
              - {level: 2, descriptor: says why, evidence: {at least: 2, of: [apple, [sweet, sour], {any: [because, since]}]}}
        """) == ["sour: 2 of 6 pieces of evidence for levels are found in no anchor; this is the first"])
    #expect(
      try Self.untried(
        """
          - avoid: What would you not eat?
            pitfalls:
              - {pitfall: an apple, named: apple, reason: [sweet, sour]}
        """) == ["sour: 1 of 3 pieces of evidence for pitfalls is found in no anchor"])
  }

  @Test(arguments: [
    ("I would ask what worries you.", true), ("What worries you?", true), ("She said: what worries you.", false),
    ("I would not ask what worries you.", false),
  ])
  func `what is only described tries evidence too, and what is denied or told of others does not`(
    answer: String, isTried: Bool
  ) throws {
    let found = try Self.untried(
      """
        - say: What do you say?
          rubric:
            - {criterion: asks, looks for: asks, full: a quetzal, partly: [worries you]}
      """, answer.replacing(":", with: ""))
    #expect(found.isEmpty == isTried, "\(found)")
  }

  @Test func `an explain question counts a perfect mark of its own points`() throws {
    #expect(
      try Self.untried(
        """
          - explain: Why?
            rubric:
              - {criterion: sweet, looks for: it, points: 3, full: [sweet, sugar], partly: [fruit, apple]}
        """) == ["sugar: 2 of 4 pieces of evidence for sweet are found in no anchor; this is the first"])
  }
}
