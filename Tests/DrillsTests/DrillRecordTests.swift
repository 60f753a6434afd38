import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Testing

@testable import Drills

@Suite struct DrillRecordTests {
  static let bank = BankLoader.load([
    SourceText(
      name: "t",
      text: """
        case: small
        title: Small
        level: 1
        situation: She waits.
        questions:
          - notice: What do you notice?
          - say: What do you say?
            rubric:
              - {criterion: sorry, looks for: Says sorry, full: sorry}
              - {criterion: asks, looks for: Asks how it was, full: "how ?"}
          - patient: What might she feel?
            cap: 2
            perspectives:
              - {perspective: lonely, evidence: lonely}
              - {perspective: afraid, evidence: afraid}
        """),
    SourceText(
      name: "u",
      text: """
        case: other
        title: Other
        level: 1
        situation: He waits.
        questions:
          - say: What do you say?
            rubric: [{criterion: sorry, looks for: Says sorry, full: sorry}]
        """),
  ]).bank
  static let say = QuestionKey(caseID: "small", questionID: "say")
  static let began = Date(timeIntervalSince1970: 1_000)
  static let names = ["Anna", "Ben", "Cleo", "Dora", "Ewa", "Fritz"]

  /// A drill in which some of six learners answer the question `say`, and A's mark is the tutor's.
  static func drill(answers: Int) throws -> Drill {
    var drill = Drill(
      DrillPlan(cases: ["small", "other"], group: "Tuesday", roster: names, seed: 3, started: began)
    ) { bank.find($0) }
    func go() throws { #expect(drill.apply(.moved(try #require(drill.next))) == nil) }
    for name in names { #expect(drill.apply(.joined(device: name, name: name)) == nil) }
    #expect(drill.apply(.noted(DrillNote(caseID: nil, questionID: nil, text: "Begun late"))) == nil)
    for _ in 0..<3 { try go() }
    for name in names.prefix(answers) {
      let text = name == "Ben" ? "How was it?" : "I'm sorry, says \(name.count)."
      #expect(drill.apply(.answered(device: name, say, text: text)) == nil)
    }
    #expect(drill.apply(.noted(DrillNote(caseID: "small", questionID: "say", text: "Silence first"))) == nil)
    let override = MarkOverride(
      question: say, seat: 1, criterion: "asks", mark: 1, program: 0, reason: "In other words", at: began)
    #expect(drill.apply(.overrode(override)) == (answers == 0 ? .unknown : nil))
    return drill
  }

  static func record(answers: Int, _ keeping: DrillRecord.Keeping) throws -> DrillRecord {
    let drill = try drill(answers: answers)
    let small = try #require(bank.find("small"))
    let boards = small.questions.map { Board(drill, $0, of: small, in: bank) }
    return DrillRecord(
      drill, boards: boards, ended: began.addingTimeInterval(60), keeping: keeping, smallGroup: 5)
  }

  @Test func `it holds the cases that were begun and the questions that were opened`() throws {
    let record = try Self.record(answers: 6, .counts)
    #expect(record.use == "formative" && record.engine == "0.1.0" && record.group == "Tuesday" && record.seats == 6)
    #expect(record.cases.map(\.id) == ["small"])
    #expect(record.cases[0].hash == Self.bank.find("small")?.hash)
    #expect(record.cases[0].questions.map(\.id) == ["notice", "say"])
    #expect(record.cases[0].questions.map(\.notes) == [[], ["Silence first"]])
    #expect(record.notes == ["Begun late"])
  }

  @Test func `views have counts, those that nobody did too, and a tutor's mark counts`() throws {
    let record = try Self.record(answers: 6, .counts)
    let question = record.cases[0].questions[1]
    #expect(question.answerCount == 6)
    #expect(question.views?.map(\.name) == ["Says sorry", "Asks how it was"])
    #expect(question.views?.map(\.count) == [5, 2])
    #expect(question.overrides?.count == 1 && question.overrides?.first?.program == 0)
    #expect(!question.isWithheld)
  }

  @Test func `few answers have no counts and no marks unless the answers are kept`() throws {
    let few = try Self.record(answers: 4, .counts).cases[0].questions[1]
    #expect(few.isWithheld && few.answerCount == nil && few.views == nil && few.overrides == nil && few.answers == nil)
    #expect(few.notes == ["Silence first"])
    let kept = try Self.record(answers: 4, .answers).cases[0].questions[1]
    #expect(!kept.isWithheld && kept.answerCount == 4 && kept.views?.count == 2 && kept.answers?.count == 4)
  }

  @Test func `names and answers are in it only when they are asked for`() throws {
    func json(_ keeping: DrillRecord.Keeping) throws -> String {
      String(decoding: try JSONEncoder().encode(try Self.record(answers: 6, keeping)), as: UTF8.self)
    }
    let (bare, answers, all) = (try json(.counts), try json(.answers), try json(.answersAndNames))
    for name in Self.names {
      #expect(!bare.contains(name) && !answers.contains(name) && all.contains(name))
    }
    #expect(!bare.contains("How was it?") && answers.contains("How was it?") && all.contains("How was it?"))
  }

  @Test func `a question for each alone has no answers and hides none`() throws {
    let question = try Self.record(answers: 6, .answersAndNames).cases[0].questions[0]
    #expect(question.isPrivate && !question.isWithheld)
    #expect(question.answers == nil && question.views == nil && question.answerCount == nil)
  }

  @Test func `what was taken back was not opened, and a case that was passed over not begun`() throws {
    var drill = try Self.drill(answers: 0)
    for _ in 0..<2 { #expect(drill.apply(.undone) == nil) }
    #expect(drill.begun.map { $0.questions.map(\.id) } == [["notice"]])
    #expect(drill.apply(.moved(DrillPlace(caseIndex: 1))) == nil)
    #expect(drill.begun.map(\.teachingCase.id) == ["small"])
  }

  @Test func `a record reads back as it was written`() throws {
    let record = try Self.record(answers: 6, .answersAndNames)
    #expect(try JSONDecoder().decode(DrillRecord.self, from: try JSONEncoder().encode(record)) == record)
  }
}
