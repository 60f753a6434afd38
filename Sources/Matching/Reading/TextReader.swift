/// Reads free text: words, stems, sentences, whose words they are, and what is denied.
///
/// A reader remembers every distinct word it has met, so that the cost of a word is paid once. It serves one task at
/// a time; several tasks take a reader each. What it returns does not depend on what it has read before.
public final class TextReader {
  /// Distinct words after which the memory is emptied, so that a million answers need no more room than a thousand.
  private static let vocabularyLimit = 16_384

  let vocabulary = Vocabulary()
  private var tokenizer = Tokenizer()
  /// Made when the first text turns against itself; few do.
  private var cancellation: Cancellation?

  /// Makes a reader without memories.
  public init() {}

  /// Takes a text apart.
  ///
  /// The cost is linear in the text's length.
  ///
  /// - Parameter text: the text as typed; any length, any script.
  /// - Returns: the text's words, sentences, zones and scope, with offsets into its UTF-8.
  public func read(_ text: String) -> AnswerText {
    var answer = AnswerText()
    read(text, into: &answer)
    return answer
  }

  /// Takes a text apart, in the memory of another.
  ///
  /// - Parameters:
  ///   - text: the text as typed; any length, any script.
  ///   - answer: takes what is read; what it held before is dropped.
  public func read(_ text: String, into answer: inout AnswerText) {
    if vocabulary.entries.count > Self.vocabularyLimit { vocabulary.removeAll() }
    answer.removeAll()
    answer.bytes.append(contentsOf: text.utf8)
    tokenizer.fill(&answer, vocabulary)
    for _ in answer.words { answer.standings.append(AnswerText.Standing()) }
    let quotations = Quotations.find(in: answer)
    Sentences.split(&answer, quotations)
    Zones.mark(&answer, quotations)
    for sentence in answer.sentences {
      Negation.mark(&answer, sentence)
      Conditions.mark(&answer, sentence)
    }
    markCancelled(&answer)
  }

  private func markCancelled(_ answer: inout AnswerText) {
    guard answer.words.contains(where: { $0.has(.turning) }) else { return }
    if cancellation == nil { cancellation = Cancellation(vocabulary) }
    cancellation?.mark(&answer)
  }

  /// The distinct words of a text that carry its content: no words that only hold sentences together.
  ///
  /// - Parameter text: any text.
  /// - Returns: lower-case words in order of appearance.
  public func contentWords(of text: String) -> [String] {
    var seen: Set<String> = []
    return read(text).words.filter { !$0.has(.function) }.map { vocabulary.entries[Int($0.form)].text }.filter {
      seen.insert($0).inserted
    }
  }
}
