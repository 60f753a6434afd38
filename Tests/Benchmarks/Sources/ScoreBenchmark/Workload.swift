import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Matching
import Scoring

/// Answers and a rubric to measure with: the bank's own anchors, cut to 26 words, in a seeded order.
struct Workload {
  static let phrasesFile =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("phrases.txt").path
  static let allSkills = ["open-question", "reflection", "naming-emotion", "apology", "giving-space"]

  let phrases: [String]
  let skills = Self.allSkills
  let answers: [String]
  let compiled: CompiledQuestion
  /// The same without the skills.
  let withoutSkills: CompiledQuestion
  private let starter: CaseBank
  private let anchorWords: [[Substring]]

  /// - Parameters:
  ///   - phrasesFile: a phrase a line.
  ///   - bankFolder: where skills, word groups and anchors are; the starter bank when nil.
  ///   - count: the number of answers.
  /// - Throws: when a file cannot be read, or the rubric does not load.
  init(phrasesFile: String, bankFolder: String?, count: Int) throws {
    let sources = try bankFolder.map { try BankFolder.read($0) } ?? StarterBank.sources
    let starter = BankLoader.load(sources, base: nil).bank
    let phrases = try String(contentsOfFile: phrasesFile, encoding: .utf8).split(separator: "\n").map(String.init)
    self.phrases = phrases
    compiled = try Self.question(phrases, skills: Self.allSkills, starter)
    withoutSkills = try Self.question(phrases, skills: [], starter)
    self.starter = starter
    var anchorWords: [[Substring]] = []
    for question in starter.cases.flatMap(\.questions) where question.kind == .say || question.kind == .turn {
      for anchor in question.anchors {
        let words = anchor.answer.split { $0.isWhitespace }
        if words.count > 8 { anchorWords.append(words) }
      }
    }
    self.anchorWords = anchorWords
    answers = Self.texts(anchorWords, count: count, words: 26)
  }

  /// A rubric of five phrases a criterion, and a criterion for each skill.
  private static func question(_ phrases: [String], skills: [String], _ starter: CaseBank) throws -> CompiledQuestion {
    let criteria = stride(from: 0, to: phrases.count, by: 5).map { start in
      let five = phrases[start..<min(start + 5, phrases.count)].map { "\"\($0)\"" }.joined(separator: ", ")
      return "      - {criterion: c\(start), looks for: x, full: {any: [\(five)]}}"
    }
    let seen = skills.map { "      - {criterion: \($0), looks for: x, full: {skill: \($0)}}" }
    let source = """
      case: benchmark
      title: Benchmark
      level: 1
      situation: She waits.
      questions:
        - say: What?
          rubric:
      \((criteria + seen).joined(separator: "\n"))
      """
    let loaded = BankLoader.load([SourceText(name: "benchmark.yaml", text: source)], base: starter)
    for diagnostic in loaded.diagnostics { print(diagnostic.message) }
    guard let teachingCase = loaded.bank.find("benchmark"), let question = teachingCase.questions.first else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return CompiledQuestion(question, of: teachingCase, in: loaded.bank)
  }

  var words: Int { answers.reduce(0) { $0 + $1.split(separator: " ").count } / answers.count }
  var characters: Int { answers.reduce(0) { $0 + $1.utf8.count } / answers.count }

  func scorer() -> Scorer { Scorer(compiled) }

  func texts(words: Int) -> [String] { Self.texts(anchorWords, count: 1_000, words: words) }

  /// Anchors one after another from a random one and a random word on, up to so many words.
  private static func texts(_ anchors: [[Substring]], count: Int, words: Int) -> [String] {
    var state: UInt64 = 20_040_404
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    return (0..<count).map { _ in
      var text: [Substring] = []
      var start = true
      while text.count < words {
        let anchor = anchors[random(anchors.count)]
        text += start ? anchor[random(max(1, anchor.count / 2))...] : anchor[...]
        start = false
      }
      return text.prefix(words).joined(separator: " ")
    }
  }

  /// Every rubric of the bank, and hostile ones.
  func lengthChecks() -> [(String, CompiledQuestion)] {
    let ofBank = starter.cases.flatMap { teachingCase in
      teachingCase.questions.filter { !$0.kind.isPrivate }.map {
        ("\(teachingCase.id) \($0.id)", CompiledQuestion($0, of: teachingCase, in: starter))
      }
    }
    let gaps = Array(repeating: "(i | you | the | a | to | it)", count: 20).joined(separator: " ... ")
    let nested = Array(repeating: "(you | you are | [so] (i | it | to you))", count: 12).joined(separator: " ...3 ")
    let hostile = [("twenty gaps", gaps), ("nested alternatives", nested)].compactMap { name, phrase in
      hostileQuestion(phrase).map { ("hostile: \(name)", $0) }
    }
    return ofBank + hostile
  }

  private func hostileQuestion(_ phrase: String) -> CompiledQuestion? {
    let source = """
      case: hostile
      title: Hostile
      level: 1
      situation: She waits.
      questions:
        - say: What?
          rubric: [{criterion: it, looks for: x, full: "\(phrase)"}]
      """
    let bank = BankLoader.load([SourceText(name: "hostile.yaml", text: source)], base: nil).bank
    return bank.find("hostile").flatMap { teachingCase in
      teachingCase.questions.first.map { CompiledQuestion($0, of: teachingCase, in: bank) }
    }
  }
}
