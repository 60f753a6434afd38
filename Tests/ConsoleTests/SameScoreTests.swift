import Foundation
import TestPrograms
import Testing

/// An answer scores the same wherever it is given.
@Suite struct SameScoreTests {
  /// The starter bank's own anchors would be scored alike whatever the way; these have odd blanks, breaks and signs.
  static let answers = [
    "Thank you, that's so kind.\nI can't keep the watch. Tell me about your son.", "I’m touched — but no.",
    "  You don't owe me anything:\tI'd see you just the same.  ", "=cmd \"quoted\", with; separators",
  ]

  @Test func `in the dialogue, in a file on one core and on two, and alone`() throws {
    let balint = try Balint()
    for (index, answer) in Self.answers.enumerated() {
      let history = balint.folder.path("history-\(index).sqlite")
      let quiz = try balint.run(
        "quiz", "another-small-gift", "--history", history,
        input: "\n:skip\n:skip\n" + answer + "\n\n" + String(repeating: ":skip\n", count: 6))
      #expect(quiz.code == 0, "\(quiz.messages)")
      let export = try balint.run("history", "export", "--history", history)
      let attempt = try #require(try JSONDecoder().decode(History.self, from: Data(export.output.utf8)).attempts.first)
      let score = try Self.score(of: export.output, beginningAt: "\"scored\":")
      let cell = attempt.answer.replacing("\"", with: "\"\"")
      let rows = "learner,case,question,answer\n,another-small-gift,say,\"\(cell)\"\n"
      for jobs in ["1", "2"] {
        let batch = try balint.run("score", "--jobs", jobs, "--quiet", input: rows)
        #expect(try Self.score(of: batch.output) == score)
      }
      let alone = try balint.run("try", "another-small-gift", "say", "--json", input: attempt.answer)
      #expect(try Self.score(of: alone.output) == score)
    }
  }

  @Test func `where marked answers have moved it, too`() throws {
    let made = try CalibrateTests()
    #expect(try made.calibrate().code == 0)
    let balint = made.balint
    for (index, answer) in ["I apologise. Come in with me.", "I'm sorry for the wait.", "It is your turn."].enumerated()
    {
      let history = balint.folder.path("history-\(index).sqlite")
      let quiz = try balint.run(
        "quiz", "small", "--cases", made.bank, "--history", history, input: "\n:skip\n\(answer)\n\n\n")
      #expect(quiz.code == 0, "\(quiz.messages)")
      let export = try balint.run("history", "export", "--history", history)
      let score = try Self.score(of: export.output, beginningAt: "\"scored\":")
      #expect(score.contains("\"calibration\":{\"date\""))
      let rows = "learner,case,question,answer\n,small,say,\"\(answer)\"\n"
      for jobs in ["1", "2"] {
        let batch = try balint.run("score", "--cases", made.bank, "--jobs", jobs, "--quiet", input: rows)
        #expect(try Self.score(of: batch.output) == score)
      }
      let alone = try balint.run("try", "small", "say", "--json", "--cases", made.bank, input: answer)
      #expect(try Self.score(of: alone.output) == score)
    }
  }

  private struct History: Decodable {
    struct Attempt: Decodable { let answer: String }
    let attempts: [Attempt]
  }

  /// A score as written, from its total to the line's end: marks, evidence with offsets, flags, hashes.
  private static func score(of text: String, beginningAt start: String = "") throws -> String {
    let part = start.isEmpty ? text[...] : text[try #require(text.range(of: start)).upperBound...]
    let total = try #require(part.range(of: "\"score\":"))
    let end = try #require(part.range(of: "\"use\":\"formative\""))
    return String(part[total.lowerBound..<end.upperBound])
  }
}
