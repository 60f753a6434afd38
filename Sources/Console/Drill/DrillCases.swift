import CaseLoading
import CaseModel
import Drills
import Synchronization

/// The cases of a drill, each loaded once.
final class DrillCases: Sendable {
  let catalogue: Catalogue
  private let opened = Mutex<[String: (teachingCase: Case, bank: CaseBank)]>([:])

  private let calibrations: Calibrations

  init(_ catalogue: Catalogue, _ calibrations: Calibrations) {
    (self.catalogue, self.calibrations) = (catalogue, calibrations)
  }

  /// A case with the bank where its skills and words are; nil when there is none, or when it has a fault.
  func open(_ id: String) -> (teachingCase: Case, bank: CaseBank)? {
    if let known = opened.withLock({ $0[id] }) { return known }
    guard case .sound(let teachingCase, let bank) = catalogue.open(id) else { return nil }
    opened.withLock { $0[id] = (teachingCase, bank) }
    return (teachingCase, bank)
  }

  /// All that was asked and answered, side by side.
  func boards(of drill: Drill) -> [Board] {
    drill.cases.flatMap { teachingCase in
      teachingCase.questions.compactMap { question in
        let key = QuestionKey(caseID: teachingCase.id, questionID: question.id)
        return drill.answers(to: key).isEmpty ? nil : board(drill, question, of: teachingCase)
      }
    }
  }

  /// The answers to a question of a drill, side by side.
  func board(_ drill: Drill, _ question: Question, of teachingCase: Case) -> Board? {
    open(teachingCase.id).map {
      Board(
        drill, question, of: teachingCase, in: $0.bank,
        calibration: calibrations.learned(question, of: teachingCase))
    }
  }
}
