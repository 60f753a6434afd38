import Diagnostics

/// Progress as lines for a screen: what to practise, then how each theme and skill has gone.
public struct ProgressText: Sendable {
  /// Columns that a name needs at least, for a table to have a line a row.
  private static let leastForName = 16
  private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let noAnswers = "·"

  private let layout: TextLayout
  private let showsNumbers: Bool
  /// Whether words stand in place of plots, for a screen reader or a screen that knows little.
  private let isPlain: Bool

  /// Makes a writer of progress.
  ///
  /// - Parameters:
  ///   - layout: how wide lines are.
  ///   - showsNumbers: whether marks are given in numbers after the words.
  ///   - isPlain: whether words stand in place of plots.
  public init(layout: TextLayout, showsNumbers: Bool, isPlain: Bool) {
    self.layout = layout
    self.showsNumbers = showsNumbers
    self.isPlain = isPlain
  }

  /// The lines of some progress.
  public func lines(_ progress: LearnerProgress) -> [[TextRun]] {
    let words = ProgressWords(progress: progress)
    var lines = layout.lines([TextRun(ProgressWords.title, .heading)])
    lines += layout.lines([TextRun(progress.answerCount == 0 ? ProgressWords.nothingYet : words.summary + ".")])
    lines += due(ProgressWords.dueNow, progress.dueNow, "since")
    lines += due(ProgressWords.coming, progress.coming, "on")
    if progress.answerCount > 0, !words.hasItems {
      lines += [[]] + layout.lines([TextRun(ProgressWords.nothingScored)])
    }
    if words.hasItems {
      lines += short(ProgressWords.seenMost, progress.seenMost, words)
      lines += short(ProgressWords.worthAnotherLook, progress.worthAnotherLook, words)
      lines += table(ProgressWords.byTheme, progress.themes)
      lines += table(ProgressWords.bySkill, progress.skills)
      lines.append([])
      if let how = isPlain ? words.firstAndLast : words.bars { lines += layout.lines([TextRun(how, .faint)]) }
      for note in ProgressWords.notes { lines += layout.lines([TextRun(note, .faint)]) }
    }
    return lines
  }

  private func heading(_ text: String) -> [[TextRun]] { [[]] + layout.lines([TextRun(text, .heading)]) }

  // MARK: Lists

  private func due(_ title: String, _ cases: [LearnerProgress.Due], _ preposition: String) -> [[TextRun]] {
    guard !cases.isEmpty else { return [] }
    let shown = cases.prefix(LearnerProgress.mostComing)
    var lines = heading(title)
    for due in shown {
      let when = "\(preposition) \(due.day.words)"
      lines += layout.lines(
        [TextRun(due.title), TextRun(" (\(due.id)), "), TextRun(when, .faint)], first: "  ", rest: "    ")
    }
    if cases.count > shown.count {
      lines += layout.lines([TextRun("and \(cases.count - shown.count) more")], first: "  ")
    }
    return lines
  }

  private func short(_ title: String, _ items: [ProgressItem], _ words: ProgressWords) -> [[TextRun]] {
    if items.isEmpty { return heading(title) + layout.lines([TextRun(words.emptyList, .faint)], first: "  ") }
    return items.reduce(into: heading(title)) { lines, item in
      lines += paragraph([TextRun("\(item.name) (\(item.kind.rawValue)): ")], item, isWhole: false)
    }
  }

  /// An item as a sentence.
  private func paragraph(_ name: [TextRun], _ item: ProgressItem, isWhole: Bool) -> [[TextRun]] {
    var runs = name
    runs.append(TextRun(ProgressWords.frequency(item)))
    runs.append(TextRun(", " + ProgressWords.answers(item.total), .faint))
    if showsNumbers { runs.append(TextRun(" (\(ProgressWords.numbers(item.total)))", .faint)) }
    if isWhole {
      for text in [ProgressWords.course(item), item.change?.rawValue].compactMap({ $0 }) {
        runs.append(TextRun("; " + text))
      }
    }
    return layout.lines(runs, first: "  ", rest: "    ")
  }

  // MARK: Table

  private func table(_ title: String, _ items: [ProgressItem]) -> [[TextRun]] {
    guard !items.isEmpty else { return [] }
    var lines = heading(title)
    if isPlain {
      for item in items { lines += paragraph([TextRun(item.name + ": ")], item, isWhole: true) }
    } else {
      lines += rows(items) ?? items.flatMap(stacked)
    }
    return lines
  }

  /// An item on two lines or more: its name, then the rest.
  private func stacked(_ item: ProgressItem) -> [[TextRun]] {
    var runs = [TextRun(plot(item)), TextRun(" " + ProgressWords.frequency(item))]
    runs.append(TextRun(", " + ProgressWords.answers(item.total), .faint))
    if showsNumbers { runs.append(TextRun(", " + ProgressWords.numbers(item.total), .faint)) }
    if let change = item.change { runs.append(TextRun(", " + change.rawValue)) }
    return [[TextRun("  " + cut(item.name, to: layout.width - 2))]]
      + layout.lines(runs, first: "  ", rest: String(repeating: " ", count: 3 + item.periods.count))
  }

  /// Items as lines with columns, a change on a line of its own; nil when lines are too narrow for that.
  private func rows(_ items: [ProgressItem]) -> [[TextRun]]? {
    let frequencies = items.map(ProgressWords.frequency)
    let answers = items.map { ProgressWords.answers($0.total) }
    let numbers = items.map { showsNumbers ? "  " + ProgressWords.numbers($0.total) : "" }
    func widest(_ texts: [String]) -> Int { texts.map(DisplayWidth.of).max() ?? 0 }
    let frequencyWidth = widest(frequencies)
    let plotWidth = items.first?.periods.count ?? 0
    let others = 2 + 2 + plotWidth + 2 + frequencyWidth + 2 + widest(answers) + widest(numbers)
    guard layout.width - others >= Self.leastForName else { return nil }
    let nameWidth = min(widest(items.map(\.name)), layout.width - others)
    var lines: [[TextRun]] = []
    for (index, item) in items.enumerated() {
      lines.append([
        TextRun("  " + TextLayout.padded(cut(item.name, to: nameWidth), to: nameWidth) + "  " + plot(item) + "  "),
        TextRun(TextLayout.padded(frequencies[index], to: frequencyWidth)),
        TextRun("  " + TextLayout.padded(answers[index], to: widest(answers)) + numbers[index], .faint),
      ])
      guard let change = item.change else { continue }
      let indent = String(repeating: " ", count: nameWidth + plotWidth + 6)
      lines += layout.lines([TextRun(change.rawValue)], first: indent)
    }
    return lines.map(Self.withoutBlanksAtEnd)
  }

  /// One character a period, the taller the more was seen.
  private func plot(_ item: ProgressItem) -> String {
    item.periods.map { period in
      guard let share = period.share else { return Self.noAnswers }
      return Self.blocks[min(Int(share * Double(Self.blocks.count)), Self.blocks.count - 1)]
    }.joined()
  }

  private func cut(_ name: String, to columns: Int) -> String {
    if DisplayWidth.of(name) <= columns { return name }
    var width = 1
    let kept = name.prefix { character in
      width += DisplayWidth.of(character)
      return width <= columns
    }
    return kept + "…"
  }

  private static func withoutBlanksAtEnd(_ line: [TextRun]) -> [TextRun] {
    guard let last = line.last, let end = last.text.lastIndex(where: { $0 != " " }) else { return line }
    return line.dropLast() + [TextRun(String(last.text[...end]), last.role)]
  }
}
