import ArgumentParser
import CaseLoading
import CaseModel
import Foundation
import LearnerHistory
import Practice
import Terminal

/// `balint quiz`: practise at a prompt, or from a pipe.
struct QuizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz", abstract: "Practise cases, question by question.",
    discussion: """
      What is due comes first, then what is new, from easy to hard or in the order of a path.

      EXAMPLES
        balint quiz                         what is due, then what is new
        balint quiz another-small-gift      this case
        balint quiz --path first-steps      new cases in the order of a path
        balint quiz --theme anger --new 2   of one theme, at most two new ones
        balint quiz --due                   only what is due
      """)

  @Argument(help: "The case's id; without it, what is due comes first, then what is new.", completion: .caseIDs)
  var caseID: String?

  @OptionGroup var choice: QuizChoice

  @Flag(help: "Show marks in numbers beside the words.")
  var marks = false

  @OptionGroup var bank: BankOptions
  @OptionGroup var calibration: CalibrationOptions
  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    if caseID != nil, choice.isNarrow {
      throw ValidationError("a case's id and --path, --theme, --level, --due or --new do not go together")
    }
  }

  func run() throws {
    let calibrations = Calibrations(bank, calibration)
    let catalogue = try bank.catalogue()
    let screen = Screen.standard(look)
    do {
      let named = try caseID.map { try catalogue.require($0) }
      let heads = try named.map { [$0] } ?? choice.heads(of: catalogue)
      let store = try HistoryStore(at: history.location)
      let now = clock.now
      let learner = try store.learner(orEnter: UUID().uuidString.lowercased(), at: now)
      // Before anything is offered that is about to go.
      let purged = try store.purge(at: now)
      let keeper = QuizKeeper(
        store: store, learner: learner, place: history.location, clock: clock, calibrations: calibrations)
      try keeper.begin()
      defer { keeper.end() }
      let plan = try QuizPlan(store: store, learner: learner, choice: choice, now: now)
      let library = Library(
        heads: catalogue.heads, paths: catalogue.paths,
        open: { id in if case .sound(let opened, let bank) = catalogue.open(id) { (opened, bank) } else { nil } },
        draft: { caseID, question in try? keeper.takeDraft(caseID, question.id) },
        past: { caseID in (try? plan.past(of: caseID)) ?? [:] },
        learned: { question, teachingCase in calibrations.learned(question, of: teachingCase) })
      let assignments = try named.map { try plan.assignments(named: $0) } ?? plan.assignments(from: heads)
      var runner = QuizRunner(
        screen: screen, keeper: keeper, purged: purged,
        session: Session(assignments, library: library, showsNumbers: marks))
      try runner.run()
    } catch let error as HistoryError {
      throw Outcome.unreadable(error.description)
    }
  }
}
