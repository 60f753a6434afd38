import Drills
import Foundation
import Scoring

/// What the record of a drill says, alike on a page and in Markdown.
struct DrillRecordWords {
  static let notes = "The tutor's notes"
  static let overrides = "The tutor's marks in place of the program's"
  static let answers = "Answers"

  private let record: DrillRecord
  private let timeZone: TimeZone

  init(_ record: DrillRecord, _ timeZone: TimeZone) {
    (self.record, self.timeZone) = (record, timeZone)
  }

  var title: String { record.group.isEmpty ? "A drill" : "A drill: \(record.group)" }

  /// When it was and who took part.
  var facts: [String] {
    let days = [record.started, record.ended].map { CalendarDay($0, in: timeZone).words }
    let times = [record.started, record.ended].map { DrillWords.time($0, in: timeZone) }
    let end = days[0] == days[1] ? times[1] : "\(days[1]), \(times[1])"
    var facts = ["\(days[0]), \(times[0]) to \(end)"]
    facts.append(record.seats == 1 ? "1 took part" : "\(record.seats) took part")
    if let names = record.names, !names.isEmpty { facts.append("Who: \(names.joined(separator: ", "))") }
    return facts
  }

  /// What must be known to read it.
  var cautions: [String] {
    var cautions = [
      HTMLPage.use,
      "A machine read the answers. It finds words that authors listed, and misses good answers: “in no answer” says what it found, not what was said in the room.",
    ]
    if record.cases.flatMap(\.questions).contains(where: \.isWithheld) {
      cautions.append(
        "Where a question has fewer than \(record.smallGroup) answers, counts and the tutor's marks are left out, so that they do not show one person."
      )
    }
    if record.cases.flatMap(\.questions).contains(where: { $0.answers != nil }) {
      cautions.append(
        "It holds answers. Keep it as you keep what was said in the room, and no longer than you need it.")
    }
    return cautions
  }

  var madeFrom: [String] {
    ["balint \(record.engine)"] + record.cases.map { "\($0.id): \($0.hash)" }
  }

  func answers(_ question: DrillQuestionRecord) -> String {
    if question.isPrivate { return "For each alone: nothing was sent." }
    return question.answerCount.map(GroupWords.answers) ?? "Fewer than \(record.smallGroup) answers: no counts."
  }

  /// `3 answers`, or that nobody did.
  static func count(_ view: DrillQuestionRecord.View) -> String {
    view.count == 0 ? "in no answer, this time" : "in \(GroupWords.answers(view.count))"
  }

  static func label(_ answer: DrillQuestionRecord.Answer) -> String {
    answer.name.map { "\(answer.letter), \($0)" } ?? answer.letter
  }

  func text(_ override: DrillQuestionRecord.Override) -> String {
    let program = override.program.map(String.init) ?? "could not tell"
    let time = DrillWords.time(override.at, in: timeZone)
    return
      "\(override.letter), \(override.criterion): tutor \(override.mark), program \(program), at \(time). Why: \(override.reason)"
  }
}
