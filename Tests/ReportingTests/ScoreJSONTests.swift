import AnswerFiles
import CaseModel
import Foundation
import Scoring
import Testing

@testable import Reporting

@Suite struct ScoreJSONTests {
  static func json(_ answer: String) throws -> String {
    let teachingCase = try #require(FeedbackTests.bank.find("small"))
    let question = try #require(teachingCase.question("say"))
    let score = Scorer(CompiledQuestion(question, of: teachingCase, in: FeedbackTests.bank)).score(answer)
    var text = JSONText()
    text.object { ScoreJSON.write(score, learner: "anna", answer: answer, to: &$0) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test func `a score has the keys that programs rely on, in their order`() throws {
    let hash = try #require(FeedbackTests.bank.find("small")).hash
    #expect(
      try Self.json("I’m sorry.") == """
        {"learner":"anna","case":"small","question":"say","score":2,"outOf":4,"criteria":[\
        {"id":"sorry","mark":2,"outOf":2,"estimate":2,"verdict":"met","confidence":0.9,"evidence":[{"start":6,"end":11,"text":"sorry","rule":"sorry"}]},\
        {"id":"asks","mark":0,"outOf":2,"estimate":0,"verdict":"not seen","confidence":0.75,"evidence":[]}],\
        "safety":[],"flags":[],"unlisted":[],"unreadable":null,"engine":"\(engineVersion)","caseHash":"\(hash)",\
        "answerHash":"\(AnswerID.hash("I’m sorry."))","use":"formative"}
        """)
  }

  @Test func `it is JSON whatever the answer holds`() throws {
    for answer in ["sorry \"quoted\" \u{1B}\u{0}\\ \u{2028}", "👵", ""] {
      _ = try JSONSerialization.jsonObject(with: Data(try Self.json(answer).utf8))
    }
    #expect(try Self.json("👵").contains("\"score\":null"))
  }

  @Test func `marks come as rows, one a criterion`() throws {
    let teachingCase = try #require(FeedbackTests.bank.find("small"))
    let question = try #require(teachingCase.question("safety"))
    let score = Scorer(CompiledQuestion(question, of: teachingCase, in: FeedbackTests.bank)).score("I ask about pain.")
    #expect(
      ScoreCSV.rows(score, learner: "anna") == [["anna", "small", "safety", "pain", "balint \(engineVersion)", "1"]])
  }
}
