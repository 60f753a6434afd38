public import Agreement

/// How far two markers agree on one item, or on the score.
public struct ItemAgreement: Sendable {
  /// What is compared.
  public enum Kind: String, Sendable {
    /// A criterion of the rubric.
    case criterion
    /// A required item, apart from the score.
    case safety
    /// The sum of the criteria that the two share.
    case score
  }

  /// The criterion's or item's id; `score` for the score.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// The most it can be.
  public let outOf: Int
  /// Whether `outOf` is only the greatest mark that came, as neither the bank nor the files tell.
  public let isGuessed: Bool
  /// How many answers the program could not tell about: in none of the figures.
  public let cannotTell: Int
  /// How often which marks came together.
  public let matrix: ConfusionMatrix
  /// The figures.
  public let figures: AgreementFigures
  /// Their 95% intervals; none for one that is always undefined, or for fewer than two answers.
  public let intervals: [AgreementFigure: Interval]

  init(_ marks: ComparedMarks, _ bootstrap: Bootstrap) {
    (id, kind, outOf, isGuessed) = (marks.id, marks.kind, marks.outOf, marks.isGuessed)
    cannotTell = marks.untold.count
    matrix = ConfusionMatrix(marks.pairs.map(\.marks), outOf: outOf)
    figures = AgreementFigures(matrix)
    intervals = bootstrap.intervals(matrix)
  }
}

/// How far two markers agree on the answers to one question.
public struct QuestionAgreement: Sendable {
  /// Id of the case.
  public let caseID: String
  /// Id of the question.
  public let questionID: String
  /// The criteria, in the order in which the files have them.
  public let criteria: [ItemAgreement]
  /// The sum of the criteria that both marked, of answers on which both marked each; nil for a question without
  /// criteria.
  public let score: ItemAgreement?
  /// Required items, apart from the score.
  public let safety: [ItemAgreement]
  /// How many answers have no score here, as a mark for one of the criteria is missing.
  public let withoutScore: Int
  /// The same by group; nil when no groups were given.
  public let groups: [GroupAgreement]?

  /// Everything that is shown, the score after its criteria; the score of one criterion is that criterion's mark.
  public var items: [ItemAgreement] { criteria + (criteria.count > 1 ? [score].compactMap { $0 } : []) + safety }

  /// Nil when the two marked nothing in common.
  init?(
    _ items: [SharedItem], _ first: Marker, _ second: Marker, _ answers: [AnswerIndex.Answer],
    _ options: AgreementReport.Options
  ) {
    let shared = items.filter { !$0.pairs.isEmpty || !$0.untold.isEmpty }
    guard let one = shared.first else { return nil }
    (caseID, questionID) = (one.id.caseID, one.id.questionID)
    let craft = shared.filter { !$0.isSafety }
    let (scores, missing) = ComparedMarks.scores(craft, first, second)
    withoutScore = missing
    var compared = craft.map(ComparedMarks.init)
    compared += craft.isEmpty ? [] : [scores]
    compared += shared.filter(\.isSafety).map(ComparedMarks.init)
    let agreements = compared.map { ItemAgreement($0, options.bootstrap) }
    criteria = agreements.filter { $0.kind == .criterion }
    score = agreements.first { $0.kind == .score }
    safety = agreements.filter { $0.kind == .safety }
    groups = options.groups.map { GroupAgreement.all(compared, answers, groups: $0, options.bootstrap) }
  }
}

/// What two markers gave for an item, or their scores.
struct ComparedMarks {
  let id: String
  let kind: ItemAgreement.Kind
  let outOf: Int
  let isGuessed: Bool
  let pairs: [(answer: Int, marks: RatedPair)]
  /// The answers, by place, of which the program could not tell.
  let untold: [Int]

  /// Those for an item.
  init(_ shared: SharedItem) {
    (id, kind) = (shared.id.criterion, shared.isSafety ? .safety : .criterion)
    (outOf, isGuessed) = (shared.item.scale.outOf, shared.item.scale.isGuessed)
    (pairs, untold) = (shared.pairs.map { ($0.answer, $0.marks) }, shared.untold)
  }

  private init(_ criteria: [SharedItem], _ pairs: [(answer: Int, marks: RatedPair)], _ untold: [Int]) {
    (id, kind) = ("score", .score)
    outOf = criteria.reduce(0) { $0 + $1.item.scale.outOf }
    isGuessed = criteria.contains(where: \.item.scale.isGuessed)
    (self.pairs, self.untold) = (pairs, untold)
  }

  /// The scores of answers on which both marked every criterion that the two share.
  ///
  /// - Returns: the scores, and how many other answers there are for which a mark is missing.
  static func scores(_ craft: [SharedItem], _ first: Marker, _ second: Marker) -> (scores: Self, missing: Int) {
    // What the program could tell about no answer is no part of any score.
    let criteria = craft.filter { !$0.pairs.isEmpty }
    let whole = WholeScores(criteria.map(\.item), of: [first, second]).sums
    let pairs = whole.sorted { $0.key < $1.key }.compactMap { answer, sums in
      sums[first].flatMap { one in sums[second].map { (answer: answer, marks: RatedPair(one, $0)) } }
    }
    let scored = Set(pairs.map(\.answer))
    let untold = Set((criteria.isEmpty ? craft : criteria).flatMap(\.untold)).subtracting(scored)
    let missing = Set(criteria.flatMap { $0.pairs.map(\.answer) }).subtracting(scored).subtracting(untold)
    return (ComparedMarks(criteria, pairs, untold.sorted()), missing.count)
  }
}
