import CaseLoading
import CaseModel
import Diagnostics
import Scoring
import Testing

@testable import Reporting

/// Groups that answered the small case.
enum GroupExamples {
  static let bank = BankLoader.load([
    SourceText(
      name: "t",
      text: """
        skill: apologises
        definition: Says sorry.
        evidence: sorry
        hits: [I'm sorry.]
        near misses: [Good morning.]
        ---
        case: small
        title: Small
        level: 1
        situation: She waits.
        questions:
          - say: What do you say?
            rubric:
              - criterion: sorry
                looks for: Says sorry
                full: {skill: apologises}
              - criterion: asks
                looks for: Asks how it was
                full: "how ?"
            watch for:
              - {flag: calm, when: calm, comment: Calm is hard to order.}
          - notice: What do you notice?
          - patient: What might she feel?
            cap: 2
            perspectives:
              - {perspective: lonely, evidence: lonely}
              - {perspective: afraid, evidence: afraid}
          - safety: What must not be missed?
            required: [{item: pain, says: Asks about pain, evidence: pain, rests on: the law}]
        """)
  ]).bank

  /// A report on answers as (learner, question, answer).
  static func report(_ answers: [(String, String, String)]) throws -> GroupReport {
    let teachingCase = try #require(bank.find("small"))
    var report = GroupReport()
    for (learner, id, answer) in answers {
      let question = try #require(teachingCase.question(id))
      let score = Scorer(CompiledQuestion(question, of: teachingCase, in: bank)).score(answer)
      report.add(learner: learner, answer: answer, score: score, question: question, of: teachingCase)
    }
    return report
  }

  /// Eight learners on all questions.
  static let group: [(String, String, String)] =
    [
      ("anna", "I'm so sorry. How was it for you?"), ("ben", "I am sorry you had to wait."),
      ("cleo", "Please be calm, it is not my fault."), ("dora", "Oh I'm sorry. How are you now?"),
      ("ewa", "I'm sorry, and it was my mistake."), ("fritz", "👵"), ("gita", "I can see that you are upset."),
      ("hugo", "I'm very sorry for this."),
    ].flatMap { learner, answer in
      [
        (learner, "say", answer), (learner, "patient", learner < "d" ? "She is lonely." : "Perhaps she is testing us."),
        (learner, "safety", learner < "h" ? "I ask about pain." : "I ask her to wait for me."),
      ]
    }

  /// Answers that try to be something else than text.
  static let hostile = [
    "# sorry", "<script>alert(1)</script> sorry", "[sorry](http://x.example)", "| sorry | x |\n| --- | --- |",
    "> sorry\n\n    code", "1. sorry", "- sorry\n+ sorry\n* sorry", "`sorry` ~~~ ```",
    "a@b.example is sorry &amp; &lt;",
    "sorry\n===", "<https://x.example> www.x.example", "\u{202E}sorry\u{0}\u{1B}[2J", "**sorry** _x_ \\# \\<b>",
  ]
}
