import Agreement
import Matching
import Testing

@testable import Reporting

@Suite struct GroupAgreementTests {
  @Test func `a small group has no figures, and cannot be had by subtraction`() {
    for (sizes, refused) in [
      ([20, 20, 20], []), ([19, 40, 60], [0, 1]), ([1, 2, 40, 60], [0, 1, 2]), ([19, 19, 40], [0, 1]),
      ([100, 3], [0, 1]),
      ([5], [0]), ([25, 0, 30], [0, 1]), ([], []),
    ] as [([Int], [Int])] {
      let refusals = GroupAgreement.refusals(sizes)
      #expect(refusals.indices.filter { refusals[$0] != nil } == refused, "\(sizes)")
      for (size, refusal) in zip(sizes, refusals) { #expect((refusal == .small) == (size < 20)) }
    }
  }

  @Test func `what is refused is enough answers together, whatever the sizes`() {
    var lot = SplitMix(seed: 5)
    for _ in 0..<500 {
      let sizes = (0..<(1 + lot.below(6))).map { _ in lot.below(60) }
      let refused = zip(sizes, GroupAgreement.refusals(sizes)).filter { $0.1 != nil }.map(\.0)
      let isSafe = refused.count > 1 && refused.reduce(0, +) >= 20
      #expect(refused.isEmpty || isSafe || refused.count == sizes.count, "\(sizes)")
    }
  }

  static func marks(_ number: Int) -> [GivenMark] {
    (0..<number).flatMap { place in
      ["sorry", "asks"].flatMap { criterion in
        [
          AgreementExamples.mark("anna", "l\(place)", criterion, place % 3),
          AgreementExamples.mark("balint", "l\(place)", criterion, (place + (place < 30 ? 0 : 1)) % 3, outOf: 2),
        ]
      }
    }
  }

  static func groups(_ names: (Int) -> String?) -> [String: String] {
    var groups: [String: String] = [:]
    for place in 0..<200 { groups["l\(place)"] = names(place) }
    return groups
  }

  @Test func `groups of enough answers get figures, by the deviation of all`() throws {
    let report = AgreementExamples.report(Self.marks(60), groups: Self.groups { $0 < 30 ? "north" : "south" })
    let question = try #require(report.pairs.first?.questions.first)
    let groups = try #require(question.groups)
    #expect(groups.map(\.name) == ["north", "south"] && groups.map(\.answers) == [30, 30])
    #expect(groups[0].items.map(\.id) == ["sorry", "asks", "score"])
    let all = try #require(question.criteria[0].matrix.pooledDeviation)
    let north = groups[0].items[0]
    #expect(north.smdByAll == north.figures[.bias].map { $0 / all } && north.figures[.exact] == 1)
  }

  @Test func `learners without a group are one too, and a small one is named with its number`() throws {
    let report = AgreementExamples.report(
      Self.marks(60), groups: Self.groups { $0 < 25 ? "north" : $0 < 55 ? "south" : nil })
    let groups = try #require(report.pairs.first?.questions.first?.groups)
    #expect(groups.map(\.name) == ["north", "south", nil] && groups.map(\.refusal) == [.protects, nil, .small])
    #expect(groups.map(\.items.isEmpty) == [true, false, true])
    #expect(AgreementWords.refusal(groups[2]) == "(no group): 5 answers. No figures, since there are fewer than 20.")
  }

  @Test func `one criterion with few marks refuses a group for the whole question, since the score would tell it`()
    throws
  {
    let marks = Self.marks(60).filter { $0.item.criterion == "sorry" || $0.learner.count < 3 || $0.learner > "l3" }
    let report = AgreementExamples.report(marks, groups: Self.groups { $0 < 30 ? "north" : "south" })
    let groups = try #require(report.pairs.first?.questions.first?.groups)
    #expect(groups.map(\.answers) == [10, 30] && groups.allSatisfy { $0.refusal != nil && $0.items.isEmpty })
  }
}
