public import Agreement

/// How far two markers agree on the answers of one group of learners.
public struct GroupAgreement: Sendable {
  /// The fewest answers of a group that figures are shown for.
  public static let least = 20

  /// Why a group has no figures.
  public enum Refusal: String, Sendable {
    /// It has fewer answers than `least`.
    case small
    /// Without it, the figures of the small ones could be worked out from those of all.
    case protects
  }

  /// The figures of one item in one group.
  public struct Item: Sendable {
    /// The criterion's or item's id; `score` for the score.
    public let id: String
    /// The figures; `smd` among them is by the group's own deviation.
    public let figures: AgreementFigures
    /// Their intervals.
    public let intervals: [AgreementFigure: Interval]
    /// The group's mean difference divided by the pooled standard deviation of all answers, so that groups compare.
    public let smdByAll: Double?
    /// How many answers the program could not tell about; in none of the figures.
    public let cannotTell: Int
  }

  /// What both markers gave for an item.
  struct Column {
    let id: String
    let pairs: [(answer: Int, marks: RatedPair)]
    let untold: [Int]
  }

  /// The group's name; nil for learners of whom the file does not tell one.
  public let name: String?
  /// How many of its answers both marked: the fewest of any item.
  public let answers: Int
  /// Why it has no figures; nil when it has.
  public let refusal: Refusal?
  /// The figures, in the order of the question's items; empty when they are refused.
  public let items: [Item]

  /// Which of some sizes are refused.
  ///
  /// Whoever knows the figures of all and of every group but one can work out those of that one. So when any is too small, the
  /// next smallest are refused with it, until those refused are two at least and have enough answers together.
  ///
  /// - Parameter sizes: answers of each group, those without a group included; a group without any is left out before.
  /// - Returns: nil where nothing is refused.
  static func refusals(_ sizes: [Int]) -> [Refusal?] {
    var refusals: [Refusal?] = sizes.map { $0 < least ? .small : nil }
    if refusals.allSatisfy({ $0 == nil }) { return refusals }
    func refused() -> [Int] { sizes.indices.filter { refusals[$0] != nil } }
    while refused().count < 2 || refused().reduce(0, { $0 + sizes[$1] }) < least {
      let shown = sizes.indices.filter { refusals[$0] == nil }
      guard let smallest = shown.min(by: { (sizes[$0], $0) < (sizes[$1], $1) }) else { break }
      refusals[smallest] = .protects
    }
    return refusals
  }

  /// The groups of a question's answers, by name; learners without a group last.
  ///
  /// A group is refused for all items of a question or for none, since the score is the sum of the others.
  static func all(
    _ columns: [Column], _ answers: [AnswerIndex.Answer], groups: [String: String], _ bootstrap: Bootstrap
  ) -> [GroupAgreement] {
    var parts: [String?: [[RatedPair]]] = [:]
    for (place, column) in columns.enumerated() {
      for pair in column.pairs {
        let name = groups[answers[pair.answer].learner]
        parts[name, default: Array(repeating: [], count: columns.count)][place].append(pair.marks)
      }
    }
    let names = parts.keys.sorted { ($0 == nil ? 1 : 0, $0 ?? "") < ($1 == nil ? 1 : 0, $1 ?? "") }
    let used = columns.indices.filter { !columns[$0].pairs.isEmpty }
    let sizes = names.map { name in used.map { parts[name]?[$0].count ?? 0 }.min() ?? 0 }
    let deviations = columns.map { ConfusionMatrix($0.pairs.map(\.marks), outOf: 0).pooledDeviation }
    func items(of name: String?) -> [Item] {
      used.map { place in
        let matrix = ConfusionMatrix(parts[name]?[place] ?? [], outOf: 0)
        return Item(
          id: columns[place].id, figures: AgreementFigures(matrix), intervals: bootstrap.intervals(matrix),
          smdByAll: deviations[place].flatMap { matrix.standardisedDifference(by: $0) },
          cannotTell: columns[place].untold.count { groups[answers[$0].learner] == name })
      }
    }
    return zip(names, zip(sizes, refusals(sizes))).map { name, found in
      GroupAgreement(
        name: name, answers: found.0, refusal: found.1, items: found.1 == nil ? items(of: name) : [])
    }
  }
}
