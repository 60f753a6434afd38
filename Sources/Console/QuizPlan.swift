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
  private let isNarrow: Bool
  private let picker: CasePicker

  init(store: HistoryStore, learner: String, choice: QuizChoice, now: Date) throws(HistoryError) {
    (self.store, self.learner, self.now) = (store, learner, now)
    isNarrow = choice.isNarrow
    // A case that was answered and never came to its end has no review: it is due.
    let answered = try store.casesAttempted(by: learner).mapValues(\.lastAt)
    let due = try store.reviews(of: learner).mapValues(\.review.memory.due)
    var picker = CasePicker(due: answered.merging(due) { $1 })
    picker.dueOnly = choice.due
    picker.newAtMost = choice.newAtMost
    picker.seed = choice.seed
    picker.keepsOrder = choice.path != nil
    self.picker = picker
  }

  /// The cases in the order in which they are offered: first the one that was left unfinished, if it is among them.
  func assignments(
    named: CaseHead?, from heads: [CaseHead], in library: Library
  ) throws(HistoryError) -> [Assignment] {
    let left = try unfinished(in: library)
    if let named {
      return [left?.head.id == named.id ? left ?? Assignment(named, .chosen) : Assignment(named, .chosen)]
    }
    let picked = picker.pick(from: heads, at: now)
    guard let left, !isNarrow || heads.contains(where: { $0.id == left.head.id }) else { return picked }
    return [left] + picked.filter { $0.head.id != left.head.id }
  }

  /// How the questions of a case fared before.
  func past(of caseID: String) throws(HistoryError) -> [String: PastQuestion] {
    try store.questionsAnswered(in: caseID, by: learner)
      .mapValues { PastQuestion(lastAt: $0.lastAt, share: $0.lastShare) }
  }

  private func unfinished(in library: Library) throws(HistoryError) -> Assignment? {
    guard let draft = try store.latestDraft(of: learner),
      let head = library.heads.first(where: { $0.id == draft.caseID })
    else { return nil }
    var earned = Tally()
    for recorded in try store.attempts(of: learner, case: draft.caseID, limit: 50)
    where recorded.attempt.session == draft.session {
      guard let score = recorded.attempt.score else { continue }
      earned.add(earned: score, possible: recorded.attempt.outOf)
    }
    return Assignment(head, .unfinished(question: draft.questionID, earned: earned))
  }
}
