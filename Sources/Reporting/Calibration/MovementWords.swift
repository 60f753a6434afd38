public import CaseModel
public import Scoring

/// What of marked answers moved a mark, in words.
enum MovementWords {
  /// One sentence for a learner who asks why.
  static func sentence(_ movement: Movement, _ mark: Mark) -> String {
    let beginning =
      mark.mark == mark.rubricMark
      ? "Marked answers left this mark as the rubric has it"
      : "Marked answers moved this mark from \(mark.rubricMark ?? 0) to \(mark.mark ?? 0)"
    // Where the mark was moved, only what moved it that way.
    let way = (mark.mark ?? 0) - (mark.rubricMark ?? 0)
    func helped(_ marks: Double) -> Bool { way == 0 || marks * Double(way) > 0 }
    let word = movement.words.first { helped($0.marks) }.map { "“\($0.text.inOneLine)”" }
    let answer = movement.answers.first { helped($0.marks) }.map {
      "an answer like this one that got \(number($0.mark))"
    }
    let causes = [word, answer].compactMap { $0 }
    return beginning + (causes.isEmpty ? "." : "; what weighed most: \(causes.joined(separator: " and ")).")
  }

  /// Where the estimate began and where it ended.
  static func way(_ movement: Movement, _ mark: Mark) -> String {
    let end = number(mark.estimate ?? 0)
    return mark.mark == mark.rubricMark
      ? "about \(end) of \(mark.outOf); the rubric alone gives the same mark, \(mark.rubricMark ?? 0)"
      : "about \(end) of \(mark.outOf), so the mark is \(mark.mark ?? 0); the rubric alone gives \(mark.rubricMark ?? 0)"
  }

  /// The words, each with what it added or took away.
  static func words(_ movement: Movement) -> String? {
    guard !movement.words.isEmpty else { return nil }
    return movement.words.map { "“\($0.text.inOneLine)” \(signed($0.marks))" }.joined(separator: ", ")
  }

  /// The marked answers, each with what it got, how alike it is, and what its words added or took away.
  static func answers(_ movement: Movement) -> String? {
    guard !movement.answers.isEmpty else { return nil }
    return movement.answers.map {
      "\($0.fingerprint.prefix(8)) (got \(number($0.mark)), alike by \(AgreementWords.percent($0.resemblance))) \(signed($0.marks))"
    }.joined(separator: ", ")
  }

  static func number(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : AgreementWords.number(value)
  }

  private static func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + AgreementWords.number(value) }
}

/// What of marked answers moved the marks of one answer, as lines for a screen.
public struct MovementText: Sendable {
  private let layout: TextLayout

  /// Makes a writer.
  ///
  /// - Parameter layout: how wide lines are.
  public init(layout: TextLayout) {
    self.layout = layout
  }

  /// The lines; none when nothing was moved.
  ///
  /// - Parameters:
  ///   - score: the score.
  ///   - movements: what moved its marks, by criterion.
  ///   - question: the question that was answered.
  ///   - note: which calibration it was.
  /// - Returns: some lines for each criterion that was learned.
  public func lines(
    _ score: Score, _ movements: [String: Movement], question: Question, note: CalibrationNote?
  ) -> [[TextRun]] {
    let moved = score.marks.compactMap { mark in movements[mark.criterion].map { (mark, $0) } }
    guard !moved.isEmpty else { return [] }
    let source = note.map { ": \($0.marked) of them, \($0.date)" } ?? ""
    var lines = [[]] + layout.lines([TextRun("By marked answers\(source)", .heading)])
    for (mark, movement) in moved {
      lines += layout.lines(
        [TextRun("\(question.title(ofCriterion: mark.criterion)): "), TextRun(MovementWords.way(movement, mark))],
        first: "  ", rest: "    ")
      let parts = [
        ("words: ", MovementWords.words(movement)), ("marked answers: ", MovementWords.answers(movement)),
      ]
      for (name, text) in parts {
        if let text { lines += layout.lines([TextRun(name, .faint), TextRun(text)], first: "    ", rest: "      ") }
      }
    }
    return lines
  }
}
