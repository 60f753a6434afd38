import Matching

/// What of the marked answers moved the estimate of one mark most.
public struct Movement: Sendable, Hashable {
  /// A word of the answer.
  public struct Word: Sendable, Hashable {
    /// The word as typed, where it stands first.
    public let text: String
    /// Offset of its first byte in the answer's UTF-8.
    public let start: Int
    /// Offset after its last byte.
    public let end: Int
    /// By how many marks it moved the estimate, up or down.
    public let marks: Double
  }

  /// A marked answer.
  public struct Neighbour: Sendable, Hashable {
    /// Fingerprint of its text.
    public let fingerprint: String
    /// The mark it was given; the mean of several markers.
    public let mark: Double
    /// How like it the answer is: the cosine of the words that were kept, 0 to 1.
    public let resemblance: Double
    /// By how many marks its words moved the estimate, up or down.
    public let marks: Double
  }

  /// The estimate before any word moved it, in marks: what rubric, examples and offset make of the answer.
  public let start: Double
  /// The words that moved it most, the strongest first.
  public let words: [Word]
  /// The marked answers that moved it most, the strongest first.
  public let answers: [Neighbour]
}

extension CompiledCalibration {
  /// What moved each mark of a score that has just been given.
  func movements(
    of score: Score, _ answer: AnswerText, _ scratch: CalibrationScratch, most: Int
  ) -> [String: Movement] {
    var movements: [String: Movement] = [:]
    for mark in score.marks where mark.mark != nil {
      guard let criterion = criteria.first(where: { $0.id == mark.criterion }), let learned = criterion.learned else {
        continue
      }
      let outOf = Double(mark.outOf)
      let start = learned.start(rubric: Double(mark.rubricMark ?? 0) / outOf, resemblance(criterion, scratch))
      movements[mark.criterion] = Movement(
        start: Self.shown(start * outOf), words: words(criterion, outOf, answer, scratch, most: most),
        answers: neighbours(learned, outOf, scratch, most: most))
    }
    return movements
  }

  private static func shown(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }

  private func words(
    _ criterion: Criterion, _ outOf: Double, _ answer: AnswerText, _ scratch: CalibrationScratch, most: Int
  ) -> [Movement.Word] {
    let moved = zip(scratch.found.stems, scratch.found.words).map { stem, index in
      let word = answer.words[index]
      return Movement.Word(
        text: answer.text(from: word.start, to: word.end), start: word.start, end: word.end,
        marks: Self.shown(weights[criterion.firstWeight + stem] / scratch.size * outOf))
    }
    return Array(
      moved.filter { $0.marks != 0 }.sorted { (abs($1.marks), $0.start) < (abs($0.marks), $1.start) }.prefix(most))
  }

  private func neighbours(
    _ learned: CriterionCalibration, _ outOf: Double, _ scratch: CalibrationScratch, most: Int
  ) -> [Movement.Neighbour] {
    guard let question else { return [] }
    var shared = Array(repeating: 0.0, count: question.answers.count)
    let held = Set(scratch.found.stems)
    for word in learned.words {
      guard let stem = table.number(of: word.stem), held.contains(stem) else { continue }
      for place in word.answers where shared.indices.contains(place) { shared[place] += values[stem] * values[stem] }
    }
    let moved = learned.teachings.compactMap { teaching -> Movement.Neighbour? in
      guard shared.indices.contains(teaching.answer), shared[teaching.answer] > 0 else { return nil }
      let example = question.answers[teaching.answer]
      let resemblance = example.size > 0 ? shared[teaching.answer] / (scratch.size * example.size) : 0
      return Movement.Neighbour(
        fingerprint: example.fingerprint, mark: teaching.mark, resemblance: Self.shown(min(1, resemblance)),
        marks: Self.shown(teaching.pull * resemblance * outOf))
    }
    return Array(
      moved.sorted { (abs($1.marks), $0.fingerprint) < (abs($0.marks), $1.fingerprint) }.prefix(most))
  }
}
