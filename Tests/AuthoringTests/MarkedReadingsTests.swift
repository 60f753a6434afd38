import CaseLoading
import CaseModel
import Diagnostics
import Scoring
import Testing

@testable import Authoring

/// What marked answers say to the author of a criterion.
@Suite struct MarkedReadingsTests {
  static let text = """
    case: small
    title: Small
    level: 1
    situation: She has waited.
    questions:
      - explain: What would you do?
        rubric:
          - criterion: plan
            looks for: A plan
            full: [plan, "@shared", rest]
    ---
    words: shared
    phrases: [together, jointly]
    """

  func readings(_ answers: [(learner: String, text: String)]) throws -> MarkedReadings {
    let loaded = BankLoader.load([SourceText(name: "small.yaml", text: Self.text)])
    #expect(loaded.diagnostics.map(\.message) == [])
    let teachingCase = try #require(loaded.bank.find("small"))
    let question = try #require(teachingCase.question("explain"))
    return MarkedReadings(
      CompiledQuestion(question, of: teachingCase, in: loaded.bank), in: loaded.bank,
      answers: answers.map { MarkedReadings.Answer(learner: $0.learner, text: $0.text) })
  }

  /// Half of them meet the criterion.
  func answers(_ met: (Int) -> String, _ not: (Int) -> String) -> [(learner: String, text: String)] {
    (0..<24).map { ("l\($0)", $0 % 2 == 0 ? met($0) : not($0)) }
  }

  var marks: [Double?] { (0..<24).map { $0 % 2 == 0 ? 2 : 0 } }

  @Test func `words that tell answers apart are told, with counts, the strongest first, for and against`() throws {
    let readings = try readings(
      answers(
        { "I would agree it with her, and see her on day \($0)." },
        { $0 < 18 ? "I would send her home on day \($0)." : "I would see her again on day \($0)." }))
    let phrases = readings.advice(on: "plan", marks: marks).phrases
    let first = try #require(phrases.first)
    #expect(first.text == "agree" && first.speaksFor && first.met == 12 && first.notMet == 0)
    #expect(first.examples.count == 2 && first.examples.allSatisfy { $0.contains("agree") })
    let home = try #require(phrases.first { $0.text == "home" || $0.text == "send" })
    #expect(!home.speaksFor && home.met == 0 && home.notMet == 9 && home.strength < 0)
    let strengths = phrases.map { abs($0.strength) }
    #expect(strengths == strengths.sorted(by: >) && strengths.allSatisfy { $0 > 2.5 })
  }

  @Test func `two words are told only where they tell more than each of them`() throws {
    let readings = try readings(
      answers(
        { "I would let her choose a day, \($0)." },
        { $0 % 4 == 1 ? "I would choose a day, \($0)." : "I would let her go, \($0)." }))
    let texts = readings.advice(on: "plan", marks: marks).phrases.map(\.text)
    #expect(texts.contains("her choose") && !texts.contains("choose"))
  }

  @Test func `what a rule looks for, itself or by a word group, is not told`() throws {
    let readings = try readings(
      answers({ "We would plan it together and jointly, \($0)." }, { "I would send her away, \($0)." }))
    let texts = readings.advice(on: "plan", marks: marks).phrases.map(\.text)
    #expect(!texts.contains { $0.contains("plan") || $0.contains("together") || $0.contains("jointly") })
    #expect(texts.contains("send") || texts.contains("away"))
  }

  @Test func `a word of one learner is never told, however often they say it`() throws {
    var given = answers({ "I would ask quokka about day \($0)." }, { "I would send her home, \($0)." })
    for index in given.indices { given[index].learner = "Same Person" }
    let readings = try readings(given)
    #expect(readings.advice(on: "plan", marks: marks).phrases.isEmpty)
    #expect(readings.word("quokka") == nil && readings.stemsOfOnePerson.contains("quokka"))
    // Capitals and blanks make nobody else of them.
    given[0].learner = " sameperson"
    #expect(try self.readings(given).stemsOfOnePerson.contains("quokka"))
    let unknown = try self.readings([("", "ask quokka"), ("", "ask quokka!"), ("", "the quokka")])
    #expect(unknown.word("quokka") == "quokka")
  }

  @Test func `rules that speak where people gave nothing are told, with how often they were right`() throws {
    let readings = try readings(
      answers({ "I would plan it with her, \($0)." }, { $0 < 16 ? "I would let her rest, \($0)." : "Nothing, \($0)." }))
    let rules = readings.advice(on: "plan", marks: marks).rules
    #expect(rules.map(\.rule) == ["rest"] && rules.first?.wrong == 8 && rules.first?.right == 0)
    #expect(readings.advice(on: "plan", marks: marks.map { _ in nil }).rules.isEmpty)
    #expect(readings.advice(on: "no such criterion", marks: marks).phrases.isEmpty)
  }

  @Test func `log-odds have the sign of the difference, and grow with the number of answers`() {
    #expect(LogOdds.strength(first: 5, of: 10, second: 5, of: 10) == 0)
    let (few, many) = (
      LogOdds.strength(first: 6, of: 10, second: 2, of: 10), LogOdds.strength(first: 60, of: 100, second: 20, of: 100)
    )
    #expect(few > 0 && many > 2 * few)
    #expect(LogOdds.strength(first: 2, of: 10, second: 6, of: 10) == -few)
    #expect(LogOdds.strength(first: 0, of: 0, second: 0, of: 0) == 0)
    #expect(LogOdds.strength(first: 10, of: 10, second: 0, of: 10).isFinite)
    // By hand: (6 + 0.8) against (4 + 1.2), (2 + 0.8) against (8 + 1.2).
    let sum = 1 / 6.8 + 1 / 5.2 + 1 / 2.8 + 1 / 9.2
    let byHand = 1.457_8 / sum.squareRoot()
    #expect(abs(few - byHand) < 0.001)
  }
}
