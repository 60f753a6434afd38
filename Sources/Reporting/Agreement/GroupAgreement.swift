public import Agreement

/// How far two markers agree on the answers of one group of learners.
public struct GroupAgreement: Sendable {
  /// What one item comes to in one group.
  public struct Item: Sendable {
    /// The criterion's or item's id; `score` for the score.
    public let id: String
    /// What it is.
    public let kind: ItemAgreement.Kind
    /// Why it has no figures; nil when it has.
    public let refusal: GroupRefusal?
    /// The figures; `smd` among them is by the group's own deviation; nil when they are refused.
    public let figures: AgreementFigures?
    /// Their intervals.
    public let intervals: [AgreementFigure: Interval]
    /// The group's mean difference divided by the pooled standard deviation of all answers, so that groups compare.
    public let smdByAll: Double?
    /// How many answers the program could not tell about, of how many; nil when the group is too small to say so.
    public let untold: (count: Int, of: Int)?
    /// Whether it has too few answers itself, be it that it is refused with others.
    let isShort: Bool
  }

  /// The group's name; nil for learners of whom the file does not tell one.
  public let name: String?
  /// How many of its answers both markers saw, be it that the program could not tell.
  public let answers: Int
  /// In the order of the question's items.
  public let items: [Item]

  /// The groups of a question's answers, by name; learners without a group last.
  static func all(
    _ columns: [ComparedMarks], _ answers: [AnswerIndex.Answer], groups: [String: String], _ bootstrap: Bootstrap
  ) -> [GroupAgreement] {
    var parts: [String?: Part] = [:]
    for (place, column) in columns.enumerated() {
      func part(_ answer: Int, _ add: (inout Part.Column) -> Void) {
        var part = parts.removeValue(forKey: groups[answers[answer].learner]) ?? Part(columns: columns.count)
        part.answers.insert(answer)
        add(&part.columns[place])
        parts[groups[answers[answer].learner]] = part
      }
      for pair in column.pairs { part(pair.answer) { $0.pairs.append(pair.marks) } }
      for answer in column.untold { part(answer) { $0.untold += 1 } }
    }
    let ordered = parts.sorted { ($0.key == nil ? 1 : 0, $0.key ?? "") < ($1.key == nil ? 1 : 0, $1.key ?? "") }
    let figures = refusals(columns, ordered.map(\.value)) { $0.pairs.count }
    let untold = refusals(columns, ordered.map(\.value)) { $0.pairs.count + $0.untold }
    let deviations = columns.map { ConfusionMatrix($0.pairs.map(\.marks), outOf: 0).pooledDeviation }
    return ordered.enumerated().map { group, entry in
      let items = columns.indices.map { place in
        let (column, refusal) = (entry.value.columns[place], figures[place][group])
        let matrix = refusal == nil ? ConfusionMatrix(column.pairs, outOf: 0) : nil
        return Item(
          id: columns[place].id, kind: columns[place].kind, refusal: refusal,
          figures: matrix.map(AgreementFigures.init), intervals: matrix.map(bootstrap.intervals) ?? [:],
          smdByAll: matrix.flatMap { matrix in
            deviations[place].flatMap { matrix.standardisedDifference(by: $0) }
          },
          untold: untold[place][group] == nil ? (column.untold, column.pairs.count + column.untold) : nil,
          isShort: column.pairs.count < GroupRefusal.least)
      }
      return GroupAgreement(name: entry.key, answers: entry.value.answers.count, items: items)
    }
  }

  /// What there is of one group.
  private struct Part {
    struct Column {
      var pairs: [RatedPair] = []
      var untold = 0
    }

    var answers: Set<Int> = []
    var columns: [Column]

    init(columns: Int) { self.columns = Array(repeating: Column(), count: columns) }
  }

  /// Which groups are refused, by column.
  ///
  /// The criteria are refused together, by the one that has the fewest, and whatever is refused there has no score
  /// either, since the score is the sum of the criteria. Each safety item stands alone.
  private static func refusals(
    _ columns: [ComparedMarks], _ parts: [Part], size: (Part.Column) -> Int
  ) -> [[GroupRefusal?]] {
    func sizes(_ kind: ItemAgreement.Kind) -> [Int] {
      let used = columns.indices.filter { place in
        columns[place].kind == kind && parts.contains { size($0.columns[place]) > 0 }
      }
      // A group with nothing in any of them has nothing to hide.
      return parts.map { part in
        used.contains { size(part.columns[$0]) > 0 } ? used.map { size(part.columns[$0]) }.min() ?? 0 : -1
      }
    }
    let criteria = GroupRefusal.of(sizes(.criterion))
    let score = GroupRefusal.of(sizes(.score), besides: criteria)
    return columns.indices.map { place in
      switch columns[place].kind {
      case .criterion: criteria
      case .score: score
      case .safety: GroupRefusal.of(parts.map { size($0.columns[place]) }.map { $0 == 0 ? -1 : $0 })
      }
    }
  }
}
