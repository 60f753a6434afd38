import CaseModel
import Matching

/// A calibration made ready for scoring, in flat arrays: for each answer no text is compared and nothing is allocated
/// by the word.
///
/// A class, so that a question without one costs scoring nothing.
final class CompiledCalibration: Sendable {
  /// A word that holds sentences together counts half.
  static let functionWeight = 0.5
  /// A word that the case gives counts less: half in a square.
  static let givenWeight = 0.7071

  /// An example of `like`, or of one criterion's examples.
  struct Example: Sendable {
    /// Sum of the squares of its stems' weights; stems that deny apart.
    let size: Double
    let denies: Bool
  }

  /// A criterion whose marks are moved.
  struct Criterion: Sendable {
    let id: String
    /// What was learned; nil where only the features are asked for.
    let learned: CriterionCalibration?
    /// Its examples, in `examples`.
    let examples: Range<Int>
    /// Where its weights begin in `weights`.
    let firstWeight: Int
  }

  let question: QuestionCalibration?
  let table: StemTable
  /// For each stem its weight, and the square of it where it does not deny.
  let values: [Double]
  let squares: [Double]
  let criteria: [Criterion]
  let examples: [Example]
  /// For each stem the examples that hold it: a range of `holders`.
  let holdersOfStem: [Range<Int>]
  let holders: [Int]
  /// For each criterion and each stem what the stem adds in an answer of size 1.
  let weights: [Double]

  /// Compiles what was learned about a question.
  ///
  /// - Parameters:
  ///   - learned: what was learned; nil to read features alone.
  ///   - question: the question.
  ///   - givenTexts: what the case says, whose words count less.
  ///   - moreStems: other stems to be told apart.
  init(_ learned: QuestionCalibration?, of question: Question, givenTexts: [String], moreStems: [String] = []) {
    let reader = TextReader()
    let given: Set<String> = Set(givenTexts.flatMap { reader.distinctStems(of: $0) })
    let examplesOf = question.examplesOfCriteria
    let texts: [[[String]]] = examplesOf.map { $0.texts.map { reader.distinctStems(of: $0) } }
    let learnedStems = (learned?.criteria ?? []).flatMap { $0.words.map(\.stem) }
    let table = StemTable(given.sorted() + texts.joined().joined() + learnedStems + moreStems)
    let kinds: [StemKind] = table.stems.map { StemKind(of: $0) }
    let values = table.stems.indices.map { stem in
      (kinds[stem] == .function ? Self.functionWeight : 1) * (given.contains(table.stems[stem]) ? Self.givenWeight : 1)
    }
    let squares = table.stems.indices.map { kinds[$0] == .negator ? 0 : values[$0] * values[$0] }
    var criteria: [Criterion] = []
    var examples: [Example] = []
    var weights: [Double] = []
    var holdersOf: [[Int]] = Array(repeating: [], count: table.stems.count)
    for (place, criterion) in examplesOf.enumerated() {
      let known = learned?.criteria.first { $0.criterion == criterion.id }
      if learned != nil, known == nil { continue }
      let first = examples.count
      for stems in texts[place] {
        let numbers = stems.compactMap { table.number(of: $0) }
        for number in numbers where squares[number] > 0 { holdersOf[number].append(examples.count) }
        examples.append(
          Example(
            size: numbers.reduce(0) { $0 + squares[$1] }, denies: numbers.contains { kinds[$0] == .negator }))
      }
      criteria.append(
        Criterion(
          id: criterion.id, learned: known, examples: first..<examples.count, firstWeight: weights.count))
      var ownWeights = Array(repeating: 0.0, count: table.stems.count)
      for word in known?.words ?? [] {
        if let number = table.number(of: word.stem) { ownWeights[number] = word.weight }
      }
      weights += ownWeights
    }
    var holders: [Int] = []
    holdersOfStem = holdersOf.map { list in
      holders += list
      return (holders.count - list.count)..<holders.count
    }
    self.question = learned
    self.table = table
    self.values = values
    self.squares = squares
    self.criteria = criteria
    self.examples = examples
    self.holders = holders
    self.weights = weights
  }
}
