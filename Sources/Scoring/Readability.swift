import CaseModel
import Matching

/// Tells answers that cannot be judged from answers in which nothing was found. "Cannot tell" is no zero.
enum Readability {
  /// Why the answer cannot be judged, or nil when it can.
  static func fault(of text: AnswerText, kind: QuestionKind) -> Unreadable? {
    if text.isEmpty { return .noWords }
    let copied = text.standings.count { $0.zone == .copied }
    if copied * 5 >= text.words.count * 4 { return .copied }
    guard text.typedWordCount >= fewWords(kind), text.functionWordShare < leastFunctionWords(kind) else { return nil }
    return speaksShortly(text) ? nil : .noSentences
  }

  /// "Thanks, really glad you feel heard!" is short of such words, and "ECG now. Bloods. Then chest X-ray." has none; but one
  /// speaks to somebody, and the other is told in sentences. "Come Tuesday, ten minutes, no questions." is one.
  private static func speaksShortly(_ text: AnswerText) -> Bool {
    if text.typedWordCount < shortSentence, text.endsSentence { return true }
    return text.typedWordCount < longWithout
      && (text.isSpoken || text.sentences.count > 1 && text.words.count >= 2 * text.sentences.count)
  }

  private static let shortSentence = 10

  /// So many words cannot do without such words, and be sentences.
  private static let longWithout = 16

  /// English prose has a share near one half; below this it is a list, or another language. Where a list is a fair
  /// way to answer, only text without any such word is refused.
  private static func leastFunctionWords(_ kind: QuestionKind) -> Double {
    kind == .say || kind == .turn ? 0.2 : 0.02
  }

  /// With fewer words than this the share says nothing.
  private static func fewWords(_ kind: QuestionKind) -> Int {
    kind == .say || kind == .turn ? 5 : 12
  }
}
