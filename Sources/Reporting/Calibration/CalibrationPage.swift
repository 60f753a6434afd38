import Authoring
import Calibrating

/// A report on what marked answers teach as one page: words, then tables, then pictures that say in words what they show.
public struct CalibrationPage: Sendable {
  private let withAnswers: Bool

  /// Makes a writer.
  ///
  /// - Parameter withAnswers: whether sentences of learners are on it, as examples.
  public init(withAnswers: Bool = false) {
    self.withAnswers = withAnswers
  }

  /// The page of a report. It names markers, and no learners.
  public func page(_ report: CalibrationReport) -> HTMLPage {
    var body = HTMLText()
    body.element(.div, [.class: "note"]) { note in
      for text in [AgreementWords.formative, CalibrationWords.held] { note.element(.p, text: text) }
    }
    for text in CalibrationWords.leftOver(report) { body.element(.p, text: text) }
    if let certainty = report.certainty { write(certainty, &body) }
    for part in report.cases {
      for question in part.questions {
        body.element(.h2) { $0.element(.bdi, text: CalibrationWords.place(part, question)) }
        body.element(.p, [.class: "quiet"], text: CalibrationWords.count(question))
        for criterion in question.criteria { write(criterion, &body) }
      }
    }
    return HTMLPage(title: CalibrationWords.title, language: "en", body: body)
  }

  private func write(_ certainty: MarkerPair.Certainty, _ body: inout HTMLText) {
    body.element(.h2, text: CalibrationWords.sure)
    CalibrationPlot.write(certainty.reliability, to: &body)
    HTMLTable.write(AgreementTables.reliability(certainty), caption: AgreementWords.reliabilityNote, to: &body)
    HTMLTable.write(AgreementTables.coverage(certainty), caption: AgreementWords.coverageNote(certainty), to: &body)
  }

  private func write(_ part: CalibrationReport.CriterionPart, _ body: inout HTMLText) {
    body.element(.section) { section in
      section.element(.h3) { $0.element(.bdi, text: CalibrationWords.name(part)) }
      let sentences = [
        CalibrationWords.outcome(part), CalibrationWords.words(part), CalibrationWords.projection(part),
      ]
      for sentence in sentences.compactMap({ $0 }) { section.element(.p, text: sentence) }
      for difference in part.markers {
        section.element(.p) {
          $0.element(difference.isGrave ? .strong : .bdi, text: CalibrationWords.markers(difference))
        }
      }
      if !part.taught.curve.isEmpty {
        CalibrationPlot.write(part.taught.curve, to: &section)
        HTMLTable.write(Self.curve(part.taught.curve), caption: CalibrationWords.curve, to: &section)
      }
      write(part.phrases, &section)
      guard !part.rules.isEmpty else { return }
      section.element(.p, text: CalibrationWords.rules)
      section.element(.ul) { list in
        for rule in part.rules { list.element(.li) { $0.element(.bdi, text: CalibrationWords.rule(rule)) } }
      }
    }
  }

  private func write(_ phrases: [TellingPhrase], _ section: inout HTMLText) {
    guard !phrases.isEmpty else { return }
    section.element(.p, text: CalibrationWords.phrases)
    section.element(.ul) { list in
      for phrase in phrases {
        list.element(.li) { item in
          item.element(.bdi, text: CalibrationWords.phrase(phrase))
          for example in withAnswers ? phrase.examples : [] {
            HTMLAnswer.write([Feedback.Piece(text: example, isCounted: false)], to: &item)
          }
        }
      }
    }
    section.element(.p, [.class: "quiet"], text: CalibrationWords.phrasesNote)
  }

  private static func curve(_ points: [LearningPoint]) -> TableText {
    TableText(
      headers: ["marked answers", "same mark", "in 19 of 20 draws", "kappa"],
      rows: points.map { point in
        let ends = "\(AgreementWords.percent(point.exactLow)) to \(AgreementWords.percent(point.exactHigh))"
        let kappa = point.quadraticKappa.map(AgreementWords.number) ?? AgreementWords.undefined
        return ["\(point.answers)", AgreementWords.percent(point.exact), ends, kappa]
      })
  }
}
