import CaseModel
public import Matching

/// Scores the answers to one question. It serves one task at a time; the compiled question can be shared.
///
/// Deterministic: no clock, no randomness, no memory of earlier answers in the result.
public final class Scorer {
  /// The longest answer that is scored, in bytes of UTF-8: some 10,000 words.
  public static let longestAnswer = 65_536

  private let compiled: CompiledQuestion
  private let reader: TextReader
  private let matcher: PhraseMatcher
  // Filled anew for each answer, so that their memory is used again.
  private var text = AnswerText()
  private var matches = PhraseMatches()
  private let stems: StemFinder?
  private var scratch = CalibrationScratch()

  /// Makes a scorer.
  ///
  /// - Parameters:
  ///   - compiled: the question.
  ///   - reader: may be shared by the scorers of one task, so that each distinct word is worked out once.
  public init(_ compiled: CompiledQuestion, reader: TextReader = TextReader()) {
    self.compiled = compiled
    self.reader = reader
    matcher = PhraseMatcher(compiled.program.automaton, reader: reader)
    stems = compiled.calibration.map { StemFinder($0.table, reader: reader) }
  }

  /// Scores one answer.
  ///
  /// The cost is linear in the answer's length.
  ///
  /// - Parameter answer: the answer as typed; evidence is given as offsets into its UTF-8.
  /// - Returns: the marks with their evidence, or why the answer cannot be judged.
  public func score(_ answer: String) -> Score {
    score(answer, isOwnText: false) { _ in }
  }

  /// Scores one answer and lets somebody look at what was found in it.
  ///
  /// - Parameters:
  ///   - answer: the answer as typed.
  ///   - isOwnText: whether it is a text of the case itself, in which nothing counts as copied.
  ///   - look: called before the marks are given; not called for an answer that cannot be judged.
  /// - Returns: the score.
  func score(_ answer: String, isOwnText: Bool, _ look: (EvidenceFinder) -> Void) -> Score {
    guard answer.utf8.count <= Self.longestAnswer else { return unreadable(.tooLong) }
    reader.read(answer, into: &text)
    if !isOwnText { text.markCopied(compiled.echo, reader: reader) }
    text.markRepeated(reader: reader)
    if let reason = Readability.fault(of: text, kind: compiled.kind) { return unreadable(reason) }
    matcher.find(in: text, into: &matches)
    let finder = EvidenceFinder(compiled.program, answer: text, matches: matches)
    look(finder)
    let score = Judge(text: text, finder: finder).score(compiled)
    guard let stems, let calibration = compiled.calibration else { return score }
    calibration.read(text, stems, into: &scratch)
    return score.with(marks: calibration.applied(to: score, scratch))
  }

  /// Scores one answer and says what of the marked answers moved each estimate.
  ///
  /// - Parameters:
  ///   - answer: the answer as typed.
  ///   - most: how many words and how many marked answers are named at most for each mark.
  /// - Returns: the score, and for each of its marks what moved it; nothing for a mark that only the rubric awards.
  public func explainedScore(_ answer: String, most: Int = 5) -> (score: Score, movements: [String: Movement]) {
    let score = score(answer)
    guard let calibration = compiled.calibration, score.unreadable == nil else { return (score, [:]) }
    return (score, calibration.movements(of: score, text, scratch, most: most))
  }

  private func unreadable(_ reason: Unreadable) -> Score {
    let items: [SafetyFinding] =
      if case .safety(let items) = compiled.task {
        items.map { SafetyFinding(item: $0.item, isMet: nil, evidence: []) }
      } else { [] }
    let marks = items.isEmpty ? compiled.question.markable : []
    return Score(
      caseID: compiled.caseID, questionID: compiled.id, caseHash: compiled.caseHash,
      marks: marks.map {
        Mark(
          criterion: $0.id, mark: nil, outOf: $0.outOf, verdict: .cannotTell, confidence: Confidence.cannotTell,
          isDescribed: false, evidence: [], met: [])
      },
      safety: items, flags: [], unlisted: [], unreadable: reason, reflectionLevel: nil)
  }
}
