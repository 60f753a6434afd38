import CaseModel
import Foundation
import LearnerHistory
import Practice
import Scheduling

/// What a sitting begins with: what the history says of the cases there are.
struct QuizPlan {
  private let store: HistoryStore
  private let learner: String
  private let now: Date
  private let picker: CasePicker
  /// Cases that were answered and never came to their end, with the time of the last answer.
  private let begun: [String: Date]

  init(store: HistoryStore, learner: String, choice: QuizChoice, now: Date) throws(HistoryError) {
    (self.store, self.learner, self.now) = (store, learner, now)
    let due = try store.reviews(of: learner).mapValues(\.review.memory.due)
    begun = try store.casesAttempted(by: learner).mapValues(\.lastAt).filter { due[$0.key] == nil }
    var picker = CasePicker(due: due.merging(begun) { $1 })
    picker.dueOnly = choice.due
    picker.newAtMost = choice.newAtMost
    picker.seed = choice.seed
    picker.keepsOrder = choice.path != nil
    self.picker = picker
  }

  /// The cases in the order in which they are offered: first those that were left in the middle, if they are wanted.
  func assignments(from heads: [CaseHead]) throws(HistoryError) -> [Assignment] {
    let left = try unfinished(among: heads)
    let isLeft = Set(left.map(\.head.id))
    let others = picker.pick(from: heads.filter { !isLeft.contains($0.id) }, at: now)
    return left
      + others.map { assignment in
        begun[assignment.head.id].map { Assignment(assignment.head, .begun($0)) } ?? assignment
      }
  }

  /// The one case that was asked for.
  func assignments(named head: CaseHead) throws(HistoryError) -> [Assignment] {
    [try unfinished(among: [head]).first ?? Assignment(head, .chosen)]
  }

  /// How the questions of a case fared before.
  func past(of caseID: String) throws(HistoryError) -> [String: PastQuestion] {
    try store.questionsAnswered(in: caseID, by: learner)
      .mapValues { PastQuestion(lastAt: $0.lastAt, share: $0.lastShare) }
  }

  /// The cases that were left in the middle, the latest first.
  private func unfinished(among heads: [CaseHead]) throws(HistoryError) -> [Assignment] {
    let wanted = Dictionary(heads.map { ($0.id, $0) }) { first, _ in first }
    var found: [Assignment] = []
    for draft in try store.drafts(of: learner) {
      guard let head = wanted[draft.caseID], !found.contains(where: { $0.head.id == head.id }) else { continue }
      found.append(Assignment(head, .unfinished(try place(draft))))
    }
    return found
  }

  private func place(_ draft: Draft) throws(HistoryError) -> Unfinished {
    var tally = Tally()
    var hadHint = false
    var missedSafety = false
    for recorded in try store.attemptsUnderWay(of: learner, case: draft.caseID) {
      let attempt = recorded.attempt
      if let score = attempt.score { tally.add(earned: score, possible: attempt.outOf) }
      if attempt.hints > 0 { hadHint = true }
      if StoredScore(attempt.scoreJSON)?.safety?.contains(where: { $0.met == false }) == true { missedSafety = true }
    }
    return Unfinished(
      question: draft.questionID, asked: draft.asked, draft: draft.text, tally: tally, hadHint: hadHint,
      missedSafety: missedSafety)
  }
}
