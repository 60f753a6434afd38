import Scoring
import Testing

@testable import Reporting

@Suite struct GroupReportTests {
  @Test func `a group is counted by criterion, view, item, flag and skill`() throws {
    let report = try GroupExamples.report(GroupExamples.group)
    #expect(report.questions.map(\.questionID) == ["say", "patient", "safety"])
    #expect(report.answerCount == 24)
    let say = report.questions[0]
    #expect(say.criteria.map(\.id) == ["sorry", "asks"])
    let sorry = try #require(say.criteria[0].counts)
    #expect([sorry.met, sorry.partly, sorry.notSeen, sorry.cannotTell] == [5, 0, 2, 1])
    #expect(say.flags == [NamedCount(name: "calm", count: 1)])
    #expect(report.questions[1].criteria[0].views.map(\.count) == [3, 0])
    let pain = try #require(report.questions[2].safety[0].counts)
    #expect([pain.met, pain.notSeen, pain.cannotTell] == [7, 1, 0])
    #expect(report.skills.map(\.id) == ["apologises"])
    #expect(report.skills.first?.counts == sorry && report.skills.first?.criteria == 1)
  }

  @Test func `answers to look at come with why, the most pressing first, then by id`() throws {
    let report = try GroupExamples.report(GroupExamples.group)
    #expect(report.questions[0].toLookAt.map(\.learner) == ["fritz", "cleo"])
    #expect(report.questions[0].toLookAt.map(\.reasons) == [[.cannotTell], [.flag]])
    #expect(report.questions[1].toLookAt.map(\.learner) == ["dora", "ewa", "fritz", "gita", "hugo"])
    #expect(report.questions[1].reasons == [.cannotTell: 5, .unlistedIdea: 5])
    #expect(report.questions[2].toLookAt.map(\.reasons) == [[.safetyMissed]])
    #expect(report.questions[2].toLookAt[0].learner == "hugo")
  }

  @Test func `fewer than five learners have no counts and no typical answers, however many answers`() throws {
    let four = try GroupExamples.report(GroupExamples.group.filter { $0.0 < "e" } + GroupExamples.group.prefix(3))
    for question in four.questions {
      #expect(question.isSmall && question.answerCount == nil && question.reasons.isEmpty && question.flags.isEmpty)
      for criterion in question.criteria + question.safety {
        #expect(criterion.counts == nil && criterion.views.isEmpty)
        for verdict in [Verdict.met, .partly, .notSeen] { #expect(criterion.typicalAnswers(verdict).isEmpty) }
      }
    }
    #expect(four.skills.isEmpty && four.answerCount == nil)
    let five = try GroupExamples.report(GroupExamples.group.filter { $0.0 < "f" })
    #expect(five.questions.allSatisfy { !$0.isSmall })
  }

  @Test func `typical answers are few, each once, the same in any order, with the words that counted`() throws {
    let answers = (0..<40).map { ("l\($0)", "say", "I'm sorry, number \($0 % 20).") }
    let report = try GroupExamples.report(answers)
    let typical = report.questions[0].criteria[0].typicalAnswers(.met)
    #expect(typical.count == GroupReport.typicalAnswers && Set(typical.map { $0.map(\.text) }).count == 3)
    #expect(typical.allSatisfy { $0.filter(\.isCounted).map(\.text) == ["sorry"] })
    #expect(try GroupExamples.report(answers.reversed()).questions[0].criteria[0].typicalAnswers(.met) == typical)
  }

  @Test func `what is kept does not grow with the answers`() throws {
    let report = try GroupExamples.report((0..<300).map { ("l\($0)", "safety", "I wait, number \($0), for her.") })
    let question = report.questions[0]
    #expect(question.toLookAt.count == GroupReport.answersToLookAt && question.toLookAtCount == 300)
    #expect(question.learners.count == GroupReport.smallGroup)
    #expect(GroupWords.more(question) == "and 250 answers more to look at")
  }

  @Test func `a long answer is cut around the words that counted`() throws {
    let filler = String(repeating: "We talked about the weather and the bus for a long time. ", count: 60)
    let report = try GroupExamples.report((0..<5).map { ("l\($0)", "say", "\($0) \(filler) I'm sorry. \(filler)") })
    let excerpt = try #require(report.questions[0].criteria[0].typicalAnswers(.met).first)
    #expect(excerpt.contains { $0.isCounted && $0.text == "sorry" })
    #expect(excerpt.map(\.text).joined().count <= AnswerExcerpt.length + 4)
    #expect(excerpt.first?.text.hasPrefix("… ") == true && excerpt.last?.text == " …")
  }

  @Test func `private answers are left out`() throws {
    #expect(try GroupExamples.report([("anna", "notice", "bored")]).questions.isEmpty)
  }
}
