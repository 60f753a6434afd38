import AnswerFiles
import ArgumentParser
import CaseLoading
import CaseModel
import Foundation
import LearnerHistory
import Reporting
import Scheduling
import Terminal

/// `balint history show`: what was done, what comes back, strengths and gaps over time.
struct HistoryShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What you have done, what comes back, and how it went by theme and skill.")

  @Flag(help: "Marks in numbers too.")
  var marks = false

  @Flag(help: "Write a page for a browser to standard output.")
  var html = false

  @OptionGroup var bank: BankOptions
  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var clock: ClockOptions

  func run() throws {
    let catalogue = try bank.catalogue()
    try HistoryCommand.reading(history.location) { store, learner in
      let progress = LearnerProgress(
        answers: try Self.answers(of: learner, in: store, catalogue),
        due: try Self.due(for: learner, in: store, catalogue), now: clock.now, timeZone: .current)
      if html {
        var sink = RowSink.standardOutput
        try sink.write(ProgressPage(showsNumbers: marks).page(progress).bytes)
        return try sink.flush()
      }
      let screen = Screen.standard(look)
      let isPlain = look.plain || !screen.understandsEscapeSequences
      try screen.show(ProgressText(layout: screen.layout, showsNumbers: marks, isPlain: isPlain).lines(progress))
    }
  }

  private static func answers(
    of learner: String, in store: HistoryStore, _ catalogue: Catalogue
  ) throws -> [PastAnswer] {
    var cases: [String: Case] = [:]
    var isOpened: Set<String> = []
    return try store.attempts(of: learner, limit: .max).reversed().map { recorded in
      let attempt = recorded.attempt
      if isOpened.insert(attempt.caseID).inserted, case .sound(let found, _) = catalogue.open(attempt.caseID) {
        cases[attempt.caseID] = found
      }
      let teachingCase = cases[attempt.caseID]
      let skills = teachingCase?.question(attempt.questionID)?.skillsOfCriteria ?? [:]
      return PastAnswer(
        caseID: attempt.caseID, questionID: attempt.questionID,
        at: attempt.at, themes: teachingCase?.themes ?? [],
        criteria: (StoredScore(attempt.scoreJSON)?.criteria ?? []).map { criterion in
          PastAnswer.CriterionSeen(
            id: criterion.id, mark: criterion.mark, outOf: criterion.outOf ?? 0, skills: skills[criterion.id] ?? [])
        })
    }
  }

  private static func due(for learner: String, in store: HistoryStore, _ catalogue: Catalogue) throws -> [DueCase] {
    let reviews = try store.reviews(of: learner)
    return catalogue.heads.compactMap { head in
      reviews[head.id].map { DueCase(id: head.id, title: head.title, due: $0.review.memory.due) }
    }
  }
}

extension Question {
  /// The skills that each criterion's evidence cites, by the criterion's id.
  fileprivate var skillsOfCriteria: [String: [String]] {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      Dictionary(criteria.map { ($0.id, $0.skills) }) { first, _ in first }
    default: [:]
    }
  }
}
