import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Scoring

/// A content question with reference answers and answers that people marked, as a case of one `explain` question.
struct ContentQuestion {
  static let correct = "correct"
  static let contradicts = "contradicts"

  struct Answer {
    let text: String
    /// For each criterion the marks of the markers.
    let marks: [String: [Double]]
  }

  let id: String
  let compiled: CompiledQuestion
  let answers: [Answer]

  /// Builds the case as an author would write it, and reads it as any other.
  ///
  /// - Parameters:
  ///   - id: the question's name in its set.
  ///   - prompt: what was asked.
  ///   - references: the answers that were looked for.
  ///   - points: the most that `correct` awards.
  ///   - looksForContradiction: whether a second criterion tells answers that say the opposite from others.
  ///   - answers: the marked answers.
  /// - Throws: when the case does not load.
  init(
    id: String, prompt: String, references: [String], points: Int, looksForContradiction: Bool, answers: [Answer]
  ) throws {
    var text = """
      case: content-question
      title: A content question
      level: 1
      situation: Somebody who knows asks.
      questions:
        - explain: \(Self.quoted(prompt))
          rubric:
            - criterion: \(Self.correct)
              looks for: The reference answer
              points: \(points)
              full: {like: \(Self.list(references))}

      """
    if looksForContradiction { text += Self.contradiction(references) }
    let loaded = BankLoader.load([SourceText(name: "\(id).yaml", text: text)], base: nil)
    guard let teachingCase = loaded.bank.find("content-question"), let question = teachingCase.questions.first else {
      for diagnostic in loaded.diagnostics { print(id, diagnostic.message) }
      throw CocoaError(.fileReadCorruptFile)
    }
    self.id = id
    self.answers = answers
    compiled = CompiledQuestion(question, of: teachingCase, in: loaded.bank)
  }

  /// Says the opposite: much like a reference, and one of the two denies what the other does not.
  private static func contradiction(_ references: [String]) -> String {
    let denials = "(no | not | never | none | nothing | without)"
    let denying = references.filter { reference in
      reference.lowercased().split { !$0.isLetter && $0 != "'" }.contains {
        ["no", "not", "never", "none", "nothing", "without"].contains($0) || $0.hasSuffix("n't")
      }
    }
    let plain = references.filter { !denying.contains($0) }
    // Who is as like a reference of the other sort has said no more than that.
    func without(_ references: [String]) -> String {
      references.isEmpty ? "" : ", {none: [{like: \(list(references)), threshold: 0.6}]}"
    }
    var lines: [String] = []
    if !plain.isEmpty {
      lines.append("{all: [{like: \(list(plain)), threshold: 0.4}, \(quoted(denials))\(without(denying))]}")
    }
    if !denying.isEmpty {
      lines.append(
        "{all: [{like: \(list(denying)), threshold: 0.4}, {none: [\(quoted(denials))]}\(without(plain))]}")
    }
    return """
            - criterion: \(contradicts)
              looks for: Says the opposite of the reference answer
              points: 1
              said: anyhow
              full: {any: [\(lines.joined(separator: ", "))]}

      """
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
      if character == "\"" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\""
  }
}
