public import Agreement

/// Krippendorff's alpha of one item, for three markers or more.
public struct GroupAlpha: Sendable {
  /// Id of the case.
  public let caseID: String
  /// Id of the question.
  public let questionID: String
  /// The criterion's or item's id; `score` for the score.
  public let id: String
  /// How many answers got two marks or more.
  public let answers: Int
  /// Of all markers; nil when it is undefined.
  public let all: Double?
  /// Its interval.
  public let interval: Interval?
  /// Of people alone, where the program is among the markers and there are two people or more; nil when it is undefined.
  public let people: Double?

  /// The alphas of all items; none for fewer than three markers.
  static func all(_ table: MarkTable, _ bootstrap: Bootstrap) -> [GroupAlpha] {
    guard table.markers.count > 2 else { return [] }
    return table.questions.flatMap { items in
      var alphas = items.map { item in
        GroupAlpha(item.id, rows(item.cells.mapValues { $0.compactMapValues(\.mark) }), table.markers, bootstrap)
      }
      let craft = items.filter { !$0.isSafety }
      if craft.count > 1, let one = craft.first {
        let id = GivenMark.Item(caseID: one.id.caseID, questionID: one.id.questionID, criterion: "score")
        alphas.insert(GroupAlpha(id, rows(wholeScores(craft)), table.markers, bootstrap), at: craft.count)
      }
      return alphas.filter { $0.answers > 0 }
    }
  }

  /// In the order of the answers, so that the interval is the same each time.
  private static func rows(_ marks: [Int: [Marker: Int]]) -> [[Marker: Int]] {
    marks.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The scores of whoever marked all criteria of an answer.
  private static func wholeScores(_ craft: [MarkTable.Item]) -> [Int: [Marker: Int]] {
    var sums: [Int: [Marker: (sum: Int, count: Int)]] = [:]
    for item in craft {
      for (answer, cells) in item.cells {
        for (marker, cell) in cells {
          guard let mark = cell.mark else { continue }
          let old = sums[answer]?[marker] ?? (0, 0)
          sums[answer, default: [:]][marker] = (old.sum + mark, old.count + 1)
        }
      }
    }
    return sums.mapValues { $0.compactMapValues { $0.count == craft.count ? $0.sum : nil } }
  }

  private init(_ item: GivenMark.Item, _ rows: [[Marker: Int]], _ markers: [Marker], _ bootstrap: Bootstrap) {
    (caseID, questionID, id) = (item.caseID, item.questionID, item.criterion)
    let units = rows.map { row in markers.map { row[$0] } }.filter { $0.count { $0 != nil } > 1 }
    let persons = markers.filter { !$0.isProgram }
    answers = units.count
    all = KrippendorffAlpha.ordinal(units)
    interval = bootstrap.interval(units: units.count) { drawn in
      KrippendorffAlpha.ordinal(drawn.map { units[$0] })
    }
    people =
      persons.count > 1 && persons.count < markers.count
      ? KrippendorffAlpha.ordinal(rows.map { row in persons.map { row[$0] } }) : nil
  }
}
