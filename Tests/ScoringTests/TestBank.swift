import CaseLoading
import CaseModel
import Diagnostics
import Testing

@testable import Scoring

/// Small banks written in the case language, for tests.
enum TestBank {
  static func load(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> CaseBank {
    let loaded = BankLoader.load([SourceText(name: "test.yaml", text: text)])
    #expect(loaded.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
    return loaded.bank
  }

  /// A case with one question.
  static func question(_ yaml: String, definitions: String = "") throws -> (Question, Case, CaseBank) {
    let indented = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(
      separator: "\n")
    let text = """
      case: small
      title: Small
      level: 1
      situation: Mrs Flint has waited since noon and holds a watch in a box on her knees today.
      opening: Five hours I have been sitting here and nobody said a word to me.
      questions:
        -
      \(indented)
      """
    let bank = try load(definitions.isEmpty ? text : definitions + "\n---\n" + text)
    let teachingCase = try #require(bank.find("small"))
    return (try #require(teachingCase.questions.first), teachingCase, bank)
  }

  static func score(_ answer: String, _ yaml: String, definitions: String = "") throws -> Score {
    let (question, teachingCase, bank) = try question(yaml, definitions: definitions)
    return Scorer(CompiledQuestion(question, of: teachingCase, in: bank)).score(answer)
  }

  /// A `say` question with one criterion.
  static func say(_ full: String, partly: String? = nil, more: String = "") -> String {
    """
    say: What would you say?
    rubric:
      - criterion: it
        looks for: it
        full: \(full)
    \(partly.map { "    partly: \($0)\n" } ?? "")\(more)
    """
  }
}
