import Agreement
import Diagnostics

/// A report on agreement as lines for a screen: words before numbers.
public struct AgreementText: Sendable {
  private let layout: TextLayout
  private let columns: Int
  private let isBrief: Bool

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - columns: of the screen; sentences get no wider than is good to read, tables may.
  ///   - isBrief: whether what is said of each criterion alone is left out.
  public init(columns: Int, isBrief: Bool = false) {
    self.isBrief = isBrief
    layout = TextLayout(columns: columns)
    self.columns = max(columns, 20)
  }

  /// The lines of a report.
  public func lines(_ report: AgreementReport) -> [[TextRun]] {
    var lines = layout.lines([TextRun(AgreementWords.title, .heading)])
    lines += paragraph(AgreementWords.formative, .faint)
    for note in report.notes.sentences { lines += paragraph(note, .comment) }
    if let table = AgreementTables.sideBySide(report) {
      lines += heading(AgreementWords.sideBySide) + paragraph(AgreementWords.sideBySideNote, .faint)
      lines += table.lines(columns: columns, indent: 2)
      if let caution = AgreementWords.caution(report) { lines += paragraph(caution, .comment) }
    }
    if let table = AgreementTables.alphas(report) {
      lines += heading("All markers together: Krippendorff's alpha, ordinal")
      lines += table.lines(columns: columns, indent: 2)
    }
    for pair in report.pairs { lines += self.lines(pair) }
    lines.append([])
    for text in AgreementWords.explanation { lines += paragraph(text, .faint) }
    return lines
  }

  private func lines(_ pair: MarkerPair) -> [[TextRun]] {
    var lines = heading(AgreementWords.title(pair))
    if let overall = AgreementWords.overall(pair) { lines += paragraph(overall) }
    if let table = AgreementTables.overview(pair) {
      lines += [[]] + paragraph(AgreementWords.overview, .faint) + table.lines(columns: columns, indent: 2)
    }
    for question in pair.questions where !isBrief {
      lines += [[]] + layout.lines([TextRun(AgreementWords.place(question), .heading)])
      for item in question.items { lines += self.lines(item, question, pair) }
      lines += groups(question, pair)
    }
    if let certainty = pair.certainty {
      lines += heading(AgreementWords.sure)
      lines += paragraph(AgreementWords.reliabilityNote)
      lines += AgreementTables.reliability(certainty).lines(columns: columns, indent: 2)
      lines += [[]] + paragraph(AgreementWords.coverageNote(certainty))
      lines += AgreementTables.coverage(certainty).lines(columns: columns, indent: 2)
    }
    return lines + worst(pair)
  }

  private func heading(_ text: String) -> [[TextRun]] { [[]] + layout.lines([TextRun(text, .heading)]) }

  private func paragraph(_ text: String, _ role: TextRole = .plain, indent: String = "") -> [[TextRun]] {
    layout.lines([TextRun(text, role)], first: indent)
  }

  // MARK: Items

  private func lines(_ item: ItemAgreement, _ question: QuestionAgreement, _ pair: MarkerPair) -> [[TextRun]] {
    var lines = [[]] + layout.lines([TextRun(AgreementWords.name(item), .heading)], first: "  ")
    lines += paragraph(AgreementWords.same(item, pair), indent: "  ")
    if let bias = AgreementWords.bias(item, pair) { lines += paragraph(bias, indent: "  ") }
    for caution in AgreementWords.cautions(item, question, pair) { lines += paragraph(caution, .comment, indent: "  ") }
    if item.figures.count == 0 { return lines }
    let figures = AgreementTables.figures(item).lines(columns: columns, indent: 4)
    guard let matrix = matrix(item, pair) else {
      return lines + [[]] + figures + paragraph(AgreementWords.noMatrix, .faint, indent: "  ")
    }
    return lines + [[]] + beside(figures, matrix)
  }

  /// Two blocks beside each other where they fit, else one below the other.
  private func beside(_ left: [[TextRun]], _ right: [[TextRun]]) -> [[TextRun]] {
    func width(_ line: [TextRun]) -> Int { line.reduce(0) { $0 + DisplayWidth.of($1.text) } }
    let column = (left.map(width).max() ?? 0) + 4
    guard column + (right.map(width).max() ?? 0) <= columns else {
      return left + [[]] + right.map { $0.isEmpty ? $0 : [TextRun("    ")] + $0 }
    }
    return (0..<max(left.count, right.count)).map { place in
      let line = place < left.count ? left[place] : []
      guard place < right.count, !right[place].isEmpty else { return line }
      return line + [TextRun(String(repeating: " ", count: column - width(line)))] + right[place]
    }
  }

  /// How often which marks came together: the first marker's down, the second's across; nil when that cannot be shown.
  private func matrix(_ item: ItemAgreement, _ pair: MarkerPair) -> [[TextRun]]? {
    guard let levels = AgreementWords.levels(item) else { return nil }
    let cells = levels.map { first in
      ["\(first)"] + levels.map { "\(item.matrix.count(first: first, second: $0))" }
    }
    let widest = (cells + [levels.map(String.init)]).joined().map(\.count).max() ?? 1
    // The names take what the numbers leave.
    let room = min(20, columns - 4 - (levels.count + 1) * (widest + 2))
    if room < 1 { return nil }
    let down = TableText.cut(AgreementWords.name(pair.first), to: room)
    let nameWidth = DisplayWidth.of(down)
    let across = TableText.cut(AgreementWords.name(pair.second), to: min(20, columns - 8 - nameWidth - widest))
    func right(_ cells: some Sequence<String>) -> String {
      cells.map { "  " + String(repeating: " ", count: max(0, widest - $0.count)) + $0 }.joined()
    }
    func left(_ name: String, _ level: String) -> TextRun {
      TextRun(TextLayout.padded(name, to: nameWidth) + right([level]), .faint)
    }
    let header = [
      [TextRun(String(repeating: " ", count: nameWidth + widest + 4) + across, .faint)],
      [left("", ""), TextRun(right(levels.map(String.init)), .faint)],
    ]
    return header
      + cells.enumerated().map { place, cells in
        [left(place == 0 ? down : "", cells[0]), TextRun(right(cells.dropFirst()))]
      }
  }

  // MARK: Groups and answers

  private func groups(_ question: QuestionAgreement, _ pair: MarkerPair) -> [[TextRun]] {
    guard let groups = question.groups else { return [] }
    var lines = [[]] + layout.lines([TextRun("\(AgreementWords.place(question)) by group", .heading)], first: "  ")
    lines += paragraph(AgreementWords.groupNote(pair), .comment, indent: "  ")
    for refusal in groups.flatMap(AgreementWords.refusals) { lines += paragraph(refusal, indent: "  ") }
    if let table = AgreementTables.groups(question, pair) { lines += [[]] + table.lines(columns: columns, indent: 4) }
    return lines
  }

  private func worst(_ pair: MarkerPair) -> [[TextRun]] {
    guard !pair.worst.isEmpty else { return [] }
    var lines = heading(AgreementWords.worst)
    for found in pair.worst {
      let place = "\(found.learner), \(found.caseID)/\(found.questionID) \(found.criterion)".inOneLine
      lines += layout.lines([TextRun(place, .heading)], first: "  ")
      lines += paragraph(AgreementWords.marks(found, pair), indent: "    ")
      for words in AgreementWords.evidence(found, pair) { lines += paragraph(words, indent: "    ") }
      if let answer = found.answer {
        lines += layout.lines([TextRun(AgreementWords.excerpt(answer))], first: "    | ", rest: "    | ")
      }
    }
    return lines
  }
}
