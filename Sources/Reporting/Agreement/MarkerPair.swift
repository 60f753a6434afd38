public import Agreement

/// Two markers and how far they agree.
public struct MarkerPair: Sendable {
  /// The first of them, in the order of the files.
  public let first: Marker
  /// The other; differences are this one's marks less the first's.
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
  }

  /// Whether one of them is the program.
  public var hasProgram: Bool { first.isProgram || second.isProgram }

  init(_ first: Marker, _ second: Marker, _ table: MarkTable, _ options: AgreementReport.Options) {
    (self.first, self.second) = (first, second)
    let shared = table.questions.map { items in items.map { SharedItem($0, first, second) } }
    questions = shared.compactMap { QuestionAgreement($0, table.answers, options) }
    // Safety apart, which is all or nothing and would crowd the others out.
    worst = [false, true].flatMap { isSafety in
      let items = shared.joined().filter { $0.isSafety == isSafety }
      return Disagreement.worst(options.worst, of: items.flatMap { item in item.pairs.map { (item, $0) } }, table)
    }
    certainty = Self.certainty(shared.joined().filter { !$0.isSafety }, isAsked: first.isProgram != second.isProgram)
  }

  private static func certainty(_ items: some Sequence<SharedItem>, isAsked: Bool) -> Certainty? {
    let marks = items.flatMap(\.pairs).compactMap { pair in
      pair.confidence.map { StatedConfidence($0, agrees: pair.marks.first == pair.marks.second) }
    }
    if !isAsked || marks.isEmpty { return nil }
    return Certainty(
      reliability: Reliability(marks), coverage: Coverage(marks, reviewBelow: Certainty.thresholds))
  }
}

/// What two markers gave for one item.
struct SharedItem {
  struct Pair {
    /// The place of the answer in the table.
    let answer: Int
    let marks: RatedPair
    /// The program's, where it is one of the two.
    let confidence: Double?
    let evidence: [String]
  }

  let id: GivenMark.Item
  let isSafety: Bool
  let outOf: Int
  let isGuessed: Bool
  /// In the order of the answers.
  let pairs: [Pair]
  /// The answers, by place, of which the program could not tell.
  let untold: [Int]

  var cannotTell: Int { untold.count }

  init(_ item: MarkTable.Item, _ first: Marker, _ second: Marker) {
    (id, isSafety, outOf, isGuessed) = (item.id, item.isSafety, item.outOf, item.isGuessed)
    var pairs: [Pair] = []
    var untold: [Int] = []
    for (answer, cells) in item.cells {
      guard let one = cells[first], let other = cells[second] else { continue }
      guard let mark = one.mark, let otherMark = other.mark else {
        untold.append(answer)
        continue
      }
      let program = first.isProgram ? one : second.isProgram ? other : nil
      pairs.append(
        Pair(
          answer: answer, marks: RatedPair(mark, otherMark), confidence: program?.confidence,
          evidence: program?.evidence ?? []))
    }
    self.pairs = pairs.sorted { $0.answer < $1.answer }
    self.untold = untold
  }
}
