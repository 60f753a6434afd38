import Diagnostics
import Scoring

/// A learner's feedback as plain text: the same lines as on a screen, what counted in brackets.
public struct FeedbackSheet: HandOut {
  private let layout: TextLayout
  private let text: FeedbackText

  /// Makes a writer of feedback sheets.
  ///
  /// - Parameters:
  ///   - layout: how wide lines are.
  ///   - showsNumbers: whether marks are given in numbers after the words.
  public init(layout: TextLayout, showsNumbers: Bool) {
    self.layout = layout
    text = FeedbackText(layout: layout, showsNumbers: showsNumbers, marksWithBrackets: true)
  }

  /// `txt`
  public var fileExtension: String { "txt" }

  /// The title, and what a machine's reading is worth.
  public func opening(learner: String) -> [UInt8] {
    var lines = layout.lines([TextRun(HandOutWords.title)]) + layout.lines([TextRun("For \(learner)")]) + [[]]
    for note in HandOutWords.notes { lines += layout.lines([TextRun(note)]) + [[]] }
    return bytes(lines)
  }

  /// The answer with what counted, each criterion in words, and what it was read with.
  public func section(_ feedback: Feedback, on question: AnsweredQuestion) -> [UInt8] {
    var lines = layout.lines([TextRun(question.caseTitle)], first: "== ") + [[]]
    lines += layout.lines([TextRun(question.prompt)]) + [[]]
    if !feedback.answer.contains(where: \.isCounted) {
      lines += layout.lines([TextRun("Your words:")])
      lines += layout.lines(feedback.answer.map { TextRun($0.text) }, first: "  ") + [[]]
    }
    lines += text.lines(feedback) + [[]]
    lines += layout.lines([TextRun("Read by balint \(engineVersion), case \(question.caseHash)")]) + [[]]
    return bytes(lines)
  }

  /// What all this is for.
  public var closing: [UInt8] { bytes(layout.lines([TextRun(HTMLPage.use)])) }

  private func bytes(_ lines: [[TextRun]]) -> [UInt8] {
    let text = lines.map { $0.map(\.text).joined() + "\n" }.joined()
    return Array(VisibleText.of(text).utf8)
  }
}
