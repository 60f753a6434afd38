import Agreement
import Matching
import Testing

@testable import Reporting

@Suite struct GroupAgreementTests {
  @Test func `a small group has no figures, and cannot be had by subtraction`() {
    for (sizes, refused) in [
      ([20, 20, 20], []), ([19, 40, 60], [0, 1]), ([1, 2, 40, 60], [0, 1, 2]), ([19, 19, 40], [0, 1]),
      ([100, 3], [0, 1]),
      ([5], [0]), ([25, 0, 30], [0, 1]), ([25, -1, 30], [1]), ([], []),
    ] as [([Int], [Int])] {
      let refusals = GroupRefusal.of(sizes)
      #expect(refusals.indices.filter { refusals[$0] != nil } == refused, "\(sizes)")
      for (size, refusal) in zip(sizes, refusals) { #expect((refusal == .small) == (size < 20)) }
    }
  }

  @Test func `what is refused is enough answers together, whatever the sizes`() {
    var lot = SplitMix(seed: 5)
    for _ in 0..<500 {
      let sizes = (0..<(1 + lot.below(6))).map { _ in lot.below(60) }
      let refused = zip(sizes, GroupRefusal.of(sizes)).filter { $0.1 != nil }.map(\.0)
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
    #expect(north.smdByAll == north.figures?[.bias].map { $0 / all } && north.figures?[.exact] == 1)
  }

  @Test func `learners without a group are one too, and a small one is named with its number`() throws {
    let report = AgreementExamples.report(
      Self.marks(60), groups: Self.groups { $0 < 25 ? "north" : $0 < 55 ? "south" : nil })
    let groups = try #require(report.pairs.first?.questions.first?.groups)
    #expect(
      groups.map(\.name) == ["north", "south", nil] && groups.map { $0.items[0].refusal } == [.protects, nil, .small])
    #expect(
      groups.map { $0.items.map { $0.figures == nil } } == [true, false, true].map { Array(repeating: $0, count: 3) })
    #expect(
      AgreementWords.refusals(groups[2]) == ["(no group): 5 answers. No figures, since there are fewer than 20."])
  }

  @Test func `one criterion with few marks refuses a group for the whole question, since the score would tell it`()
    throws
  {
    let marks = Self.marks(60).filter { $0.item.criterion == "sorry" || $0.learner.count < 3 || $0.learner > "l3" }
    let report = AgreementExamples.report(marks, groups: Self.groups { $0 < 30 ? "north" : "south" })
    let groups = try #require(report.pairs.first?.questions.first?.groups)
    #expect(groups.map(\.answers) == [30, 30])
    #expect(groups.allSatisfy { $0.items.allSatisfy { $0.refusal != nil && $0.figures == nil } })
    #expect(
      AgreementWords.refusals(groups[0]) == [
        "north: 30 answers. No figures, since both marked fewer than 20 of them for asks, score."
      ])
  }

  @Test func `a group about which the program could tell nothing is there with its share`() throws {
    let marks = Self.marks(60).map { mark in
      mark.source.isProgram && Int(mark.learner.dropFirst()).map { $0 >= 30 } == true
        ? AgreementExamples.mark("balint", mark.learner, mark.item.criterion, nil, outOf: 2) : mark
    }
    let report = AgreementExamples.report(marks, groups: Self.groups { $0 < 30 ? "north" : "south" })
    let pair = try #require(report.pairs.first)
    let groups = try #require(pair.questions.first?.groups)
    #expect(groups.map(\.name) == ["north", "south"] && groups.map(\.answers) == [30, 30])
    #expect(groups[0].items[0].figures != nil && groups[1].items[0].refusal == .small)
    #expect(groups.map { $0.items[0].untold?.count } == [0, 30] && groups[1].items[0].untold?.of == 30)
    let table = try #require(AgreementTables.groups(pair.questions[0], pair))
    #expect(table.sections[0].rows[1].prefix(4) == ["  south", "30", "30", "–"])
    // Of a small group, and of what would tell it, not even that is said.
    let few = AgreementExamples.report(marks, groups: Self.groups { $0 < 30 ? "north" : $0 < 50 ? "south" : "west" })
    let small = try #require(few.pairs.first?.questions.first?.groups)
    #expect(small.map { $0.items[0].untold == nil } == [false, true, true])
  }

  @Test func `few safety items do not bind the criteria`() throws {
    let safety = (0..<40).flatMap { place in
      place % 30 < 5
        ? [
          AgreementExamples.mark("anna", "l\(place)", "tells", 1, outOf: 1, isSafety: true),
          AgreementExamples.mark("balint", "l\(place)", "tells", 1, outOf: 1, isSafety: true),
        ] : []
    }
    let report = AgreementExamples.report(
      Self.marks(60) + safety, groups: Self.groups { $0 < 30 ? "north" : "south" })
    let groups = try #require(report.pairs.first?.questions.first?.groups)
    #expect(groups.allSatisfy { $0.items.map { $0.figures != nil } == [true, true, true, false] })
    #expect(AgreementWords.refusals(groups[0]).first?.contains("30 answers. No figures for tells, since") == true)
  }

  @Test func `people alone have no column of what the program could not tell`() throws {
    let marks = Self.marks(60).map { mark in
      mark.source.isProgram ? AgreementExamples.mark("ben", mark.learner, mark.item.criterion, mark.mark) : mark
    }
    let pair = try #require(
      AgreementExamples.report(marks, groups: Self.groups { $0 < 30 ? "north" : "south" }).pairs.first)
    #expect(AgreementTables.groups(pair.questions[0], pair)?.headers.contains("not told") == false)
  }
}
