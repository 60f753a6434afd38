import CaseModel
import Diagnostics
import Matching
import Testing

@testable import CaseLoading

@Suite struct SkillsOfCriteriaTests {
  static func cue(_ skill: String, _ weight: Int) -> Cues.Cue { Cues.Cue(evidence: .skill(skill), weight: weight) }

  static let evidence = Evidence.all([
    .any([.skill("b"), .skill("a"), .sentences(2, with: .skill("b"))]),
    .inOrder([.skill("c"), .atLeast(1, of: [.skill("a"), .skill("d")])]),
    .none([.any([.skill("e")])]),
    .cues(Cues([cue("f", 2), cue("g", -1)], threshold: 2)),
    .like(Likeness(examples: ["I am sorry."])),
  ])

  @Test func `evidence names its skills in order, each once`() {
    #expect(Self.evidence.skills == ["b", "a", "c", "d", "e", "f", "g"])
    #expect(Evidence.like(Likeness(examples: ["x"])).skills == [])
  }

  @Test func `a criterion is earned by the skills of both marks, not by those that must be absent or speak against it`()
  {
    let criterion = Criterion(
      id: "c", looksFor: "", points: 2, full: Self.evidence, partly: .any([.skill("h"), .skill("a")]), speech: .said,
      praise: nil, advice: nil)
    #expect(criterion.skills == ["b", "a", "c", "d", "f", "h"])
  }

  @Test func `the skills that criteria of the starter bank name are there`() throws {
    let bank = StarterBankTests.loaded.bank
    let criteria = bank.cases.flatMap(\.questions).flatMap { question -> [Criterion] in
      switch question.task {
      case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria
      default: []
      }
    }
    let named = Set(criteria.flatMap(\.skills))
    #expect(named.isSuperset(of: ["naming-emotion", "apology", "open-question", "giving-space"]))
    #expect(named.allSatisfy { bank.skills[$0] != nil })
  }
}
