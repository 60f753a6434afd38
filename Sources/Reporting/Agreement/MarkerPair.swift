public import Agreement

/// Two markers and how far they agree.
public struct MarkerPair: Sendable {
  /// A person, where there is one, else the first in the order of the files.
  public let first: Marker
  /// The program, where the other is a person; differences are this one's marks less the first's.
  public let second: Marker
  /// What both marked.
  public let questions: [QuestionAgreement]
  /// Where they differ most, the worst first; of safety items as many again, after the others.
  public let worst: [Disagreement]
  /// How sure the program was and whether the person agreed; nil unless one of them is the program and its file tells.
  public let certainty: Certainty?

  /// What the program's confidence is worth.
  public struct Certainty: Sendable {
    /// The confidences at which reports show what review would leave.
    static let thresholds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95]

    /// Confidence against agreement.
    public let reliability: Reliability
    /// What stays with the program at each threshold.
    public let coverage: Coverage
    /// How many marks the program could not give, where the person did: these go to a person already.
    public let untold: Int
  }

  /// Whether one of them is the program.
  public var hasProgram: Bool { first.isProgram || second.isProgram }

  init(_ first: Marker, _ second: Marker, _ table: MarkTable, _ options: AgreementReport.Options) {
    (self.first, self.second) = (first, second)
    let shared = table.questions.map { items in items.map { SharedItem($0, first, second) } }
    questions = shared.compactMap { QuestionAgreement($0, first, second, table.answers, options) }
    // Safety apart, which is all or nothing and would crowd the others out.
    worst = [false, true].flatMap { isSafety in
      Disagreement.worst(options.worst, of: shared.joined().filter { $0.isSafety == isSafety }, table)
    }
    let isAsked = !first.isProgram && second.isProgram
    certainty = isAsked ? Self.certainty(shared.joined().filter { !$0.isSafety }) : nil
  }

  private static func certainty(_ items: [SharedItem]) -> Certainty? {
    let marks = items.flatMap(\.pairs).compactMap { pair in
      pair.second.confidence.map { StatedConfidence($0, agrees: pair.marks.first == pair.marks.second) }
    }
    if marks.isEmpty { return nil }
    let untold = items.reduce(0) { $0 + $1.untold.count }
    return Certainty(
      reliability: Reliability(marks),
      coverage: Coverage(marks, untold: untold, reviewBelow: Certainty.thresholds), untold: untold)
  }
}

/// What two markers gave for one item.
struct SharedItem {
  struct Pair {
    /// The place of the answer in the table.
    let answer: Int
    let marks: RatedPair
    let first: MarkTable.Cell
    let second: MarkTable.Cell
  }

  let item: MarkTable.Item
  /// In the order of the answers.
  let pairs: [Pair]
  /// The answers, by place, of which the program could not tell.
  let untold: [Int]

  var id: GivenMark.Item { item.id }
  var isSafety: Bool { item.scale.isSafety }

  init(_ item: MarkTable.Item, _ first: Marker, _ second: Marker) {
    self.item = item
    var pairs: [Pair] = []
    var untold: [Int] = []
    for (answer, cells) in item.cells {
      guard let one = cells[first], let other = cells[second] else { continue }
      if let mark = one.mark, let otherMark = other.mark {
        pairs.append(Pair(answer: answer, marks: RatedPair(mark, otherMark), first: one, second: other))
      } else {
        untold.append(answer)
      }
    }
    self.pairs = pairs.sorted { $0.answer < $1.answer }
    self.untold = untold.sorted()
  }
}
