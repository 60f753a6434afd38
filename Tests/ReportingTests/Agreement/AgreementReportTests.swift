import Agreement
import Matching
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
    #expect(report.markers.map(\.isProgram) == [false, false, true])
    #expect(report.markers.last?.name == "balint")
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

  @Test func `a score is of answers on which both marked every criterion, and the others are counted`() throws {
    let marks = [
      Examples.mark("anna", "l", "sorry", 2), Examples.mark("anna", "l", "asks", 1),
      Examples.mark("ben", "l", "sorry", 1), Examples.mark("ben", "l", "asks", 1),
      Examples.mark("anna", "m", "sorry", 0), Examples.mark("ben", "m", "sorry", 2),
      Examples.mark("ben", "m", "asks", 2),
    ]
    let report = Examples.report(marks)
    let score = try item(report, "score")
    #expect(score.matrix.cells.map(\.pair) == [RatedPair(3, 2)])
    let pair = try #require(report.pairs.first)
    let question = try #require(pair.questions.first)
    #expect(question.withoutScore == 1 && score.isGuessed && score.outOf == 4)
    #expect(AgreementWords.cautions(score, question, pair).contains { $0.hasPrefix("1 answer left out") })
    #expect(report.notes.alone.map(\.marker.name) == ["ben"] && report.notes.alone.map(\.count) == [1])
    // A third marker's alpha rests on the same scores.
    let three = Examples.report(marks + [Examples.mark("cleo", "l", "sorry", 0)])
    #expect(three.alphas.map(\.id) == ["sorry", "asks", "score"] && three.alphas.map(\.answers) == [2, 1, 1])
  }

  @Test func `marks by lot do not agree on the score because criteria are missing`() throws {
    var lot = SplitMix(seed: 2)
    let marks = (0..<400).flatMap { number in
      ["sorry", "asks", "tells"].enumerated().flatMap { place, criterion -> [GivenMark] in
        let anna = Examples.mark("anna", "l\(number)", criterion, lot.below(3))
        let program = number < 200 || place == 0 ? lot.below(3) : nil
        return [anna, Examples.mark("balint", "l\(number)", criterion, program, outOf: 2)]
      }
    }
    let score = try item(Examples.report(marks), "score")
    #expect(score.figures.count == 200 && score.cannotTell == 200)
    #expect(try abs(#require(score.figures[.quadraticKappa])) < 0.2)
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
    func pairs(_ person: String) -> [RatedPair] {
      let found = report.pairs.first { $0.first.name == person && $0.second.isProgram }
      return found?.questions.first?.criteria.first?.matrix.cells.map(\.pair) ?? []
    }
    #expect(pairs("anna") == [RatedPair(0, 1)] && pairs("ben") == [RatedPair(1, 1)])
    // Who does not say which of a learner's answers is meant is left out.
    #expect(pairs("cleo").isEmpty && report.notes.answeredTwice == 1)
    #expect(report.notes.unusable.first?.reason.contains("does not say which answer is meant") == true)
    let worst = try #require(report.pairs.flatMap(\.worst).first)
    #expect(worst.learner == "l" && worst.answer == "Two.")
  }

  @Test func `an answer to which a marker gave two different marks is left out with both rows named`() throws {
    let marks = [
      Examples.mark("balint", "l", "sorry", 2, outOf: 2), Examples.mark("balint", "l", "sorry", 1, file: "b.csv"),
      Examples.mark("anna", "l", "sorry", 0), Examples.mark("anna", "l", "sorry", 2, line: 9),
      Examples.mark("anna", "l", "asks", 2), Examples.mark("balint", "l", "asks", 2),
      Examples.mark("anna", "m", "sorry", 1), Examples.mark("anna", "m", "sorry", 1),
      Examples.mark("balint", "m", "sorry", 1),
    ]
    let report = Examples.report(marks)
    #expect(try item(report, "sorry").matrix.cells.map(\.pair) == [RatedPair(1, 1)])
    #expect(!report.pairs.flatMap(\.questions).flatMap(\.items).contains { $0.id == "asks" && $0.figures.count > 0 })
    #expect(report.notes.markedTwice == 1 && report.notes.unusable.map(\.line) == [1, 9])
  }

  @Test func `a sheet's own answers tell whom a blind sheet means, and other words are said`() throws {
    let hash = AnswerID.hash("One.")
    let blind = AnswerID.of(learner: "l", case: "small", question: "say", answerHash: hash)
    let marks = [
      Examples.mark("anna", "l", "sorry", 2, shown: hash), Examples.mark("ben", blind, "sorry", 1, file: "b.csv"),
    ]
    #expect(try item(Examples.report(marks), "sorry").figures.count == 1)
    let stale = Examples.report([
      Examples.mark("balint", "l", "sorry", 2, hash: hash, outOf: 2),
      Examples.mark("anna", "l", "sorry", 2, shown: AnswerID.hash("Other.")),
    ])
    #expect(try item(stale, "sorry").figures.count == 1 && stale.notes.otherWords == 1)
  }

  @Test func `answers that are given show words, and change no pairing but that of a blind sheet`() throws {
    let hash = AnswerID.hash("One.")
    let marks = [
      Examples.mark("balint", "l", "sorry", 2, hash: hash, outOf: 2), Examples.mark("anna", "l", "sorry", 1),
    ]
    let stale = GivenAnswer(learner: "l", caseID: "small", questionID: "say", text: "Edited.")
    let report = Examples.report(marks, answers: [stale])
    #expect(try item(report, "sorry").figures.count == 1 && report.notes.answeredTwice == 0)
    #expect(report.notes.answers?.other == 1 && report.pairs.flatMap(\.worst).allSatisfy { $0.answer == nil })
    let blind = AnswerID.of(learner: "m", case: "small", question: "say", answerHash: hash)
    let table = [Examples.mark("balint", "m", "sorry", 2, outOf: 2), Examples.mark("anna", blind, "sorry", 1)]
    #expect(Examples.report(table).pairs.isEmpty && Examples.report(table).notes.hasBlindAlone)
    let given = GivenAnswer(learner: "m", caseID: "small", questionID: "say", text: "One.")
    #expect(Examples.report(table, answers: [given]).pairs.flatMap(\.worst).map(\.answer) == ["One."])
  }

  @Test func `files that differ on a scale or a case are said`() {
    let report = Examples.report([
      Examples.mark("balint 0.1.0", "l", "sorry", 2, outOf: 2, caseHash: "a"),
      Examples.mark("balint 0.2.0", "l", "sorry", 2, file: "b.jsonl", outOf: 3, caseHash: "b"),
      Examples.mark("anna", "l", "sorry", 1),
    ])
    let words = report.notes.sentences.joined(separator: " ")
    #expect(words.contains("small/say sorry can be (2 and 3)") && words.contains("different versions of a case"))
  }

  @Test func `what goes to a person anyway is in the coverage, and never kept`() throws {
    let marks = (0..<10).flatMap { number in
      [
        Examples.mark("anna", "l\(number)", "sorry", 1),
        Examples.mark("balint", "l\(number)", "sorry", number < 6 ? nil : 1, outOf: 2, confidence: 0.9),
      ]
    }
    let certainty = try #require(Examples.report(marks).pairs.first?.certainty)
    #expect(certainty.untold == 6 && certainty.coverage.rows.map(\.count).allSatisfy { $0 == 10 })
    #expect(certainty.coverage.rows.first?.coverage == 0.4)
    #expect(AgreementWords.coverageNote(certainty).contains("not answers; 6 that"))
  }

  @Test func `the person comes first, in whatever order the files are, so that a sign means the same`() throws {
    let anna = Examples.mark("anna", "l", "sorry", 0)
    let program = Examples.mark("balint", "l", "sorry", 2, outOf: 2)
    for marks in [[anna, program], [program, anna]] {
      let pair = try #require(Examples.report(marks).pairs.first)
      #expect(!pair.first.isProgram && pair.second.isProgram)
      #expect(pair.questions.first?.criteria.first?.figures[.bias] == 2)
    }
  }

  @Test func `two versions of the program keep their own confidence and evidence`() throws {
    let report = Examples.report([
      Examples.mark("balint 0.1.0", "l", "sorry", 0, outOf: 2, confidence: 0.6),
      Examples.mark("balint 0.2.0", "l", "sorry", 2, outOf: 2, confidence: 0.9, evidence: ["so sorry"]),
    ])
    let pair = try #require(report.pairs.first)
    let worst = try #require(pair.worst.first)
    #expect(worst.first.confidence == 0.6 && worst.second.confidence == 0.9 && worst.first.evidence.isEmpty)
    #expect(AgreementWords.marks(worst, pair) == "balint 0.1.0 0, sure by 60%; balint 0.2.0 2, sure by 90% (of 2)")
    #expect(AgreementWords.evidence(worst, pair) == ["balint 0.2.0 found: “so sorry”"])
    #expect(pair.certainty == nil)
  }

  @Test func `only the name alone or with a version number is the program's`() {
    for name in ["balint", "balint 0.1.0", "balint 1", "balint 2.0.0-beta"] { #expect(Marker.isProgram(name)) }
    for name in ["balint jones", "Balint", "balint ", "balint 1.x", "balints"] { #expect(!Marker.isProgram(name)) }
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
    #expect(Examples.report(marks, worst: 1).pairs.first?.worst.map(\.second.evidence) == [["sorry"]])
    #expect(Examples.report(marks, worst: 0).pairs.first?.worst.isEmpty == true)
  }

  @Test func `among disagreements of one size each item has its turn`() {
    let marks = (0..<3).flatMap { number in
      ["sorry", "asks"].flatMap { criterion in
        [
          Examples.mark("anna", "l\(number)", criterion, 0),
          Examples.mark("balint", "l\(number)", criterion, 2, outOf: 2, confidence: criterion == "asks" ? 0.9 : 0.6),
        ]
      }
    }
    #expect(Examples.report(marks, worst: 3).pairs.first?.worst.map(\.criterion) == ["asks", "sorry", "asks"])
  }
}
