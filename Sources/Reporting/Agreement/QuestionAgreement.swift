public import Agreement

/// How far two markers agree on one item, or on the score.
public struct ItemAgreement: Sendable {
  /// What is compared.
  public enum Kind: String, Sendable {
    /// A criterion of the rubric.
    case criterion
    /// A required item, apart from the score.
    case safety
    /// The sum of the criteria that both marked.
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

  init(
    id: String, kind: Kind, outOf: Int, isGuessed: Bool, cannotTell: Int, pairs: [RatedPair], _ bootstrap: Bootstrap
  ) {
    (self.id, self.kind, self.outOf, self.isGuessed, self.cannotTell) = (id, kind, outOf, isGuessed, cannotTell)
    matrix = ConfusionMatrix(pairs, outOf: outOf)
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
  /// The sum of the criteria that both marked; nil for a question without criteria.
  public let score: ItemAgreement?
  /// Required items, apart from the score.
  public let safety: [ItemAgreement]
  /// How many answers' scores rest on fewer than all of the criteria, as not both marked each.
  public let partialScores: Int
  /// The same by group; nil when no groups were given.
  public let groups: [GroupAgreement]?

  /// Everything that is shown, the score after its criteria; the score of one criterion is that criterion's mark.
  public var items: [ItemAgreement] { criteria + (criteria.count > 1 ? [score].compactMap { $0 } : []) + safety }

  /// Nil when the two marked nothing in common.
  init?(_ items: [SharedItem], _ answers: [AnswerIndex.Answer], _ options: AgreementReport.Options) {
    let shared = items.filter { !$0.pairs.isEmpty || $0.cannotTell > 0 }
    guard let one = shared.first else { return nil }
    (caseID, questionID) = (one.id.caseID, one.id.questionID)
    func agreement(_ item: SharedItem) -> ItemAgreement {
      ItemAgreement(
        id: item.id.criterion, kind: item.isSafety ? .safety : .criterion, outOf: item.outOf,
        isGuessed: item.isGuessed, cannotTell: item.cannotTell, pairs: item.pairs.map(\.marks), options.bootstrap)
    }
    let craft = shared.filter { !$0.isSafety }
    criteria = craft.map(agreement)
    safety = shared.filter(\.isSafety).map(agreement)
    let sums = SharedSums(craft)
    partialScores = sums.pairs.count { $0.criteria < craft.count }
    score =
      craft.isEmpty
      ? nil
      : ItemAgreement(
        id: "score", kind: .score, outOf: craft.reduce(0) { $0 + $1.outOf },
        isGuessed: craft.contains(where: \.isGuessed), cannotTell: sums.untold.count, pairs: sums.pairs.map(\.marks),
        options.bootstrap)
    var columns = shared.map { item in
      GroupAgreement.Column(
        id: item.id.criterion, pairs: item.pairs.map { ($0.answer, $0.marks) }, untold: item.untold)
    }
    if score != nil {
      columns.insert(
        GroupAgreement.Column(
          id: "score", pairs: sums.pairs.map { ($0.answer, $0.marks) }, untold: sums.untold), at: craft.count)
    }
    groups = options.groups.map { GroupAgreement.all(columns, answers, groups: $0, options.bootstrap) }
  }
}

/// The sums of both markers over the criteria that both marked, an answer at a time.
struct SharedSums {
  var pairs: [(answer: Int, marks: RatedPair, criteria: Int)] = []
  /// The answers, by place, of which the program could tell nothing.
  var untold: [Int] = []

  init(_ craft: [SharedItem]) {
    var sums: [Int: (first: Int, second: Int, criteria: Int)] = [:]
    for pair in craft.lazy.flatMap(\.pairs) {
      let sum = sums[pair.answer] ?? (0, 0, 0)
      sums[pair.answer] = (sum.first + pair.marks.first, sum.second + pair.marks.second, sum.criteria + 1)
    }
    pairs = sums.sorted { $0.key < $1.key }.map {
      ($0.key, RatedPair($0.value.first, $0.value.second), $0.value.criteria)
    }
    untold = Set(craft.flatMap(\.untold)).filter { sums[$0] == nil }.sorted()
  }
}
