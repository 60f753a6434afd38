internal import CaseModel

/// A marking sheet to print: what was asked, then each answer with room for marks.
public struct MarkingSheetPage: Sendable {
  /// Makes a writer of pages.
  public init() {}

  static let title = "Marking sheet"

  /// The page; on a sheet that is not blind the program's marks stand at the end, after every answer.
  public func page(_ sheet: MarkingSheet) -> HTMLPage {
    var body = HTMLText()
    body.element(.div, [.class: "note"]) { note in
      note.element(.p, text: "Marker: ____________________  Day: ____________")
      note.element(
        .p, text: "Read the answer first. Mark what is there, not how it is written. Leave a mark empty when unsure.")
    }
    var last: String?
    for group in sheet.groups {
      write(group, of: sheet, tellsCase: group.teachingCase.id != last, &body)
      last = group.teachingCase.id
    }
    if !sheet.isBlind { programMarks(sheet, &body) }
    return HTMLPage(title: Self.title, language: "en", body: body)
  }

  private func write(
    _ group: AnswerSample.Group, of sheet: MarkingSheet, tellsCase: Bool, _ body: inout HTMLText
  ) {
    let (teachingCase, question) = (group.teachingCase, group.question)
    body.element(.section) { section in
      section.element(.h2, text: "\(teachingCase.title) (\(question.id))")
      let told = tellsCase ? [teachingCase.situation, teachingCase.opening.map { "“\($0)”" }] : []
      for text in (told + [question.newInformation]).compactMap({ $0 }) {
        section.element(.p, [.dir: "auto"], text: text)
      }
      section.element(.p) { $0.element(.strong) { $0.element(.bdi, text: question.prompt) } }
      let items = MarkingSheet.items(question)
      for drawn in group.drawn {
        section.element(.h3) { $0.element(.bdi, text: sheet.name(drawn)) }
        HTMLAnswer.write([Feedback.Piece(text: drawn.answer, isCounted: false)], to: &section)
        table(items, &section)
      }
    }
  }

  private func table(_ items: [MarkingSheet.Item], _ section: inout HTMLText) {
    section.element(.table) { table in
      table.element(.thead) { head in
        head.element(.tr) { row in
          for name in ["Looks for", "Mark", "Reason"] { row.element(.th, [.scope: "col"], text: name) }
        }
      }
      table.element(.tbody) { rows in
        for item in items {
          rows.element(.tr) { row in
            row.element(.th, [.scope: "row"]) { $0.element(.bdi, text: item.looksFor) }
            row.element(.td, [.class: "whole"], text: "____ of \(item.outOf)")
            row.element(.td, text: "______________")
          }
        }
      }
    }
  }

  private func programMarks(_ sheet: MarkingSheet, _ body: inout HTMLText) {
    body.element(.section) { section in
      section.element(.h2, text: "What the program gave")
      section.element(.ul) { list in
        for group in sheet.groups {
          for drawn in group.drawn {
            let marks = MarkingSheet.items(group.question).map { item in
              "\(item.id) \(drawn.mark(item.id).map(String.init) ?? "cannot tell")"
            }
            list.element(.li) { item in
              item.element(.bdi, text: sheet.name(drawn))
              item.text(", \(group.teachingCase.id)/\(group.question.id): \(marks.joined(separator: ", "))")
            }
          }
        }
      }
    }
  }
}
