import Matching

/// What a calibrated estimate is made of, read from one answer; its memory is used again for the next.
struct CalibrationScratch {
  var found = FoundStems()
  /// For each example the sum of the squares of the stems found of it.
  var hits: [Double] = []
  /// Length of the answer's vector, and the square of it without what denies.
  var size = 0.0
  var contentSquare = 0.0
}

/// How far an answer is like the examples of one criterion.
public struct Resemblance: Sendable, Hashable {
  /// Square root of the share of the example that was found.
  public var found = 0.0
  /// Cosine of answer and example.
  public var alike = 0.0
  /// The same where one of them denies something and the other does not, else 0.
  public var contrary = 0.0
  /// Share of the answer that the example holds.
  public var exact = 0.0
  /// Mean of the cosines with all examples: high where the answer says what they all share, and no more.
  public var typical = 0.0
  /// 1 where the answer denies something, else 0.
  public var denial = 0.0
}

extension CriterionCalibration {
  /// The estimate before any word has moved it, as a share of the full mark.
  func start(rubric share: Double, _ like: Resemblance) -> Double {
    offset + evidence * share + found * like.found + alike * like.alike + contrary * like.contrary
      + exact * like.exact + typical * like.typical + denial * like.denial
  }
}

extension CompiledCalibration {
  /// Reads an answer's stems.
  func read(_ answer: AnswerText, _ finder: StemFinder, into scratch: inout CalibrationScratch) {
    finder.find(in: answer, into: &scratch.found)
    if scratch.hits.count != examples.count { scratch.hits = Array(repeating: 0, count: examples.count) }
    for index in scratch.hits.indices { scratch.hits[index] = 0 }
    let half = Self.functionWeight * Self.functionWeight
    let unknown = Double(scratch.found.unknownContent) + half * Double(scratch.found.unknownFunction)
    var square = unknown + Double(scratch.found.unknownNegators)
    var content = unknown
    for stem in scratch.found.stems {
      square += values[stem] * values[stem]
      content += squares[stem]
      for place in holdersOfStem[stem] { scratch.hits[holders[place]] += squares[stem] }
    }
    scratch.size = square.squareRoot()
    scratch.contentSquare = content
  }

  /// The resemblance to the example that is most alike.
  func resemblance(_ criterion: Criterion, _ scratch: CalibrationScratch) -> Resemblance {
    var best = Resemblance()
    best.denial = scratch.found.denies ? 1 : 0
    for place in criterion.examples where scratch.hits[place] > 0 {
      let example = examples[place]
      let alike = scratch.hits[place] / (example.size * scratch.contentSquare).squareRoot()
      best.typical += alike / Double(criterion.examples.count)
      guard alike > best.alike else { continue }
      best.alike = alike
      best.found = (scratch.hits[place] / example.size).squareRoot()
      best.exact = scratch.hits[place] / scratch.contentSquare
      best.contrary = example.denies != scratch.found.denies ? alike : 0
    }
    return best
  }

  /// What the stems of an answer add, as a share of the full mark.
  func wordShare(_ criterion: Criterion, _ scratch: CalibrationScratch) -> Double {
    guard scratch.size > 0 else { return 0 }
    var sum = 0.0
    for stem in scratch.found.stems { sum += weights[criterion.firstWeight + stem] }
    return sum / scratch.size
  }

  /// Moves the marks of a score to what markers are expected to give.
  func applied(to score: Score, _ scratch: CalibrationScratch) -> [Mark] {
    score.marks.map { mark in
      guard let awarded = mark.mark, mark.outOf > 0, let criterion = criteria.first(where: { $0.id == mark.criterion }),
        let learned = criterion.learned
      else { return mark }
      let start = learned.start(rubric: Double(awarded) / Double(mark.outOf), resemblance(criterion, scratch))
      let share = start + wordShare(criterion, scratch)
      let estimate = (min(1, max(0, share)) * Double(mark.outOf) * 1_000).rounded() / 1_000
      return Mark(
        mark, estimate: estimate, mark: min(mark.outOf, learned.thresholds.count { $0 <= estimate }),
        confidence: learned.confidence.confidence(estimate, learned.thresholds))
    }
  }
}
