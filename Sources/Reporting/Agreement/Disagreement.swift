internal import Agreement

/// An answer that two markers see differently.
public struct Disagreement: Sendable {
  /// Who answered, by id, or the answer's name.
  public let learner: String
  /// The case.
  public let caseID: String
  /// The question.
  public let questionID: String
  /// The criterion or required item.
  public let criterion: String
  /// The most it can be.
  public let outOf: Int
  /// The first marker's mark.
  public let first: Int
  /// The second marker's.
  public let second: Int
  /// How sure the program was, where it is one of them and its file tells.
  public let confidence: Double?
  /// The words on which the program's mark rests, where its file tells.
  public let evidence: [String]
  /// The answer, where it is known.
  public let answer: String?

  /// Those that differ by most of the scale, the program's surest before its less sure.
  static func worst(_ number: Int, of pairs: [(item: SharedItem, pair: SharedItem.Pair)], _ table: MarkTable) -> [Self]
  {
    func distance(_ found: (item: SharedItem, pair: SharedItem.Pair)) -> Int {
      abs(found.pair.marks.first - found.pair.marks.second)
    }
    func share(_ found: (item: SharedItem, pair: SharedItem.Pair)) -> Double {
      Double(distance(found)) / Double(max(1, found.item.outOf))
    }
    let differing = pairs.enumerated().filter { distance($0.element) > 0 }
    let ordered = differing.sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (-share(one), -distance(one), -(one.pair.confidence ?? 0), left.offset)
        < (-share(other), -distance(other), -(other.pair.confidence ?? 0), right.offset)
    }
    return ordered.prefix(number).map { _, found in
      let answer = table.answers[found.pair.answer]
      return Disagreement(
        learner: answer.learner, caseID: answer.caseID, questionID: answer.questionID,
        criterion: found.item.id.criterion, outOf: found.item.outOf, first: found.pair.marks.first,
        second: found.pair.marks.second, confidence: found.pair.confidence, evidence: found.pair.evidence,
        answer: answer.text)
    }
  }
}
