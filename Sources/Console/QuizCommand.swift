import ArgumentParser
import CaseModel
import Foundation
import LearnerHistory
import Practice
import Terminal

/// `balint quiz`: practise at a prompt, or from a pipe.
struct QuizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz", abstract: "Practise cases, question by question.")

  @Argument(help: "The case's id; without it, what is new comes first, from easy to hard.")
  var caseID: String?

  @Flag(help: "Show marks in numbers beside the words.")
  var marks = false

  @OptionGroup var bank: BankOptions
  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions

  func run() throws {
    let bank = try bank.load()
    let named = try caseID.map { try bank.require($0) }
    let screen = Screen.standard(look)
    do {
      let store = try HistoryStore(at: history.location)
      let learner = try store.learner(orEnter: UUID().uuidString.lowercased(), at: Date())
      let unfinished = try store.latestDraft(of: learner)
      let queue = try Self.queue(bank, named, unfinished, store, learner)
      let session = Session(queue, in: bank, showsNumbers: marks) { caseID, question in
        (try? store.draft(of: learner, case: caseID, question: question.id))?.text
      }
      var runner = QuizRunner(
        screen: screen, store: store, learner: learner, place: history.location.path, session: session)
      // An unfinished answer is gone on with, unless another case was asked for.
      let resumes = unfinished.flatMap { draft in
        draft.caseID == queue.first?.id ? queue.first?.question(draft.questionID)?.id : nil
      }
      try runner.run(from: resumes)
    } catch let error as HistoryError {
      throw Outcome.unreadable(error.description)
    }
  }

  private static func queue(
    _ bank: CaseBank, _ named: Case?, _ unfinished: Draft?, _ store: HistoryStore, _ learner: String
  ) throws -> [Case] {
    if let named { return [named] }
    let order = CasePicker.order(bank.cases, lastDone: try store.casesAttempted(by: learner).mapValues(\.lastAt))
    guard let first = unfinished.flatMap({ bank.find($0.caseID) }) else { return order }
    return [first] + order.filter { $0.id != first.id }
  }
}
