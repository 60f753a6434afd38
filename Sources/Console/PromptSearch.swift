import CaseModel

/// Finds the question of the bank that a text asks, as a quiz or a form outside shows it.
///
/// A text asks a question when it holds its prompt; when several cases have that prompt, the text must also hold the
/// title or the id of the case. `CASE/QUESTION` anywhere in the text tells it too. Letters' case, white space and
/// punctuation count for nothing. What is not told apart is not found.
final class PromptSearch {
  private struct Entry {
    let id: (case: String, question: String)
    let prompt: String
    let path: String
    let caseNames: [String]
  }

  private let bank: CaseBank
  /// Made when a text is first looked for, which most files do not ask.
  private lazy var entries = bank.cases.flatMap { found in
    found.questions.map { question in
      Entry(
        id: (found.id, question.id), prompt: Self.words(question.prompt),
        path: "\(found.id)/\(question.id)", caseNames: [found.id, found.head.title].map(Self.words))
    }
  }

  init(_ bank: CaseBank) { self.bank = bank }

  func find(_ text: String) -> (case: String, question: String)? {
    let words = Self.words(text)
    let lowercased = text.lowercased()
    if let named = Self.only(entries.filter { lowercased.contains($0.path) }) { return named.id }
    let asked = entries.filter { $0.prompt.count > 2 && words.contains($0.prompt) }
    // Of two prompts, one of which holds the other, the longer one is asked.
    let longest = asked.map(\.prompt.count).max()
    let best = asked.filter { $0.prompt.count == longest }
    if let one = Self.only(best) { return one.id }
    return Self.only(best.filter { entry in entry.caseNames.contains { words.contains($0) } })?.id
  }

  private static func only(_ entries: [Entry]) -> Entry? {
    entries.count == 1 ? entries[0] : nil
  }

  /// The words in lower case, with one space before and after each, so that only whole words are found.
  private static func words(_ text: String) -> String {
    " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
  }
}
