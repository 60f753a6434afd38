import Agreement

/// A report on agreement as one page: words, then tables whose numbers stand in every cell, whatever its shade.
public struct AgreementPage: Sendable {
  /// Makes a writer.
  public init() {}

  /// The page of a report. It holds learners' ids, and answers where they were given.
  public func page(_ report: AgreementReport) -> HTMLPage {
    var body = HTMLText()
    body.element(.div, [.class: "note"]) { note in
      for text in [AgreementWords.formative] + AgreementWords.explanation { note.element(.p, text: text) }
    }
    for note in report.notes.sentences { body.element(.p, text: note) }
    let unusable = report.notes.unusableLines
    if !unusable.isEmpty {
      body.element(.ul) { list in for line in unusable { list.element(.li, text: line.inOneLine) } }
    }
    if let table = AgreementTables.sideBySide(report) {
      body.element(.h2, text: AgreementWords.sideBySide)
      HTMLTable.write(table, caption: AgreementWords.sideBySideNote, to: &body)
      if let caution = AgreementWords.caution(report) { body.element(.p, [.class: "quiet"], text: caution) }
    }
    if let table = AgreementTables.alphas(report) {
      body.element(.h2, text: "All markers together")
      HTMLTable.write(table, caption: "Krippendorff's alpha, ordinal", to: &body)
    }
    for pair in report.pairs { write(pair, &body) }
    return HTMLPage(title: AgreementWords.title, language: "en", body: body)
  }

  private func write(_ pair: MarkerPair, _ body: inout HTMLText) {
    body.element(.h2, text: AgreementWords.title(pair))
    if let overall = AgreementWords.overall(pair) { body.element(.p, text: overall) }
    if let table = AgreementTables.overview(pair) {
      HTMLTable.write(table, caption: AgreementWords.overview, to: &body)
    }
    for question in pair.questions {
      for item in question.items { write(item, question, pair, &body) }
      groups(question, pair, &body)
    }
    if let certainty = pair.certainty {
      body.element(.h3, text: AgreementWords.sure)
      HTMLTable.write(AgreementTables.reliability(certainty), caption: AgreementWords.reliabilityNote, to: &body)
      HTMLTable.write(AgreementTables.coverage(certainty), caption: AgreementWords.coverageNote(certainty), to: &body)
    }
    worst(pair, &body)
  }

  // MARK: Items

  private func write(
    _ item: ItemAgreement, _ question: QuestionAgreement, _ pair: MarkerPair, _ body: inout HTMLText
  ) {
    body.element(.section) { section in
      section.element(.h3, text: "\(AgreementWords.place(question)): \(AgreementWords.name(item))")
      let sentences = [AgreementWords.same(item, pair), AgreementWords.bias(item, pair)].compactMap { $0 }
      section.element(.p, text: sentences.joined(separator: " "))
      for caution in AgreementWords.cautions(item, question, pair) {
        section.element(.p, [.class: "quiet"], text: caution)
      }
      if item.figures.count == 0 { return }
      matrix(item, pair, &section)
      HTMLTable.write(AgreementTables.figures(item), caption: "Figures, with intervals by bootstrap", to: &section)
    }
  }

  private func matrix(_ item: ItemAgreement, _ pair: MarkerPair, _ body: inout HTMLText) {
    guard let levels = AgreementWords.levels(item) else {
      return body.element(.p, [.class: "quiet"], text: AgreementWords.noMatrix)
    }
    let most = item.matrix.cells.map(\.count).max() ?? 1
    body.element(.div, [.class: "wide", .tabindex: "0", .role: "group", .label: "Confusion matrix"]) { box in
      box.element(.table, [.class: "matrix"]) { table in
        table.element(.caption) { caption in
          caption.text("How many answers got which marks: rows by ")
          caption.element(.bdi, text: AgreementWords.name(pair.first))
          caption.text(", columns by ")
          caption.element(.bdi, text: AgreementWords.name(pair.second))
        }
        table.element(.thead) { head in
          head.element(.tr) { row in
            row.element(.th, [.scope: "col"], text: "mark")
            for level in levels { row.element(.th, [.scope: "col"], text: "\(level)") }
          }
        }
        table.element(.tbody) { rows in
          for first in levels {
            rows.element(.tr) { row in
              row.element(.th, [.scope: "row"], text: "\(first)")
              for second in levels {
                let count = item.matrix.count(first: first, second: second)
                // A quarter of the fullest cell is a shade; whatever is not empty has one.
                let shade = count == 0 ? 0 : min(4, 1 + count * 4 / (most + 1))
                row.element(.td, [.class: "shade-\(shade)"], text: "\(count)")
              }
            }
          }
        }
      }
    }
  }

  // MARK: Groups and answers

  private func groups(_ question: QuestionAgreement, _ pair: MarkerPair, _ body: inout HTMLText) {
    guard let groups = question.groups else { return }
    body.element(.h3, text: "\(AgreementWords.place(question)): by group")
    body.element(.p, text: AgreementWords.groupNote(pair))
    let refusals = groups.flatMap(AgreementWords.refusals)
    if !refusals.isEmpty {
      body.element(.ul) { list in for refusal in refusals { list.element(.li, text: refusal) } }
    }
    if let table = AgreementTables.groups(question, pair) {
      HTMLTable.write(table, caption: AgreementWords.groups, to: &body)
    }
  }

  private func worst(_ pair: MarkerPair, _ body: inout HTMLText) {
    guard !pair.worst.isEmpty else { return }
    body.element(.h3, text: AgreementWords.worst)
    body.element(.ul) { list in
      for found in pair.worst {
        list.element(.li) { item in
          item.element(.strong) { $0.element(.bdi, text: found.learner.inOneLine) }
          item.text(
            ", \(found.caseID)/\(found.questionID) \(found.criterion): \(AgreementWords.marks(found, pair))".inOneLine)
          for words in AgreementWords.evidence(found, pair) { item.element(.span, [.class: "second"], text: words) }
          if let answer = found.answer {
            HTMLAnswer.write([Feedback.Piece(text: AgreementWords.excerpt(answer), isCounted: false)], to: &item)
          }
        }
      }
    }
  }
}
