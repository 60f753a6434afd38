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
  /// Of people alone, where the program is among the markers and there are two people or more; nil when it is
  /// undefined.
  public let people: Double?

  /// The alphas of all items; none for fewer than three markers.
  static func all(_ table: MarkTable, _ bootstrap: Bootstrap) -> [GroupAlpha] {
    guard table.markers.count > 2 else { return [] }
    return table.questions.flatMap { items in
      var alphas = items.map { item in
        GroupAlpha(item.id, item.cells.values.map { $0.compactMapValues(\.mark) }, table.markers, bootstrap)
      }
      let craft = items.filter { !$0.scale.isSafety }
      if craft.count > 1, let one = craft.first {
        let id = GivenMark.Item(caseID: one.id.caseID, questionID: one.id.questionID, criterion: "score")
        let scores = WholeScores(craft, of: table.markers).sums.map(\.value)
        alphas.insert(GroupAlpha(id, scores, table.markers, bootstrap), at: craft.count)
      }
      return alphas.filter { $0.answers > 0 }
    }
  }

  private init(_ item: GivenMark.Item, _ rows: [[Marker: Int]], _ markers: [Marker], _ bootstrap: Bootstrap) {
    (caseID, questionID, id) = (item.caseID, item.questionID, item.criterion)
    let persons = markers.filter { !$0.isProgram }
    let alpha = KrippendorffAlpha(rows.lazy.map { row in markers.map { row[$0] } })
    (answers, all, interval) = (alpha.answers, alpha.value, bootstrap.interval(alpha))
    people =
      persons.count > 1 && persons.count < markers.count
      ? KrippendorffAlpha(rows.lazy.map { row in persons.map { row[$0] } }).value : nil
  }
}
