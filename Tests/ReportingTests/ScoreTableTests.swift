import CaseModel
import Scoring
import Testing

@testable import Reporting

@Suite struct ScoreTableTests {
  static func rows(_ form: ScoreTable.Form, _ answers: [(String, String, String)]) throws -> [[String]] {
    let teachingCase = try #require(FeedbackTests.bank.find("small"))
    var table = ScoreTable(form)
    for (learner, id, answer) in answers {
      let question = try #require(teachingCase.question(id))
      let score = Scorer(CompiledQuestion(question, of: teachingCase, in: FeedbackTests.bank)).score(answer)
      table.add(learner: learner, score: score, question: question, of: teachingCase)
    }
    return table.rows
  }

  static let answers = [
    ("ben", "safety", "I ask about pain."), ("anna", "say", "I'm so sorry."), ("ben", "say", "👵"),
    ("anna", "say", "I'm sorry. How was it?"),
  ]

  @Test func `a row a learner and attempt by id, a column a question and criterion in the order of the case`() throws {
    #expect(
      try Self.rows(.wide, Self.answers) == [
        [
          "learner", "attempt", "small/say", "small/say (out of)", "small/say/sorry", "small/say/asks", "small/safety",
          "small/safety (out of)", "small/safety/pain",
        ],
        ["anna", "1", "2", "4", "2", "0", "", "", ""],
        ["anna", "2", "4", "4", "2", "2", "", "", ""],
        ["ben", "1", "", "", "", "", "", "", "1"],
      ])
  }

  @Test func `Moodle gets one row a learner with the latest score, words, and no zero for cannot tell`() throws {
    let rows = try Self.rows(.moodle, Self.answers)
    #expect(
      rows[0] == ["username", "small/say", "small/say (feedback)", "small/safety", "small/safety (feedback)"])
    #expect(rows.dropFirst().map { $0[0] } == ["anna", "ben"])
    #expect(rows[1][1] == "4" && rows[1][2].hasSuffix("sorry: met; asks: met") && rows[1][3] == "")
    #expect(rows[1][2].hasPrefix("Formative; read by balint "))
    #expect(rows[2][1] == "" && rows[2][2].hasSuffix("sorry: cannot tell; asks: cannot tell"))
    #expect(rows[2][4].hasSuffix("pain: met"))
  }

  @Test func `no score makes a header alone`() throws {
    #expect(try Self.rows(.wide, []) == [["learner", "attempt"]])
    #expect(try Self.rows(.moodle, []) == [["username"]])
  }
}
