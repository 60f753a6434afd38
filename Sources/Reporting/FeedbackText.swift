import Scoring

/// Feedback as lines for a screen: the answer with what counted, then each criterion in words.
public struct FeedbackText: Sendable {
  private let layout: TextLayout
  private let showsNumbers: Bool
  /// Whether counted words are put in square brackets, for a screen that cannot underline.
  private let marksWithBrackets: Bool

  /// Makes a writer of feedback.
  ///
  /// - Parameters:
  ///   - layout: how wide lines are.
  ///   - showsNumbers: whether marks are given in numbers after the words.
  ///   - marksWithBrackets: whether what counted stands in `[ ]` because it cannot be underlined.
  public init(layout: TextLayout, showsNumbers: Bool, marksWithBrackets: Bool) {
    self.layout = layout
    self.showsNumbers = showsNumbers
    self.marksWithBrackets = marksWithBrackets
  }

  /// The lines of some feedback.
  public func lines(_ feedback: Feedback) -> [[TextRun]] {
    var lines: [[TextRun]] = []
    if let reason = feedback.cannotTell { return layout.lines([TextRun("Cannot tell. ", .heading), TextRun(reason)]) }
    if feedback.answer.contains(where: \.isCounted) {
      let how = marksWithBrackets ? "in [brackets] what counted" : "underlined what counted"
      lines += layout.lines([TextRun("Your words, \(how):", .faint)])
      lines += layout.lines(feedback.answer.map(run), first: "  ")
      lines.append([])
    }
    for item in feedback.items { lines += self.lines(item) }
    if !feedback.safety.isEmpty {
      lines.append([TextRun("Safety, apart from everything else", .heading)])
      for item in feedback.safety { lines += self.lines(item) }
    }
    if let level = feedback.reflection {
      lines += layout.lines([TextRun("How far this goes, without a mark: ", .faint), TextRun(level)])
    }
    for comment in feedback.comments { lines += layout.lines([TextRun(comment, .comment)], first: "  ! ") }
    if let unlisted = feedback.unlisted { lines += layout.lines([TextRun(unlisted)], first: "  ~ ") }
    if showsNumbers, let numbers = feedback.numbers {
      lines += layout.lines([TextRun("In numbers: \(numbers)", .faint)], first: "  ")
    }
    return lines
  }

  private func lines(_ item: Feedback.Item) -> [[TextRun]] {
    let (sign, role) = look(item.verdict)
    var head = [TextRun(item.looksFor), TextRun(": "), TextRun(item.verdict.rawValue, role)]
    if showsNumbers, !item.numbers.isEmpty { head.append(TextRun(" (\(item.numbers))", .faint)) }
    var lines = layout.lines(head, first: "\(sign) ", rest: "  ")
    for comment in item.comments { lines += layout.lines([TextRun(comment, .comment)], first: "    ") }
    return lines
  }

  private func run(_ piece: Feedback.Piece) -> TextRun {
    guard piece.isCounted else { return TextRun(piece.text) }
    return TextRun(marksWithBrackets ? "[\(piece.text)]" : piece.text, .counted)
  }

  /// A sign and a role, so that colour is never the only difference.
  private func look(_ verdict: Verdict) -> (String, TextRole) {
    switch verdict {
    case .met: ("+", .met)
    case .partly: ("±", .partly)
    case .notSeen: ("·", .notSeen)
    case .cannotTell: ("?", .notSeen)
    }
  }
}
