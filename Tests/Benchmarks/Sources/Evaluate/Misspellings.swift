import CaseModel
import Foundation
import Matching

/// Real misspellings against all words that the bank looks for.
struct Misspellings {
  private let reader = TextReader()
  private let matcher: PhraseMatcher

  init(bank: CaseBank) {
    var words: Set<String> = []
    func visit(_ node: Phrase.Node) {
      switch node {
      case .word(let word), .exact(let word): words.insert(word)
      case .sequence(let nodes), .alternatives(let nodes): nodes.forEach(visit)
      case .optional(let node): visit(node)
      default: break
      }
    }
    func visit(_ evidence: Evidence) {
      if case .phrase(let phrase) = evidence { phrase.parts.forEach(visit) }
      evidence.parts.forEach(visit)
    }
    for group in bank.words.values { group.phrases.flatMap(\.parts).forEach(visit) }
    for skill in bank.skills.values { visit(skill.evidence) }
    var set = PhraseSet()
    for word in words.sorted() { _ = set.add(.word(word), groups: [:]) }
    matcher = PhraseMatcher(PhraseAutomaton(set), reader: reader)
  }

  /// - Parameter path: lines such as `worryed->worried`, several corrections separated by commas.
  /// - Returns: recall and precision as Markdown.
  /// - Throws: when the file cannot be read.
  func table(path: String) throws -> String {
    var looked = 0
    var found = 0
    var taken = 0
    var right = 0
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let sides = line.components(separatedBy: "->")
      guard sides.count == 2, sides[0].utf8.count >= 4, sides[0].allSatisfy({ $0.isLetter && $0.isLowercase }) else {
        continue
      }
      let corrections = sides[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      let meant = Set(corrections.flatMap { phrases(in: $0, misspelt: false) })
      let read = phrases(in: sides[0], misspelt: true)
      if !meant.isEmpty { looked += 1 }
      if !read.isEmpty { taken += 1 }
      if !meant.isDisjoint(with: read) {
        right += 1
        found += 1
      }
    }
    return """
      ## Misspellings

      \(looked) misspellings of words that the bank looks for; \(taken) misspellings of any word were read as one of them.
      Recall \(Counts.text(Double(found) / Double(max(1, looked)))), precision \
      \(Counts.text(Double(right) / Double(max(1, taken)))).

      """
  }

  private func phrases(in text: String, misspelt: Bool) -> Set<Int> {
    Set(matcher.matches(in: reader.read(text)).filter { $0.isMisspelt == misspelt }.map(\.phrase))
  }
}
