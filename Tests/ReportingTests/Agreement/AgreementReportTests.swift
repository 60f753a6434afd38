import Agreement
import Testing

@testable import Reporting

@Suite struct AgreementReportTests {
  typealias Examples = AgreementExamples

  func item(_ report: AgreementReport, _ id: String) throws -> ItemAgreement {
    let items = report.pairs.flatMap(\.questions).flatMap(\.items)
    return try #require(items.first { $0.id == id })
  }

  @Test func `people come before the program, and every pair has criteria, a score and safety apart`() throws {
    let report = Examples.report()
    #expect(report.markers.map(\.isProgram) == [true, false, false])
    #expect(report.markers.first?.name == "balint")
    #expect(report.pairs.map(\.hasProgram) == [false, true, true])
    let pair = try #require(report.pairs.dropFirst().first)
    #expect(pair.questions.map(\.questionID) == ["say", "safety"])
    #expect(pair.questions[0].criteria.map(\.id) == ["sorry", "asks"] && pair.questions[0].score?.outOf == 4)
    #expect(pair.questions[1].score == nil && pair.questions[1].safety.map(\.id) == ["tells"])
    #expect(report.alphas.map(\.id) == ["sorry", "asks", "score", "tells"])
  }

  @Test func `what the program could not tell is counted and in no figure`() throws {
    let report = Examples.report(Examples.marks.filter { $0.source.marker != Examples.hostile })
    let sorry = try item(report, "sorry")
    #expect(sorry.figures.count == 29 && sorry.cannotTell == 1)
    #expect(try item(report, "score").cannotTell == 1)
    #expect(report.notes.alone.isEmpty)
  }

  @Test func `the score is the sum of what both marked, and says when that is not all`() throws {
    let marks = [
      Examples.mark("anna", "l", "sorry", 2), Examples.mark("anna", "l", "asks", 1),
      Examples.mark("ben", "l", "sorry", 1),
      Examples.mark("ben", "l", "asks", 1), Examples.mark("anna", "m", "sorry", 0),
      Examples.mark("ben", "m", "sorry", 2),
      Examples.mark("ben", "m", "asks", 2),
    ]
    let report = Examples.report(marks)
    let score = try item(report, "score")
    #expect(score.matrix.cells.map(\.pair) == [RatedPair(0, 2), RatedPair(3, 2)])
    #expect(report.pairs.first?.questions.first?.partialScores == 1)
    #expect(report.notes.alone.map(\.marker.name) == ["ben"] && report.notes.alone.map(\.count) == [1])
    #expect(score.isGuessed && score.outOf == 4)
  }

  @Test func `a mark finds its answer by fingerprint, by the name on a blind sheet, or by learner`() throws {
    let (one, two) = (AnswerID.hash("One."), AnswerID.hash("Two."))
    let blind = AnswerID.of(learner: "l", case: "small", question: "say", answerHash: two)
    let marks = [
      Examples.mark("balint", "l", "sorry", 2, hash: one, outOf: 2),
      Examples.mark("balint", "l", "sorry", 1, hash: two),
      Examples.mark("anna", blind, "sorry", 0), Examples.mark("ben", "l", "sorry", 1, hash: two),
      Examples.mark("cleo", "l", "sorry", 2),
    ]
    let report = Examples.report(
      marks, answers: [GivenAnswer(learner: "l", caseID: "small", questionID: "say", text: "Two.")])
    func pairs(_ first: String, _ second: String) -> [RatedPair] {
      let found = report.pairs.first { $0.first.name == first && $0.second.name == second }
      return found?.questions.first?.criteria.first?.matrix.cells.map(\.pair) ?? []
    }
    #expect(pairs("balint", "anna") == [RatedPair(1, 0)] && pairs("balint", "ben") == [RatedPair(1, 1)])
    // Who does not say which of a learner's answers is taken to mean the first, and that is said.
    #expect(pairs("balint", "cleo") == [RatedPair(2, 2)] && report.notes.answeredTwice == 1)
    let worst = try #require(report.pairs.flatMap(\.worst).first)
    #expect(worst.learner == "l" && worst.answer == "Two.")
  }

  @Test func `two files with one name are told apart, and two versions of the program are two`() {
    let marks = [
      Examples.mark("anna", "l", "sorry", 1), Examples.mark("anna", "l", "sorry", 2, file: "b.csv"),
      Examples.mark("balint 0.1.0", "l", "sorry", 1), Examples.mark("balint 0.2.0", "l", "sorry", 1),
    ]
    let report = Examples.report(marks)
    #expect(report.markers.map(\.name) == ["anna (a.csv)", "anna (b.csv)", "balint 0.1.0", "balint 0.2.0"])
    #expect(report.notes.sameNames == [["anna (a.csv)", "anna (b.csv)"]] && report.pairs.count == 6)
  }

  @Test func `a mark beyond its scale, and one that nothing names, are left out and told`() throws {
    let report = Examples.report([
      Examples.mark("balint", "l", "sorry", 2, outOf: 2), Examples.mark("anna", "l", "sorry", 3),
      Examples.mark("anna", "", "sorry", 1), Examples.mark("anna", "m", "sorry", 1),
      Examples.mark("ben", "m", "sorry", 1),
    ])
    #expect(report.notes.unusable.map(\.reason).first?.contains("from 0 to 2") == true)
    #expect(report.notes.unusable.count == 2)
    #expect(try item(report, "sorry").figures.count == 1)
  }

  @Test func `the worst come first: by share of the scale, then the program's surest`() {
    let marks = [("a", 0, 1, 0.9), ("b", 0, 2, 0.6), ("c", 2, 0, 0.9), ("d", 1, 1, 0.9)].flatMap {
      learner, person, program, sure -> [GivenMark] in
      [
        Examples.mark("anna", learner, "sorry", person),
        Examples.mark("balint", learner, "sorry", program, outOf: 2, confidence: sure, evidence: ["sorry"]),
      ]
    }
    #expect(Examples.report(marks, worst: 9).pairs.first?.worst.map(\.learner) == ["c", "b", "a"])
    #expect(Examples.report(marks, worst: 1).pairs.first?.worst.map(\.evidence) == [["sorry"]])
    #expect(Examples.report(marks, worst: 0).pairs.first?.worst.isEmpty == true)
  }
}
