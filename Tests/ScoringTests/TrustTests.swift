import CaseModel
import Diagnostics
import Testing

@testable import Scoring

/// What a learner and a course lead must be able to rely on.
@Suite struct TrustTests {
  static let yaml = TestBank.say("{all: [\"sorry ... wait*\", \"(tell me | how)\"]}", partly: "sorry")

  @Test func `every mark above zero cites words of the answer, and they are there`() throws {
    let answer = "Oh — I’m so sorry 👵 you had to wait. Tell me what it’s been like."
    let mark = try #require(try TestBank.score(answer, Self.yaml).marks.first)
    let bytes = Array(answer.utf8)
    #expect(mark.evidence.map(\.text) == ["sorry 👵 you had to wait", "Tell me"])
    for span in mark.evidence {
      #expect(String(decoding: bytes[span.start..<span.end], as: UTF8.self) == span.text)
    }
  }

  @Test(arguments: [
    ("", Unreadable.noWords), ("👵👵 … !!", .noWords), ("\u{1B}[\u{7}\u{9B}", .noWords),
    ("sorry wait listen anger empathy time son gift", .noSentences),
    ("kind touched can't keep owe nothing son", .noSentences),
    ("Es tut mir leid, dass Sie so lange warten mussten heute", .noSentences),
    ("Five hours I have been sitting here and nobody said a word to me.", .copied),
  ]) func `what cannot be judged is not zero`(answer: String, reason: Unreadable) throws {
    let score = try TestBank.score(answer, Self.yaml)
    #expect(score.unreadable == reason)
    #expect(score.marks.map(\.mark) == [nil])
    #expect(score.total == nil)
  }

  @Test func `an answer over the limit is not scored`() throws {
    let score = try TestBank.score(String(repeating: "sorry to wait. ", count: 70_000), Self.yaml)
    #expect(score.unreadable == .tooLong)
  }

  @Test func `copied words earn nothing beside one's own`() throws {
    let yaml = TestBank.say("watch")
    let copied = try TestBank.score(
      "Mrs Flint has waited since noon and holds a watch in a box. I see you are cross with me, and I understand why that is so.",
      yaml)
    #expect(copied.marks.first?.mark == 0)
    #expect(try TestBank.score("I see you brought a watch.", yaml).marks.first?.mark == 2)
  }

  @Test func `nothing is gained by saying it twice, by an unrelated sentence or by a greeting`() throws {
    let answer = "I'm sorry you had to wait."
    let once = try TestBank.score(answer, Self.yaml).total
    for other in [
      answer + " " + answer, answer + " The car park is full.", "Hello Mrs Flint. " + answer, answer.uppercased(),
    ] {
      #expect(try TestBank.score(other, Self.yaml).total == once, "\(other)")
    }
  }

  @Test func `spelling, quotes and apostrophes do not matter`() throws {
    let yaml = TestBank.say("\"apologise ... behaviour\"")
    for answer in [
      "I apologise for my behaviour.", "I apologize for my behavior.", "I’d say: “I apologise for my behaviour.”",
    ] {
      #expect(try TestBank.score(answer, yaml).total == 2, "\(answer)")
    }
  }

  @Test func `the same answer gets the same score, whatever was scored before`() throws {
    let (question, teachingCase, bank) = try TestBank.question(Self.yaml)
    let compiled = CompiledQuestion(question, of: teachingCase, in: bank)
    let answers = [
      "I'm sorry you had to wait. Tell me.", "I would say sorry.", "", "sorry", "not sorry you wait, tell me",
    ]
    let alone = answers.map { Scorer(compiled).score($0) }
    let scorer = Scorer(compiled)
    #expect(answers.map(scorer.score) == alone)
    #expect(answers.reversed().map(scorer.score).reversed() == alone)
  }

  @Test func `composed and decomposed letters score alike, whichever was read first`() throws {
    let (question, teachingCase, bank) = try TestBank.question(TestBank.say("café"))
    let scorer = Scorer(CompiledQuestion(question, of: teachingCase, in: bank))
    #expect(["caf\u{E9} is it", "cafe\u{301} is it", "caf\u{E9} is it"].map { scorer.score($0).total } == [2, 2, 2])
  }

  @Test func `an anchor that differs is a fault that says what was counted`() throws {
    let bank = try TestBank.load(
      """
      case: small
      title: Small
      level: 1
      situation: She waits.
      questions:
        - say: What?
          rubric:
            - {criterion: it, looks for: it, full: sorry}
          watch for:
            - {flag: calm, when: calm, comment: No.}
          anchors:
            - {answer: I am sorry., marks: {it: 2}}
            - {answer: Be calm., marks: {it: 2}}
      """)
    let faults = AnchorCheck.faults(of: try #require(bank.find("small")), in: bank)
    #expect(faults.map(\.id) == ["anchor-mark-differs", "anchor-flag-differs"])
    #expect(faults.first?.message == "this anchor must get 2 for it, and the scorer gives 0: no evidence was found")
  }

  @Test func `a skill's own examples are its tests`() throws {
    let bank = try TestBank.load(
      """
      skill: question
      definition: asks how
      evidence: "how ?"
      hits: [How are you?, What is it?]
      near misses: [I know how., How many?]
      """)
    let faults = SkillCheck.faults(of: try #require(bank.skills["question"]), in: bank)
    #expect(faults.map(\.id) == ["skill-hit-missed", "skill-near-miss-taken"])
  }
}
