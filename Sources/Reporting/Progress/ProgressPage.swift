/// Progress as a page that a learner can keep: the same words as on a terminal, with small plots beside them.
public struct ProgressPage: Sendable {
  private let showsNumbers: Bool

  /// Makes a writer of progress pages.
  ///
  /// - Parameter showsNumbers: whether marks are given in numbers after the words.
  public init(showsNumbers: Bool) {
    self.showsNumbers = showsNumbers
  }

  /// The page of some progress. No answer's text is on it.
  public func page(_ progress: LearnerProgress) -> HTMLPage {
    var body = HTMLText()
    write(progress, to: &body)
    return HTMLPage(title: ProgressWords.title, language: "en", body: body)
  }

  private func write(_ progress: LearnerProgress, to body: inout HTMLText) {
    let words = ProgressWords(progress: progress)
    body.element(.p, text: progress.answerCount == 0 ? ProgressWords.nothingYet : words.summary + ".")
    if words.hasItems {
      body.element(.div, [.class: "note"]) { note in
        for text in ProgressWords.notes { note.element(.p, text: text) }
      }
    } else if progress.answerCount > 0 {
      body.element(.p, text: ProgressWords.nothingScored)
    }
    due(ProgressWords.dueNow, progress.dueNow, "since", &body)
    due(ProgressWords.coming, progress.coming, "on", &body)
    guard words.hasItems else { return }
    short(ProgressWords.seenMost, progress.seenMost, words, &body)
    short(ProgressWords.worthAnotherLook, progress.worthAnotherLook, words, &body)
    table(ProgressWords.byTheme, "Theme", progress.themes, words, &body)
    table(ProgressWords.bySkill, "Skill", progress.skills, words, &body)
  }

  // MARK: Lists

  private func due(
    _ title: String, _ cases: [LearnerProgress.Due], _ preposition: String, _ body: inout HTMLText
  ) {
    guard !cases.isEmpty else { return }
    body.element(.h2, text: title)
    body.element(.ul) { list in
      for due in cases {
        list.element(.li) { item in
          item.element(.bdi, text: due.title)
          item.text(" (")
          item.element(.code, text: due.id)
          item.text("), ")
          item.element(.span, [.class: "quiet whole"]) { when in
            when.text("\(preposition) ")
            when.element(.time, [.datetime: due.day.iso], text: due.day.words)
          }
        }
      }
    }
  }

  private func short(_ title: String, _ items: [ProgressItem], _ words: ProgressWords, _ body: inout HTMLText) {
    body.element(.h2, text: title)
    if items.isEmpty { return body.element(.p, text: words.emptyList) }
    body.element(.ul) { list in
      for item in items {
        list.element(.li) { entry in
          entry.element(.strong) { $0.element(.bdi, text: item.name) }
          entry.text(" (\(item.kind.rawValue)): \(ProgressWords.frequency(item)), ")
          entry.element(.span, [.class: "quiet whole"], text: answers(item.total))
        }
      }
    }
  }

  private func answers(_ sum: MarkSum) -> String {
    let answers = ProgressWords.answers(sum)
    return showsNumbers ? "\(answers) (\(ProgressWords.numbers(sum)))" : answers
  }

  // MARK: Tables

  private func table(
    _ title: String, _ kind: String, _ items: [ProgressItem], _ words: ProgressWords, _ body: inout HTMLText
  ) {
    guard !items.isEmpty, let periods = words.progress.periods else { return }
    let plot = ProgressPlot(periods: periods)
    body.element(.h2, text: title)
    body.element(.table) { table in
      if let bars = words.bars { table.element(.caption, text: bars) }
      table.element(.thead) { head in
        head.element(.tr) { row in
          for heading in [kind, "Seen", "Over time", "Rests on"] { row.element(.th, [.scope: "col"], text: heading) }
        }
      }
      table.element(.tbody) { rows in
        for item in items { rows.element(.tr) { self.row(item, plot, &$0) } }
      }
    }
  }

  private func row(_ item: ProgressItem, _ plot: ProgressPlot, _ row: inout HTMLText) {
    row.element(.th, [.scope: "row"]) { $0.element(.bdi, text: item.name) }
    row.element(.td) { cell in
      cell.text(ProgressWords.frequency(item))
      if let change = item.change { cell.element(.span, [.class: "second"], text: change.rawValue) }
    }
    row.element(.td) { plot.write(item, to: &$0) }
    row.element(.td) { cell in
      cell.element(.span, [.class: "whole"], text: ProgressWords.answers(item.total))
      if showsNumbers { cell.element(.span, [.class: "second"], text: ProgressWords.numbers(item.total)) }
    }
  }
}
