import Agreement

/// The tables of a report on agreement, alike on a screen and on a page.
enum AgreementTables {
  /// Pairs beside each other: for each item the share of the same marks, kappa and the answers; none for
  /// one pair.
  static func sideBySide(_ report: AgreementReport) -> TableText? {
    guard report.pairs.count > 1 else { return nil }
    var items: [(place: String, id: String)] = []
    var cells: [String: [Int: String]] = [:]
    for (column, pair) in report.pairs.enumerated() {
      for question in pair.questions {
        for item in question.items {
          let (place, id) = (AgreementWords.place(question), item.id.inOneLine)
          if cells["\(place) \(id)"] == nil { items.append((place, id)) }
          cells["\(place) \(id)", default: [:]][column] = short(item)
        }
      }
    }
    return TableText(
      headers: ["criterion"] + report.pairs.map { short($0) },
      sections: sections(items) { item in
        [item.id] + report.pairs.indices.map { cells["\(item.place) \(item.id)"]?[$0] ?? "–" }
      } of: {
        $0.place
      })
  }

  /// Rows of things that stand by their questions, each question with a title.
  private static func sections<Item>(
    _ items: [Item], row: (Item) -> [String], of place: (Item) -> String
  ) -> [TableText.Section] {
    var sections: [TableText.Section] = []
    for item in items {
      if let last = sections.firstIndex(where: { $0.title == place(item) }) {
        sections[last].rows.append(indented(row(item)))
      } else {
        sections.append(TableText.Section(title: place(item), rows: [indented(row(item))]))
      }
    }
    return sections
  }

  private static func indented(_ cells: [String]) -> [String] { ["  " + (cells.first ?? "")] + cells.dropFirst() }

  private static func short(_ item: ItemAgreement) -> String {
    guard let exact = item.figures[.exact] else { return "–" }
    let kappa = item.figures[.quadraticKappa].map(AgreementWords.number) ?? "–"
    let untold = item.cannotTell > 0 ? "+\(item.cannotTell)" : ""
    return "\(AgreementWords.percent(exact)) \(kappa) (\(item.figures.count)\(untold))"
  }

  private static func short(_ pair: MarkerPair) -> String {
    [pair.first, pair.second].map { TableText.cut(AgreementWords.name($0), to: 24) }.joined(separator: "–")
  }

  /// The chief figures of everything that two markers compare; none for one item.
  static func overview(_ pair: MarkerPair) -> TableText? {
    guard pair.questions.reduce(0, { $0 + $1.items.count }) > 1 else { return nil }
    return TableText(
      headers: ["criterion", "answers", "same", "kappa", "95% interval", "SMD"],
      sections: pair.questions.map { question in
        let rows = question.items.map { item in
          [item.id.inOneLine, "\(item.figures.count)"]
            + [AgreementFigure.exact, .quadraticKappa].map { AgreementWords.value($0, item.figures[$0]) }
            + [AgreementWords.interval(.quadraticKappa, item.intervals[.quadraticKappa])]
            + [AgreementWords.value(.smd, item.figures[.smd])]
        }
        return TableText.Section(title: AgreementWords.place(question), rows: rows.map(indented))
      })
  }

  /// Krippendorff's alpha of each item; none for two markers.
  static func alphas(_ report: AgreementReport) -> TableText? {
    guard !report.alphas.isEmpty else { return nil }
    let hasPeople = report.alphas.contains { $0.people != nil }
    let headers = ["criterion", "answers", "alpha", "95% interval"] + (hasPeople ? ["people alone"] : [])
    return TableText(
      headers: headers,
      sections: sections(report.alphas) { alpha in
        let figures = [
          "\(alpha.answers)", alpha.all.map(AgreementWords.number) ?? AgreementWords.undefined,
          AgreementWords.interval(.kappa, alpha.interval),
        ]
        let people = alpha.people.map(AgreementWords.number) ?? AgreementWords.undefined
        return [alpha.id.inOneLine] + figures + (hasPeople ? [people] : [])
      } of: {
        "\($0.caseID)/\($0.questionID)".inOneLine
      })
  }

