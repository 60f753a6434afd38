internal import Agreement

/// An answer that two markers see differently.
public struct Disagreement: Sendable {
  /// What one of them gave.
  public struct Side: Sendable {
    /// The mark.
    public let mark: Int
    /// How sure the program was, where it is the program's and its file tells.
    public let confidence: Double?
    /// The words on which the mark rests, where it is the program's and its file tells.
    public let evidence: [String]
  }

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
  /// What the first marker gave.
  public let first: Side
  /// What the second marker gave.
  public let second: Side
  /// The answer, where it is known.
  public let answer: String?

  /// Those that differ by most of the scale; among equals each item has its turn, with the program's surest first.
  static func worst(_ number: Int, of items: [SharedItem], _ table: MarkTable) -> [Self] {
    struct Found {
      let item: SharedItem
      let pair: SharedItem.Pair
      let place: Int

      var distance: Int { abs(pair.marks.first - pair.marks.second) }
      var share: Double { Double(distance) / Double(max(1, item.item.scale.outOf)) }
      var sureness: Double { max(pair.first.confidence ?? 0, pair.second.confidence ?? 0) }
    }
    let found = items.enumerated().flatMap { place, item in
      let all = item.pairs.map { Found(item: item, pair: $0, place: place) }.filter { $0.distance > 0 }
      let ordered = all.sorted { (-$0.share, -$0.sureness, $0.pair.answer) < (-$1.share, -$1.sureness, $1.pair.answer) }
      var turns: [Double: Int] = [:]
      return ordered.map { found in
        turns[found.share, default: 0] += 1
        return (found: found, turn: turns[found.share] ?? 0)
      }
    }
    let ordered = found.sorted { one, other in
      (-one.found.share, one.turn, -one.found.sureness, one.found.place)
        < (-other.found.share, other.turn, -other.found.sureness, other.found.place)
    }
    return ordered.prefix(number).map { found, _ in
      let answer = table.answers[found.pair.answer]
      return Disagreement(
        learner: answer.learner, caseID: answer.caseID, questionID: answer.questionID,
        criterion: found.item.id.criterion, outOf: found.item.item.scale.outOf,
        first: Side(found.pair.marks.first, found.pair.first), second: Side(found.pair.marks.second, found.pair.second),
        answer: answer.text)
    }
  }
}

extension Disagreement.Side {
  fileprivate init(_ mark: Int, _ cell: MarkTable.Cell) {
    self.init(mark: mark, confidence: cell.confidence, evidence: cell.evidence)
  }
}
