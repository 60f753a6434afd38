import Scoring

/// A ridge regression in its dual form: the kernel of two answers is a constant, the products of their signs and the
/// cosine of their stems; it corrects what the prior expects.
///
/// Source: Hoerl and Kennard 1970; the dual form: Saunders, Gammerman and Vovk 1998. The constants were chosen on the
/// same questions as the prior.
struct RidgeModel {
  /// What marks of one answer differ by that no word explains, against what words explain.
  static let noise = 0.4
  /// The same for an anchor: its mark says what the case's author meant it to show, and less of how people mark.
  static let anchorNoise = 3 * noise
  /// How far a question's marks may lie from the prior as a whole.
  static let level = 0.25
  /// How far the slope of a sign may differ from the prior.
  static let slope = 0.2

  /// What is added to the offset and the slopes of the prior.
  let offset: Double
  let slopes: [Double]
  /// What each stem that was kept adds, by its number.
  let words: [Int: Double]
  /// How strongly each lesson pulls an answer like it.
  let pulls: [Double]
  /// Where one mark ends and the next begins, in marks.
  let thresholds: [Double]

  /// Learns.
  ///
  /// - Parameters:
  ///   - lessons: what to learn from.
  ///   - anchors: what else to learn from; the pulls are of the lessons alone.
  ///   - prior: what is expected of them.
  ///   - outOf: the most that a mark can be.
  ///   - values: the weight of each stem.
  ///   - isOpen: for each stem whether it may be kept in any case; others are kept only when two answers hold them.
  init(
    _ lessons: [CriterionLesson], anchors: [CriterionLesson], prior: CalibrationPrior.Line, outOf: Int,
    values: [Double], isOpen: [Bool]
  ) {
    let all = lessons + anchors
    let vectors = Self.vectors(all, values, isOpen)
    let signs = all.map(\.signs)
    let count = all.count
    var kernel = SymmetricMatrix(count)
    var dense = Array(repeating: 0.0, count: values.count)
    for row in 0..<count {
      for (stem, value) in vectors[row] { dense[stem] = value }
      for column in 0...row {
        var sum = Self.level
        for sign in signs[row].indices { sum += Self.slope * signs[row][sign] * signs[column][sign] }
        for (stem, value) in vectors[column] { sum += dense[stem] * value }
        kernel[row, column] = sum + (row != column ? 0 : row < lessons.count ? Self.noise : Self.anchorNoise)
      }
      for (stem, _) in vectors[row] { dense[stem] = 0 }
    }
    let residuals = all.map { $0.share - prior.share($0.criterion) }
    let (pulls, inverseDiagonal) = kernel.solved(residuals)
    var words: [Int: Double] = [:]
    var slopes = Array(repeating: 0.0, count: signs.first?.count ?? 3)
    for (row, pull) in pulls.enumerated() {
      for (stem, value) in vectors[row] { words[stem, default: 0] += pull * value * values[stem] }
      for sign in slopes.indices { slopes[sign] += Self.slope * pull * signs[row][sign] }
    }
    self.words = words
    self.slopes = slopes
    self.pulls = Array(pulls.prefix(lessons.count))
    offset = Self.level * pulls.reduce(0, +)
    // What would be expected of each lesson had it not been learned from: Craven and Wahba 1979.
    let marks = lessons.indices.map { place in
      let share = lessons[place].share
      return (given: share, expected: min(1, max(0, share - pulls[place] / inverseDiagonal[place])))
    }
    thresholds = MarkSpread(prior, marks).thresholds(outOf: outOf)
  }

  /// The share that is expected of an answer, 0 to 1.
  func share(_ lesson: CriterionLesson, _ prior: CalibrationPrior.Line) -> Double {
    var sum = prior.share(lesson.criterion) + offset
    for (slope, sign) in zip(slopes, lesson.signs) { sum += slope * sign }
    if lesson.features.size > 0 {
      var moved = 0.0
      for stem in lesson.features.stems { moved += words[stem] ?? 0 }
      sum += moved / lesson.features.size
    }
    return min(1, max(0, sum))
  }

  /// The stems of each lesson that may be kept, by their part of the answer's length.
  private static func vectors(
    _ lessons: [CriterionLesson], _ values: [Double], _ isOpen: [Bool]
  ) -> [[(stem: Int, value: Double)]] {
    var holder = Array(repeating: UInt64?.none, count: values.count)
    var isShared = Array(repeating: false, count: values.count)
    for lesson in lessons {
      for stem in lesson.features.stems {
        if let first = holder[stem], first != lesson.group { isShared[stem] = true }
        holder[stem] = holder[stem] ?? lesson.group
      }
    }
    return lessons.map { lesson in
      let size = lesson.features.size
      return lesson.features.stems.filter { size > 0 && (isOpen[$0] || isShared[$0]) }.map { ($0, values[$0] / size) }
    }
  }
}
