import CaseLoading
import CaseModel
import Diagnostics
import Scoring
import Testing

@testable import Reporting

@Suite struct FeedbackTests {
  static let bank = BankLoader.load([
    SourceText(
      name: "t",
      text: """
        case: small
        title: Small
        level: 1
        situation: She waits.
        questions:
          - say: What do you say?
            rubric:
              - criterion: sorry
                looks for: Says sorry
                full: sorry
                praise: You said sorry.
              - criterion: asks
                looks for: Asks how it was
                full: "how ?"
                advice: Ask how it was.
            watch for:
              - {flag: calm, when: calm, comment: Calm is hard to order.}
          - patient: What might she feel?
            cap: 2
            perspectives:
              - {perspective: lonely, evidence: lonely}
              - {perspective: afraid, evidence: afraid}
          - safety: What must not be missed?
            required: [{item: pain, says: Asks about pain, evidence: pain, rests on: the law}]
        """)
  ]).bank

  static func feedback(_ answer: String, _ id: String) throws -> Feedback {
    let teachingCase = try #require(bank.find("small"))
    let question = try #require(teachingCase.question(id))
    return Feedback(
      Scorer(CompiledQuestion(question, of: teachingCase, in: bank)).score(answer), question: question, answer: answer)
  }

  static func text(_ answer: String, _ id: String, width: Int = 60, numbers: Bool = false, brackets: Bool = true) throws
    -> String
  {
    let lines = FeedbackText(layout: TextLayout(columns: width), showsNumbers: numbers, marksWithBrackets: brackets)
      .lines(try feedback(answer, id))
    return lines.map { $0.map(\.text).joined() }.joined(separator: "\n")
  }

  @Test func `words come first, with what counted, praise, advice and comments`() throws {
    #expect(
      try Self.text("I'm so sorry. Be calm.", "say") == """
        Your words, in [brackets] what counted:
          I'm so [sorry]. Be calm.

        + Says sorry: met
            You said sorry.
        · Asks how it was: not seen
            Ask how it was.
          ! You wrote “calm”. Calm is hard to order.
        """)
  }

  @Test func `numbers come on request and say what they are`() throws {
    let text = try Self.text("I'm so sorry.", "say", numbers: true)
    #expect(text.contains("+ Says sorry: met (2 of 2)"))
    #expect(text.hasSuffix("In numbers: 2 of 4 on this rubric (formative)"))
    #expect(!(try Self.text("I'm so sorry.", "say").contains("2")))
  }

  @Test func `what is highlighted is what was counted`() throws {
    let answer = "Oh, I’m sorry 👵.\nHow was it for you?"
    let feedback = try Self.feedback(answer, "say")
    #expect(feedback.answer.map(\.text).joined() == answer)
    #expect(feedback.answer.filter(\.isCounted).map(\.text) == feedback.items.flatMap(\.counted))
  }

  @Test func `cannot tell is explained and is no zero`() throws {
    let text = try Self.text("👵", "say", numbers: true)
    #expect(text.hasPrefix("Cannot tell. There are no words"))
    #expect(!text.contains("0"))
  }

  @Test func `perspectives tell what was seen and what others thought of, and unlisted ideas go to a person`() throws {
    #expect(
      try Self.text("She is lonely.", "patient").hasSuffix(
        """
        ± Different ways of seeing it: partly
            Seen: lonely
            Others have thought of: afraid.
        """))
    #expect(
      try Self.text("Perhaps she is testing us all.", "patient").contains(
        "~ You wrote something that is not on this list"))
  }

  @Test func `safety stands apart`() throws {
    #expect(
      try Self.text("I ask about pain.", "safety").hasSuffix(
        """
        Safety, apart from everything else
        + Asks about pain: met
            Rests on: the law
        """))
  }
}
