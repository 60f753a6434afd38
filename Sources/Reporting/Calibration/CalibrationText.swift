import Authoring
import Calibrating

/// A report on what marked answers teach, as lines for a screen: words before numbers.
public struct CalibrationText: Sendable {
  private let layout: TextLayout
  private let columns: Int

  /// Makes a writer.
  ///
  /// - Parameter columns: of the screen; sentences get no wider than is good to read, tables may.
  public init(columns: Int) {
    layout = TextLayout(columns: columns)
    self.columns = max(columns, 20)
  }

  /// The lines of a report. They hold sentences of learners, as examples.
  public func lines(_ report: CalibrationReport) -> [[TextRun]] {
    var lines = layout.lines([TextRun(CalibrationWords.title, .heading)])
    lines += paragraph(AgreementWords.formative, .faint) + paragraph(CalibrationWords.held, .faint)
    for text in CalibrationWords.leftOver(report) { lines += paragraph(text, .comment) }
    for part in report.cases {
      for question in part.questions {
        lines += [[]] + layout.lines([TextRun(CalibrationWords.place(part, question), .heading)])
        lines += paragraph(CalibrationWords.count(question), .faint, indent: "  ")
        for criterion in question.criteria { lines += self.lines(criterion) }
      }
    }
    return lines + certainty(report)
  }

  private func lines(_ part: CalibrationReport.CriterionPart) -> [[TextRun]] {
    var lines = [[]] + layout.lines([TextRun(CalibrationWords.name(part), .heading)], first: "  ")
    lines += paragraph(CalibrationWords.outcome(part), indent: "  ")
    let sentences = [CalibrationWords.words(part), CalibrationWords.projection(part)].compactMap { $0 }
    for sentence in sentences { lines += paragraph(sentence, indent: "  ") }
    for difference in part.markers {
      lines += paragraph(CalibrationWords.markers(difference), difference.isGrave ? .warning : .plain, indent: "  ")
    }
    if part.phrases.isEmpty, part.rules.isEmpty { return lines }
    lines += layout.lines([TextRun(CalibrationWords.toTheAuthor, .heading)], first: "  ")
    if !part.phrases.isEmpty {
      lines += paragraph(CalibrationWords.phrases, indent: "    ")
      for phrase in part.phrases {
        lines += layout.lines([TextRun(CalibrationWords.phrase(phrase))], first: "    - ", rest: "      ")
        for example in phrase.examples {
          lines += layout.lines([TextRun(example.inOneLine, .faint)], first: "      | ", rest: "      | ")
        }
      }
      lines += paragraph(CalibrationWords.phrasesNote, .faint, indent: "    ")
    }
    if !part.rules.isEmpty {
      lines += paragraph(CalibrationWords.rules, indent: "    ")
      for rule in part.rules {
        lines += layout.lines([TextRun(CalibrationWords.rule(rule))], first: "    - ", rest: "      ")
      }
    }
    return lines
  }

  private func certainty(_ report: CalibrationReport) -> [[TextRun]] {
    guard let certainty = report.certainty else { return [] }
    var lines = [[]] + layout.lines([TextRun(CalibrationWords.sure, .heading)])
    lines += paragraph(AgreementWords.reliabilityNote)
    lines += AgreementTables.reliability(certainty).lines(columns: columns, indent: 2)
    lines += [[]] + paragraph(AgreementWords.coverageNote(certainty))
    return lines + AgreementTables.coverage(certainty).lines(columns: columns, indent: 2)
  }

  private func paragraph(_ text: String, _ role: TextRole = .plain, indent: String = "") -> [[TextRun]] {
    layout.lines([TextRun(text, role)], first: indent)
  }
}
