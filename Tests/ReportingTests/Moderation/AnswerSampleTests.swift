import CaseModel
import Scoring
import Testing

@testable import Reporting

@Suite struct AnswerSampleTests {
  static func sample(_ answers: [(String, String)], size: Int, seed: UInt64 = 1) throws -> [String] {
    let teachingCase = try #require(FeedbackTests.bank.find("small"))
    var sample = AnswerSample(size: size, seed: seed)
    let scorer = Scorer(
      CompiledQuestion(try #require(teachingCase.question("say")), of: teachingCase, in: FeedbackTests.bank))
    // Which score an answer has does not matter to the lottery.
    let score = scorer.score("I'm sorry.")
    for (learner, id) in answers {
      let question = try #require(teachingCase.question(id))
      sample.add(learner: learner, answer: "I'm \(learner).", score: score, question: question, of: teachingCase)
    }
    return sample.drawn.flatMap { group in group.drawn.map { "\(group.question.id) \($0.learner)" } }
  }

  static let many = (0..<100).map { ("l\($0)", "say") } + (0..<3).map { ("l\($0)", "safety") }

  @Test func `who is drawn depends on the seed alone, not on the order`() throws {
    let drawn = try Self.sample(Self.many, size: 10)
    #expect(try Self.sample(Self.many.reversed(), size: 10) == drawn)
    #expect(try Self.sample(Self.many, size: 10, seed: 2) != drawn)
  }

  @Test func `the questions take turns, and one with few answers gives what it has`() throws {
    let drawn = try Self.sample(Self.many, size: 10)
    #expect(drawn.count == 10 && drawn.count { $0.hasPrefix("safety") } == 3)
    #expect(try Self.sample(Self.many, size: 4).count { $0.hasPrefix("safety") } == 2)
    #expect(try Self.sample(Self.many, size: 1_000).count == 103)
  }

  @Test func `the same words of the same learner are drawn once`() throws {
    #expect(try Self.sample([("l", "say"), ("l", "say"), ("m", "say")], size: 3).count == 2)
  }

  /// Chi-squared over ten classes of answers; 27.9 is passed once in a thousand times by chance (9 degrees of freedom).
  @Test func `every answer is drawn about equally often`() throws {
    var drawn = [Int](repeating: 0, count: 10)
    let answers = (0..<100).map { ("l\($0)", "say") }
    for seed in 0..<50 {
      for name in try Self.sample(answers, size: 10, seed: UInt64(seed)) {
        drawn[(Int(name.dropFirst("say l".count)) ?? 0) % 10] += 1
      }
    }
    let expected = 50.0
    let chiSquared = drawn.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    #expect(chiSquared < 27.9, "\(drawn)")
  }
}
