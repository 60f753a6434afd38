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
    _ question: String, marks: String, _ answer: String = "I think it could be an apple, because they are sweet."
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
              marks: {\(marks)}
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
            cap: 1
            perspectives:
              - {perspective: a fruit, evidence: [apple, pear, plum]}
              - {perspective: a nut, evidence: walnut}
        """, marks: "perspectives: 1") == [
          "pear: most evidence is found in no anchor: 3 of 4 for perspectives (lines 12, 13)"
        ])
    #expect(
      try Self.untried(
        """
          - avoid: What would you not eat?
            cap: 1
            pitfalls:
              - {pitfall: an apple, named: [apple, pear, plum, fig], reason: [sweet, sour, salt, stale]}
        """, marks: "pitfalls: 2") == [
          "pear: most evidence is found in no anchor: 6 of 8 for pitfalls (line 12)"
        ])
  }

  @Test(arguments: [
    ("I would ask what worries you.", "1", true), ("What worries you?", "2", true),
    ("She said what worries you.", "0", false), ("I would not ask what worries you.", "0", false),
  ])
  func `what is only described tries evidence too, and what is denied or told of others does not`(
    answer: String, mark: String, isTried: Bool
  ) throws {
    let teachingCase = """
      case: small
      title: Small
      level: 1
      situation: She waits.
      questions:
        - say: What do you say?
          rubric:
            - {criterion: asks, looks for: asks, full: [worries you]}
          anchors:
            - answer: \(answer)
              marks: {asks: \(mark)}
      """
    let loaded = BankLoader.load([SourceText(name: "small.yaml", text: teachingCase)])
    let small = try #require(loaded.bank.find("small"))
    let anchors = try #require(ScoredAnchors.all(of: small, in: loaded.bank).first)
    #expect(anchors.untried.isEmpty == isTried && anchors.tried.isEmpty != isTried)
  }

  @Test func `an explain question counts a perfect mark of its own points`() throws {
    #expect(
      try Self.untried(
        """
          - explain: Why?
            rubric:
              - {criterion: sweet, looks for: it, points: 3, full: [sweet, sugar, honey, syrup], partly: fruit}
        """, marks: "sweet: 3") == ["sugar: most evidence is found in no anchor: 4 of 5 for sweet (line 11)"])
  }
}
