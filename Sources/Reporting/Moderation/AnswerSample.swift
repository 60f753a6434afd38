public import CaseModel
internal import Matching
public import Scoring

/// Some of many answers, drawn by lot and spread over the questions, for people to mark.
///
/// Who is drawn depends on the seed and the answers alone, not on the order in which they come. At most `size` answers of
/// each question are kept.
public struct AnswerSample: Sendable {
  /// One answer that was drawn.
  public struct Drawn: Sendable {
    /// Its name, which does not show the learner.
    public let id: String
    /// Who answered.
    public let learner: String
    /// The answer as given.
    public let answer: String
    /// What the program gave.
    public let score: Score
    fileprivate let lot: UInt64
  }

  /// The answers drawn to one question.
  public struct Group: Sendable {
    /// The case.
    public let teachingCase: Case
    /// The question.
    public let question: Question
    /// Its answers, in the order of their lots.
    public fileprivate(set) var drawn: [Drawn] = []
  }

  private let size: Int
  private let seed: UInt64
  private var groups: [String: Group] = [:]
  /// How many answers there were to draw from, each learner's same words counted as often as they came.
  public private(set) var count = 0

  /// Makes an empty sample.
  ///
  /// - Parameters:
  ///   - size: how many answers to draw, 1 or more.
  ///   - seed: another one draws other answers.
  public init(size: Int, seed: UInt64) {
    (self.size, self.seed) = (max(1, size), seed)
  }

  /// Puts one answer into the lottery.
  public mutating func add(learner: String, answer: String, score: Score, question: Question, of teachingCase: Case) {
    count += 1
    let id = AnswerID.of(
      learner: learner, case: teachingCase.id, question: question.id, answerHash: AnswerID.hash(answer))
    let lot = Self.lot(id, seed)
    let key = "\(teachingCase.id)\n\(question.id)"
    var group = groups.removeValue(forKey: key) ?? Group(teachingCase: teachingCase, question: question)
    defer { groups[key] = group }
    let place = group.drawn.firstIndex { ($0.lot, $0.id) >= (lot, id) } ?? group.drawn.count
    if place >= size || place < group.drawn.count && group.drawn[place].id == id { return }
    group.drawn.insert(Drawn(id: id, learner: learner, answer: answer, score: score, lot: lot), at: place)
    if group.drawn.count > size { group.drawn.removeLast() }
  }

  /// What was drawn: by turns from each question, until there are enough; by the case's id and in the order of the case.
  public var drawn: [Group] {
    let ordered = groups.values.sorted {
      ($0.teachingCase.id, $0.place, $0.question.id) < ($1.teachingCase.id, $1.place, $1.question.id)
    }
    var taken = ordered.map { _ in 0 }
    var left = size
    while left > 0, ordered.indices.contains(where: { taken[$0] < ordered[$0].drawn.count }) {
      for index in ordered.indices where left > 0 && taken[index] < ordered[index].drawn.count {
        taken[index] += 1
        left -= 1
      }
    }
    return zip(ordered, taken).filter { $1 > 0 }.map { group, taken in
      var group = group
      group.drawn = Array(group.drawn.prefix(taken))
      return group
    }
  }

  /// A number by lot: the fingerprint, mixed so that names that are alike fall far apart.
  private static func lot(_ id: String, _ seed: UInt64) -> UInt64 {
    SplitMix.mixed(Fingerprint.of(id, after: seed))
  }
}

extension AnswerSample.Group {
  fileprivate var place: Int { teachingCase.questions.firstIndex { $0.id == question.id } ?? 0 }
}
