import AnswerFiles
import CaseModel
import Foundation
import LearnerHistory
import Practice
import Reporting
import Scheduling
import Scoring

/// Keeps what happens in a sitting: the one place where a quiz meets the history.
final class QuizKeeper {
  let store: HistoryStore
  let learner: String
  /// The history's file.
  let place: URL
  private let clock: ClockOptions
  private let calibrations: Calibrations
  private let edited: EditedAnswer
  private var session: Int64 = 0
  /// The attempt recorded last, for whoever asks that a person look at it.
  private var lastAttempt: Int64?
  /// The review scheduled last, and what was known before it, for the learner's own key.
  private var lastReview: (recorded: RecordedReview, before: Memory?)?
  /// The case that has come to its end, and what was proposed for it.
  private var ended: (caseID: String, proposal: Proposal)?
  /// A draft that could not be stored, until it can.
  private(set) var unsaved: Draft?

  init(store: HistoryStore, learner: String, place: URL, clock: ClockOptions, calibrations: Calibrations) {
    self.calibrations = calibrations
    (self.store, self.learner, self.place, self.clock) = (store, learner, place, clock)
    edited = EditedAnswer(beside: place)
  }

  var now: Date { clock.now }

  func begin() throws(HistoryError) {
    session = try store.beginSession(of: learner, kind: .quiz, at: now)
  }

  func end() {
    try? store.endSession(session, at: now)
  }

  // MARK: Drafts

  func save(_ text: String, _ caseID: String, _ question: Question, asked: [String]) throws(HistoryError) {
    let draft = Draft(
      learner: learner, session: session, caseID: caseID, questionID: question.id,
      isPrivate: question.kind.isPrivate, text: text, asked: asked, updated: now)
    unsaved = draft
    try store.saveDraft(draft)
    unsaved = nil
  }

  /// Tries once more what could not be stored.
  func saveUnsaved() throws(HistoryError) {
    if let draft = unsaved { try store.saveDraft(draft) }
    unsaved = nil
  }

  /// What was typed of a question and not handed in, which is this sitting's from now on.
  func takeDraft(_ caseID: String, _ question: String) throws(HistoryError) -> String? {
    try store.takeDraft(of: learner, case: caseID, question: question, into: session)?.text
  }

  func drop(_ caseID: String, _ question: String) throws(HistoryError) {
    unsaved = nil
    _ = try takeDraft(caseID, question)
    try store.discardDraft(of: learner, case: caseID, question: question, session: session)
    edited.remove(caseID: caseID, question: question, sessions: editedSessions(caseID, question))
  }

  // MARK: Answers

  func keep(_ answered: Session.Answered) throws(HistoryError) {
    let (caseID, questionID) = (answered.teachingCase.id, answered.question.id)
    if answered.question.kind.isPrivate {
      try store.recordPrivate(
        PrivateAnswer(
          learner: learner, session: session, caseID: caseID, questionID: questionID,
          kind: answered.question.kind.rawValue, text: answered.text, at: now))
    } else if let score = answered.score {
      var json = JSONText()
      let note = calibrations.note(answered.question, of: answered.teachingCase)
      json.object {
        ScoreJSON.write(score, learner: learner, answer: answered.text, calibration: note, to: &$0)
      }
      lastAttempt = try store.record(
        Attempt(
          learner: learner, session: session, caseID: caseID, caseHash: score.caseHash, questionID: questionID,
          answer: answered.text, score: score.total.map(Double.init), outOf: Double(score.outOf),
          scoreJSON: String(decoding: json.bytes, as: UTF8.self), engine: engineVersion, hints: answered.hints, at: now)
      ).number
    }
    unsaved = nil
  }

  func lookAgain() throws(HistoryError) {
    if let lastAttempt { try store.lookAgain(at: lastAttempt, learner: learner, at: now) }
  }

  // MARK: Reviews

  /// Schedules a case by the rating proposed, and gives what is then known of it.
  func schedule(_ caseID: String, _ proposal: Proposal) throws(HistoryError) -> Memory {
    (lastReview, ended) = (nil, (caseID, proposal))
    return try record(proposal.rating)
  }

  /// Puts the learner's own rating in place of the one proposed.
  func rate(_ rating: Rating) throws(HistoryError) -> Memory? {
    // What was proposed could not be stored; perhaps this can.
    guard let (recorded, before) = lastReview else { return ended == nil ? nil : try record(rating) }
    let memory = Scheduler.cases.review(before, rating: rating, at: recorded.review.at)
    try store.amend(recorded, rating: rating, memory: memory)
    return memory
  }

  private func record(_ rating: Rating) throws(HistoryError) -> Memory {
    guard let (caseID, proposal) = ended else { throw .missing(path: place.path) }
    let before = try store.reviews(of: learner)[caseID]?.review.memory
    let memory = Scheduler.cases.review(before, rating: rating, at: now)
    let recorded = try store.schedule(
      Review(
        learner: learner, session: session, caseID: caseID, at: now, share: proposal.share,
        proposed: proposal.rating, rating: rating, memory: memory))
    lastReview = (recorded, before)
    return memory
  }

  // MARK: Notes and flags

  func note(_ text: String, _ caseID: String, _ question: Question?) throws(HistoryError) {
    try store.note(Note(learner: learner, caseID: caseID, questionID: question?.id, text: text, at: now))
  }

  func flag(_ text: String, _ teachingCase: Case, _ question: Question?) throws(HistoryError) {
    try store.flag(
      CaseFlag(
        learner: learner, caseID: teachingCase.id, caseHash: teachingCase.hash, questionID: question?.id, text: text,
        at: now))
  }

  // MARK: Answers in the learner's editor

  func write(_ text: String, _ caseID: String, _ question: Question) throws -> String {
    try edited.write(text, caseID: caseID, question: question.id, session: session)
  }

  /// What the editor left in this sitting's file.
  func editedText(_ caseID: String, _ question: Question) -> String? {
    edited.text(caseID: caseID, question: question.id, session: session)
  }

  /// What an editor held when its program was killed, the newest if there are several.
  func leftoverText(_ caseID: String, _ question: Question) throws(HistoryError) -> String? {
    editedSessions(caseID, question.id).compactMap {
      edited.text(caseID: caseID, question: question.id, session: $0)
    }.first
  }

  func removeEdited(_ caseID: String, _ question: Question) {
    edited.remove(caseID: caseID, question: question.id, sessions: editedSessions(caseID, question.id))
  }

  /// The sittings that have a file of a question, this one and those that are dead; newest first.
  private func editedSessions(_ caseID: String, _ question: String) -> [Int64] {
    edited.sessions(caseID: caseID, question: question).filter { number in
      number == session || (try? store.isLiving(number)) == false
    }
  }
}
