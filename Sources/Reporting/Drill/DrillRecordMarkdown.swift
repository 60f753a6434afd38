public import Drills
public import Foundation
import Scoring

/// The record of a drill as Markdown, to paste into teaching notes.
public struct DrillRecordMarkdown: Sendable {
  private let timeZone: TimeZone

  /// Makes a writer of records.
  ///
  /// - Parameter timeZone: where the group was.
  public init(timeZone: TimeZone) {
    self.timeZone = timeZone
  }

  /// The record. Nothing in a note, an answer or a case can become a heading, link, table or HTML.
  public func text(_ record: DrillRecord) -> String {
    let words = DrillRecordWords(record, timeZone)
    var lines = ["# \(MarkdownText.escaped(words.title))", ""]
    lines += words.facts.map { "- \(MarkdownText.escaped($0))" } + [""]
    lines += words.cautions.flatMap { ["> \(MarkdownText.escaped($0))", ">"] }.dropLast() + [""]
    for teachingCase in record.cases {
      lines += ["## \(MarkdownText.escaped(teachingCase.title))", ""]
      lines += notes(teachingCase.notes)
      for question in teachingCase.questions { lines += self.question(question, words) }
    }
    if !record.notes.isEmpty { lines += ["## \(DrillRecordWords.notes)", ""] + notes(record.notes, bare: true) }
    lines += ["## \(GroupWords.madeFrom)", ""] + words.madeFrom.map { "- \(MarkdownText.escaped($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func question(_ question: DrillQuestionRecord, _ words: DrillRecordWords) -> [String] {
    var lines = ["### \(MarkdownText.escaped(question.prompt))", "", words.answers(question), ""]
    if let views = question.views, !views.isEmpty {
      lines += views.map { "- \(MarkdownText.escaped($0.name)): \(DrillRecordWords.count($0))" } + [""]
    }
    if let answers = question.answers, !answers.isEmpty {
      lines += ["**\(DrillRecordWords.answers)**", ""]
      lines += answers.map { answer in
        "- **\(MarkdownText.escaped(DrillRecordWords.label(answer)))** \(MarkdownText.escaped(answer.text))"
      }
      lines.append("")
    }
    if let overrides = question.overrides, !overrides.isEmpty {
      lines += ["**\(DrillRecordWords.overrides)**", ""]
      lines += overrides.map { "- \(MarkdownText.escaped(words.text($0)))" } + [""]
    }
    return lines + notes(question.notes)
  }

  private func notes(_ notes: [String], bare: Bool = false) -> [String] {
    guard !notes.isEmpty else { return [] }
    let head = bare ? [] : ["**\(DrillRecordWords.notes)**", ""]
    return head + notes.map { "- \(MarkdownText.escaped($0))" } + [""]
  }
}
