import Calibrating
import Foundation
import Scoring

/// Fits the prior's coefficients for criteria with examples by least squares.
struct PriorFit {
  /// Sums of squares and products, for one part of the questions each.
  private var sums: [[[Double]]]
  private static let unknowns = 5

  /// - Parameter sets: sets of one kind of marks; their answers weigh alike.
  init(_ sets: [MarkedSet]) {
    sums = Array(
      repeating: Array(repeating: Array(repeating: 0, count: Self.unknowns + 1), count: Self.unknowns),
      count: MarkedSet.parts)
    for set in sets {
      for (place, question) in set.questions.enumerated() {
        let reader = FeatureReader(question.compiled, texts: question.answers.map(\.text))
        let logarithm = log(Double(max(1, reader.examples[ContentQuestion.correct] ?? 1)))
        for answer in question.answers {
          guard let features = reader.features(of: answer.text),
            let criterion = features.criteria.first(where: { $0.id == ContentQuestion.correct }),
            let marks = answer.marks[criterion.id]
          else { continue }
          let alike = criterion.resemblance
          let row = [1, alike.found, alike.alike, alike.contrary, logarithm]
          let share = marks.reduce(0, +) / Double(marks.count) / Double(criterion.outOf)
          for left in row.indices {
            for right in row.indices { sums[MarkedSet.part(place)][left][right] += row[left] * row[right] }
            sums[MarkedSet.part(place)][left][Self.unknowns] += row[left] * share
          }
        }
      }
    }
  }

  /// Fits.
  ///
  /// - Parameter part: the part whose questions are left out; nil for none.
  /// - Returns: the coefficients.
  func line(without part: Int?) -> CalibrationPrior.Line {
    var matrix = Array(repeating: Array(repeating: 0.0, count: Self.unknowns + 1), count: Self.unknowns)
    for (own, sums) in sums.enumerated() where own != part {
      for row in matrix.indices { for column in matrix[row].indices { matrix[row][column] += sums[row][column] } }
    }
    for row in matrix.indices { matrix[row][row] += 1 }
    for pivot in matrix.indices {
      for row in matrix.indices where row != pivot {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in matrix[row].indices { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    let solved = matrix.indices.map { matrix[$0][Self.unknowns] / matrix[$0][$0] }
    return CalibrationPrior.Line(
      offset: solved[0], evidence: 0, found: solved[1], alike: solved[2], contrary: solved[3], examples: solved[4])
  }

  static func text(_ line: CalibrationPrior.Line) -> String {
    String(
      format: "offset %.2f, found %.2f, alike %.2f, contrary %.2f, examples %.2f", line.offset, line.found, line.alike,
      line.contrary, line.examples)
  }
}
