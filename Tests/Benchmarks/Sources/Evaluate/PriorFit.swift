import Calibrating
import Foundation
import Scoring

/// Fits one line of the prior by least squares, to the questions whose criterion has one example, or several.
struct PriorFit {
  /// Sums of squares and products, for one part of the questions each.
  private var sums: [[[Double]]]
  private static let unknowns = 8
  private let usual: CalibrationPrior.Line

  /// - Parameters:
  ///   - sets: sets of one kind of marks; their answers weigh alike.
  ///   - criterion: whose marks.
  ///   - several: whether of questions with several examples, or with one.
  ///   - usual: where centre and spread are taken from.
  init(_ sets: [MarkedSet], _ criterion: String, several: Bool, usual: CalibrationPrior.Line) {
    self.usual = usual
    sums = Array(
      repeating: Array(repeating: Array(repeating: 0, count: Self.unknowns + 1), count: Self.unknowns),
      count: MarkedSet.parts)
    for set in sets {
      for (place, question) in set.questions.enumerated() {
        let reader = FeatureReader(question.compiled, texts: question.answers.map(\.text))
        guard let examples = reader.examples[criterion], (examples > 1) == several else { continue }
        for answer in question.answers {
          guard let features = reader.features(of: answer.text),
            let own = features.criteria.first(where: { $0.id == criterion }), let marks = answer.marks[criterion]
          else { continue }
          let like = own.resemblance
          // The rubric's own mark is that of the threshold of the very same resemblance, except for a contradiction.
          let evidence = reader.contradicting.contains(criterion) ? Double(own.mark) / Double(own.outOf) : 0
          let isGraded = own.outOf > 1
          let row = [
            1, evidence, like.found, like.alike, isGraded ? 0 : like.contrary, isGraded ? 0 : like.exact,
            several ? like.typical : 0, isGraded ? 0 : like.denial,
          ]
          let share = marks.reduce(0, +) / Double(marks.count) / Double(own.outOf)
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
  /// - Returns: the line.
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
      offset: solved[0], evidence: solved[1], found: solved[2], alike: solved[3], contrary: solved[4], examples: 0,
      exact: solved[5], typical: solved[6], denial: solved[7], centre: usual.centre, spread: usual.spread)
  }
}

/// The prior's lines as they are fitted to questions.
struct FittedPrior {
  private let graded: PriorFit
  private let right: [PriorFit]
  private let opposite: [PriorFit]

  init(graded: [MarkedSet], labelled: [MarkedSet]) {
    let usual = CalibrationPrior.usual
    self.graded = PriorFit(graded, ContentQuestion.correct, several: false, usual: usual.graded)
    right = [(false, usual.allOrNothing), (true, usual.allOrNothingOfSeveral)].map {
      PriorFit(labelled, ContentQuestion.correct, several: $0, usual: $1)
    }
    opposite = [(false, usual.contradiction), (true, usual.contradictionOfSeveral)].map {
      PriorFit(labelled, ContentQuestion.contradicts, several: $0, usual: $1)
    }
  }

  /// - Parameter part: the part whose questions are left out; nil for none.
  /// - Returns: the prior.
  func prior(without part: Int?) -> CalibrationPrior {
    CalibrationPrior(
      rubric: CalibrationPrior.usual.rubric, graded: graded.line(without: part),
      allOrNothing: right[0].line(without: part), allOrNothingOfSeveral: right[1].line(without: part),
      contradiction: opposite[0].line(without: part), contradictionOfSeveral: opposite[1].line(without: part))
  }

  /// The lines fitted to all questions, as rows of a table.
  var rows: [String] {
    let prior = prior(without: nil)
    return [
      ("graded", prior.graded), ("one point, one example", prior.allOrNothing),
      ("one point, several", prior.allOrNothingOfSeveral), ("contradiction of one", prior.contradiction),
      ("contradiction of several", prior.contradictionOfSeveral),
    ].map { name, line in
      let numbers = [
        line.offset, line.evidence, line.found, line.alike, line.contrary, line.exact, line.typical, line.denial,
        line.centre, line.spread,
      ]
      return "| \(name) | " + numbers.map { String(format: "%.2f", $0) }.joined(separator: " | ") + " |"
    }
  }
}
