import CaseModel
import Matching

/// Tells answers that cannot be judged from answers in which nothing was found. "Cannot tell" is no zero.
enum Readability {
  /// Why the answer cannot be judged, or nil when it can.
  static func fault(of text: AnswerText, kind: QuestionKind) -> Unreadable? {
    if text.isEmpty { return .noWords }
    let copied = text.standings.count { $0.zone == .copied }
    if copied * 5 >= text.words.count * 4 { return .copied }
    return text.functionWordShare < leastFunctionWords(kind) && text.typedWordCount >= fewWords(kind)
      ? .noSentences : nil
  }

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
