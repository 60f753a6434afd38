import Calibrating
import Foundation
import Scoring

/// The questions of one set with their marked answers, and what is predicted of answers after some were marked.
struct MarkedSet {
  /// One answer that was told.
  struct Told {
    let estimates: [String: Double]
    /// The first threshold of each criterion.
    let thresholds: [String: Double]
    let marks: [String: Int]
    let target: ContentQuestion.Answer
  }

  static let draws = 6
  /// Questions are left out in so many parts when the prior is fitted.
  static let parts = 8

  let name: String
  let points: Int
  let questions: [ContentQuestion]

  /// Mohler: marks 0 to 5 by two markers.
  static func mohler(_ path: String) throws -> MarkedSet {
    let data = try DataSet(
      path: path, id: "question", text: "answer", labels: ["stem", "reference", "marker1", "marker2"])
    return try MarkedSet(name: "Mohler", points: 5, data, looksForContradiction: false) { labels in
      [ContentQuestion.correct: labels[2...].compactMap { Double($0) }]
    }
  }

  /// sciEntsBank or Beetle: correct, incorrect, contradictory.
  static func semEval(_ name: String, _ path: String) throws -> MarkedSet {
    let data = try DataSet(path: path, id: "question", text: "answer", labels: ["stem", "references", "label"])
    return try MarkedSet(name: name, points: 1, data, looksForContradiction: true) { labels in
      [
        ContentQuestion.correct: [labels[2] == "correct" ? 1 : 0],
        ContentQuestion.contradicts: [labels[2] == "contradictory" ? 1 : 0],
      ]
    }
  }

  private init(
    name: String, points: Int, _ data: DataSet, looksForContradiction: Bool, marks: ([String]) -> [String: [Double]]
  ) throws {
    self.name = name
    self.points = points
    var order: [String] = []
    var rows: [String: [DataSet.Row]] = [:]
    for row in data.rows {
      if rows[row.id] == nil { order.append(row.id) }
      rows[row.id, default: []].append(row)
    }
    questions = try order.map { id in
      let own = rows[id] ?? []
      let references = own[0].labels[1].components(separatedBy: "||").map { $0.trimmingCharacters(in: .whitespaces) }
      return try ContentQuestion(
        id: id, prompt: own[0].labels[0], references: references.filter { !$0.isEmpty }, points: points,
        looksForContradiction: looksForContradiction,
        answers: own.map { ContentQuestion.Answer(text: $0.text, marks: marks($0.labels)) })
    }
  }

  /// The part in which a question is left out.
  static func part(_ place: Int) -> Int { place % parts }

  /// Tells the answers of every question that were not among the marked ones of a draw.
  ///
  /// - Parameters:
  ///   - count: how many answers of each question are marked; five at least are always left.
  ///   - draw: the number of the draw, from 0.
  ///   - priors: for each part a prior fitted to the questions of the others.
  /// - Returns: what was told of the other answers, those left out that cannot be judged.
  func told(after count: Int, draw: Int, priors: [CalibrationPrior]) -> [Told] {
    questions.enumerated().flatMap { place, question -> [Told] in
      var random = Draws(seed: UInt64(1_000 * draw + place))
      let order = question.answers.indices.shuffled(using: &random)
      let marked = order.prefix(max(0, min(count, order.count - 5)))
      let calibration = Calibrator(question.compiled, prior: priors[Self.part(place)]).fitted(
        to: marked.map { MarkedAnswer(text: question.answers[$0].text, marks: question.answers[$0].marks) })
      let thresholds = Dictionary(uniqueKeysWithValues: calibration.criteria.map { ($0.criterion, $0.thresholds[0]) })
      let scorer = Scorer(question.compiled.calibrated(by: calibration))
      return order.dropFirst(marked.count).compactMap { index -> Told? in
        let answer = question.answers[index]
        let score = scorer.score(answer.text)
        // What cannot be judged is for a person, and is left out.
        guard score.unreadable == nil else { return nil }
        return Told(
          estimates: Dictionary(uniqueKeysWithValues: score.marks.map { ($0.criterion, $0.estimate ?? 0) }),
          thresholds: thresholds,
          marks: Dictionary(uniqueKeysWithValues: score.marks.map { ($0.criterion, $0.mark ?? 0) }), target: answer)
      }
    }
  }
}

/// SplitMix64.
struct Draws: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
