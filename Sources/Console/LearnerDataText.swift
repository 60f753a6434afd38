import Diagnostics
import Foundation
import LearnerHistory

/// A learner's data as a text for people: sitting by sitting, what was asked, answered and found.
struct LearnerDataText {
  private var lines: [String] = []

  /// The whole text; of the attempts only those that somebody is asked to look at again, if so wanted.
  static func text(_ data: LearnerData, onlyAgain: Bool) -> String {
    var text = LearnerDataText()
    text.write(data, onlyAgain: onlyAgain)
    return text.lines.map { line(in: $0) + "\n" }.joined()
  }

  /// One line, whatever is stored: a line of ours must not be forged by a break within a learner's words or a name.
  private static func line(in text: String) -> String {
    parts(of: text).joined(separator: " ")
  }

  /// The lines of a text, as any reader may see them: Unicode has more line breaks than one.
  private static func parts(of text: String) -> [Substring] {
    VisibleText.of(text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  private mutating func write(_ data: LearnerData, onlyAgain: Bool) {
    lines.append("Balint: what is kept of the learner \(data.learner). Formative: not an exam.")
    let again = Set(data.requests.map(\.attempt))
    let attempts = data.attempts.filter { !onlyAgain || again.contains($0.number) }
    for (number, own) in Dictionary(grouping: attempts, by: \.session).sorted(by: { $0.key < $1.key }) {
      let session = data.sessions.first { $0.number == number }
      lines += ["", "Session \(number)" + (session.map { ", \($0.kind), \(UTCTime.iso8601($0.started))" } ?? "")]
      for attempt in own { write(attempt, isAgain: again.contains(attempt.number)) }
    }
    if onlyAgain { return }
    passages("Unfinished answers", data.drafts.map { (place($0.caseID, $0.questionID, $0.updated), $0.text) })
    passages("Faults of cases that you told", data.flags.map { (place($0.caseID, $0.questionID, $0.at), $0.text) })
    passages(
      "Records of drills that you led", data.drills.map { ("\($0.group), \(UTCTime.iso8601($0.at))", $0.record) })
    if !data.reviews.isEmpty { lines += ["", "When cases come back"] }
    for review in data.reviews {
      lines.append(
        "  \(place(review.caseID, nil, review.at)): rated \(review.rating), due \(UTCTime.iso8601(review.due))")
    }
    if !data.settings.isEmpty { lines += ["", "Settings"] }
    for (name, value) in data.settings.sorted(by: { $0.key < $1.key }) { lines.append("  \(name): \(value)") }
    guard let words = data.privateWords else { return }
    passages("Private answers", words.answers.map { (place($0.caseID, $0.questionID, $0.at), $0.text) })
    passages("Private, unfinished", words.drafts.map { (place($0.caseID, $0.questionID, $0.updated), $0.text) })
    passages("Notes", words.notes.map { (place($0.caseID, $0.questionID, $0.at), $0.text) })
  }

  private mutating func write(_ attempt: LearnerData.Attempt, isAgain: Bool) {
    lines += ["", "  " + place(attempt.caseID, attempt.questionID, attempt.at)]
    quote(attempt.answer)
    if attempt.hints > 0 { lines.append("  with \(Count.of(Int(attempt.hints), "hint"))") }
    guard let stored = StoredScore(attempt.scoreJSON) else {
      lines.append("  scored by another version, \(attempt.engine)")
      return
    }
    for criterion in stored.criteria { finding("\(criterion.id): \(criterion.verdict)", criterion.evidence) }
    for item in stored.safety ?? [] {
      finding("safety, \(item.id): \(item.verdict)", item.evidence)
    }
    for flag in stored.flags ?? [] { finding("to watch for, \(flag.id)", flag.evidence) }
    if isAgain { lines.append("  ! Please look again.") }
  }

  private mutating func finding(_ head: String, _ evidence: [StoredScore.Evidence]?) {
    let words = (evidence ?? []).map { "“\($0.text)”" }.joined(separator: ", ")
    lines.append("  - \(head)" + (words.isEmpty ? "" : ", by \(words)"))
  }

  private mutating func passages(_ title: String, _ passages: [(place: String, text: String)]) {
    if !passages.isEmpty { lines += ["", title] }
    for (place, text) in passages {
      lines.append("  " + place)
      quote(text)
    }
  }

  private mutating func quote(_ text: String) {
    lines += Self.parts(of: text).map { "  > \($0)" }
  }

  private func place(_ caseID: String, _ questionID: String?, _ at: Date) -> String {
    [caseID, questionID].compactMap(\.self).joined(separator: ", ") + ", " + UTCTime.iso8601(at)
  }
}
