public import Drills
public import Foundation
import Scoring

/// The record of a drill as a page in one file.
public struct DrillRecordPage: Sendable {
  private let timeZone: TimeZone

  /// Makes a writer of records.
  ///
  /// - Parameter timeZone: where the group was.
  public init(timeZone: TimeZone) {
    self.timeZone = timeZone
  }

  /// The page: the same words as in Markdown.
  public func page(_ record: DrillRecord) -> HTMLPage {
    let words = DrillRecordWords(record, timeZone)
    var body = HTMLText()
    items(words.facts, &body)
    body.element(.div, [.class: "note"]) { note in for text in words.cautions { note.element(.p, text: text) } }
    for teachingCase in record.cases {
      body.element(.h2) { $0.element(.bdi, text: teachingCase.title) }
      list(DrillRecordWords.notes, teachingCase.notes, &body)
      for question in teachingCase.questions { self.question(question, words, &body) }
    }
    if !record.notes.isEmpty {
      body.element(.h2, text: DrillRecordWords.notes)
      items(record.notes, &body)
    }
    body.element(.h2, text: GroupWords.madeFrom)
    items(words.madeFrom, &body)
    return HTMLPage(title: words.title, language: "en", body: body)
  }

  private func question(_ question: DrillQuestionRecord, _ words: DrillRecordWords, _ body: inout HTMLText) {
    body.element(.h3) { $0.element(.bdi, text: question.prompt) }
    body.element(.p, [.class: "quiet"], text: words.answers(question))
    if let views = question.views, !views.isEmpty {
      body.element(.ul) { list in
        for view in views {
          list.element(.li) { item in
            item.element(.bdi, text: view.name)
            item.text(": \(DrillRecordWords.count(view))")
          }
        }
      }
    }
    if let answers = question.answers, !answers.isEmpty {
      body.element(.p) { $0.element(.strong, text: DrillRecordWords.answers) }
      for answer in answers {
        body.element(.p) { $0.element(.strong) { $0.element(.bdi, text: DrillRecordWords.label(answer)) } }
        HTMLAnswer.write([Feedback.Piece(text: answer.text, isCounted: false)], to: &body)
      }
    }
    list(DrillRecordWords.overrides, (question.overrides ?? []).map(words.text), &body)
    list(DrillRecordWords.notes, question.notes, &body)
  }

  private func list(_ title: String, _ texts: [String], _ body: inout HTMLText) {
    guard !texts.isEmpty else { return }
    body.element(.p) { $0.element(.strong, text: title) }
    items(texts, &body)
  }

  private func items(_ texts: [String], _ body: inout HTMLText) {
    body.element(.ul) { list in for text in texts { list.element(.li, [.dir: "auto"], text: text) } }
  }
}