  /// The figures of an item with their intervals.
  static func figures(_ item: ItemAgreement) -> TableText {
    TableText(
      headers: ["", "", "95% interval"],
      rows: AgreementWords.figures(item).map { figure in
        [
          AgreementWords.name(figure), AgreementWords.value(figure, item.figures[figure]),
          AgreementWords.interval(figure, item.intervals[figure]),
        ]
      })
  }

  /// The figures of groups that have them, with those of all below; nil when none has.
  static func groups(_ question: QuestionAgreement, _ pair: MarkerPair) -> TableText? {
    let groups = question.groups ?? []
    let told = pair.hasProgram ? ["not told"] : []
    let sections = question.items.compactMap { item -> TableText.Section? in
      let rows = groups.compactMap { group -> [String]? in
        guard let found = group.items.first(where: { $0.id == item.id && $0.kind == item.kind }) else { return nil }
        // What is told of a group without figures is worth a row only where the program could not tell something.
        let isWorthIt = found.figures.map { $0.count > 0 } ?? (item.cannotTell > 0 && found.untold != nil)
        let name = AgreementWords.group(group)
        return isWorthIt
          ? row(name, found.figures, found.intervals, pair.hasProgram ? [found.untold] : [], found.smdByAll) : nil
      }
      if rows.isEmpty { return nil }
      let untold = (count: item.cannotTell, of: item.figures.count + item.cannotTell)
      let all = row("all", item.figures, item.intervals, pair.hasProgram ? [untold] : [], item.figures[.smd])
      return TableText.Section(title: item.id.inOneLine, rows: rows + [all])
    }
    if sections.isEmpty { return nil }
    return TableText(
      headers: ["group", "answers"] + told + ["same", "kappa", "95% interval", "diff.", "SMD"], sections: sections)
  }

  /// A row of a group; the answers are those that both saw, be it that the program could not tell.
  private static func row(
    _ name: String, _ figures: AgreementFigures?, _ intervals: [AgreementFigure: Interval],
    _ untold: [(count: Int, of: Int)?], _ smd: Double?
  ) -> [String] {
    let count = untold.first.flatMap { $0?.of } ?? figures?.count
    let cells = indented([name]) + [count.map(String.init) ?? "–"] + untold.map { $0.map { "\($0.count)" } ?? "–" }
    guard let figures else { return cells + Array(repeating: "–", count: 5) }
    return cells + [AgreementFigure.exact, .quadraticKappa].map { AgreementWords.value($0, figures[$0]) }
      + [AgreementWords.interval(.quadraticKappa, intervals[.quadraticKappa])]
      + [AgreementWords.value(.bias, figures[.bias]), AgreementWords.value(.smd, smd)]
  }

  /// Confidence against agreement, without ranges in which there is nothing.
  static func reliability(_ certainty: MarkerPair.Certainty) -> TableText {
    TableText(
      headers: ["sure by", "marks", "said on average", "agreed"],
      rows: certainty.reliability.bins.filter { $0.count > 0 }.map { bin in
        let range = "\(AgreementWords.percent(bin.from)) to \(AgreementWords.percent(bin.to))"
        return [range, "\(bin.count)"] + [bin.stated, bin.agreement].map { $0.map(AgreementWords.percent) ?? "" }
      })
  }

  /// What stays with the program at each threshold.
  static func coverage(_ certainty: MarkerPair.Certainty) -> TableText {
    TableText(
      headers: ["review below", "marks that stay", "share", "of those agreed"],
      rows: certainty.coverage.rows.map { row in
        ["\(AgreementWords.percent(row.reviewBelow))", "\(row.kept)"]
          + [row.coverage, row.agreement].map { $0.map(AgreementWords.percent) ?? AgreementWords.undefined }
      })
  }
}
