import CaseModel
import Testing

@testable import Scoring

/// Anchors are scored once, and it is kept which pieces of evidence they try.
@Suite struct ScoredAnchorsTests {
  static let question = """
    say: What would you say?
    rubric:
      - criterion: it
        looks for: it
        full: [sorry, {all: [watch, {any: [box, parcel]}, {none: [money]}]}, five hours]
        partly: nobody said a word
    anchors:
      - {answer: I am sorry. Is it a box?, marks: {it: 2}}
      - {answer: You brought a watch., marks: {it: 0}}
    """

  static func scored() throws -> ScoredAnchors {
    let (_, teachingCase, bank) = try TestBank.question(question)
    return try #require(ScoredAnchors.all(of: teachingCase, in: bank).first)
  }

  @Test func `entries are the lines of lists, and what none of them tries is known`() throws {
    let scored = try Self.scored()
    func written(_ entries: [EvidenceEntry]) -> [String] {
      entries.map { "\($0.item) \($0.key.rawValue) \($0.path.map(String.init).joined(separator: "."))" }
    }
    #expect(scored.scores.map { $0.total } == [2, 0])
    #expect(
      written(scored.entries) == ["0 full 0", "0 full 1", "0 full 1.1.0", "0 full 1.1.1", "0 full 2", "0 partly "])
    // Of the whole line, which is in no anchor, the parts are not told again.
    #expect(written(scored.untried) == ["0 full 1", "0 full 2", "0 partly "])
  }

  @Test func `an anchor tries the evidence only of what it states the mark of`() throws {
    let question = Self.question.replacing("a watch., marks: {it: 0}", with: "five hours., marks: {}")
    let (_, teachingCase, bank) = try TestBank.question(question)
    let scored = try #require(ScoredAnchors.all(of: teachingCase, in: bank).first)
    #expect(scored.tried.map(\.path) == [[0], [1, 1, 0]])
    #expect(scored.untried.map(\.path) == [[1], [2], []])
  }

  @Test func `in the case's own text nothing is copied`() throws {
    let scored = try Self.scored()
    let opening = "Five hours I have been sitting here and nobody said a word to me."
    let (score, found) = scored.score(ofCaseText: opening)
    #expect(score.total == 2)
    #expect(found.map(\.key) == [.full, .partly])
  }
}
