import AnswerFiles
import CaseModel
import Diagnostics
import Matching
import Reporting
import Scoring
import Synchronization

/// The questions that a file's rows name, each compiled once for all threads.
final class CompiledQuestions: Sendable {
  let bank: CaseBank
  let calibrations: Calibrations
  private let compiled = Mutex<[String: CompiledQuestion]>([:])

  init(_ bank: CaseBank, _ calibrations: Calibrations) { (self.bank, self.calibrations) = (bank, calibrations) }

  /// A question for one thread.
  func copy(_ question: Question, of teachingCase: Case) -> CompiledQuestion {
    let key = "\(teachingCase.id)\n\(question.id)"
    if let known = compiled.withLock({ $0[key] }) { return known.copy }
    // Not while the others are locked out: they have questions of their own to compile.
    let new = CompiledQuestion(
      question, of: teachingCase, in: bank, calibration: calibrations.learned(question, of: teachingCase))
    return compiled.withLock { compiled in
      let kept = compiled[key] ?? new
      compiled[key] = kept
      return kept.copy
    }
  }
}

/// The scorers of the questions that a file's rows name; each thread has its own, as nothing in them is shared.
final class QuestionScorers {
  /// Spellings of names after which they are looked up anew, so that a strange file needs no more room than another.
  private static let mostSpellings = 4_096

  private let questions: CompiledQuestions
  private var bank: CaseBank { questions.bank }
  private let reader = TextReader()
  private var known: [Place: Entry] = [:]
  private var spellings: [Place: Entry] = [:]

  /// A case and a question, as ids or as a file has them.
  private struct Place: Hashable {
    let caseID: String
    let questionID: String
  }

  /// A question with its scorer; an object, since it is handed on for every row.
  final class Entry {
    let teachingCase: Case
    let question: Question
    let scorer: Scorer
    let calibration: CalibrationNote?

    init(_ question: Question, of teachingCase: Case, scorer: Scorer, calibration: CalibrationNote?) {
      (self.teachingCase, self.question, self.scorer) = (teachingCase, question, scorer)
      self.calibration = calibration
    }
  }

  /// What there is for a row: a scorer, or the reason why not.
  enum Lookup {
    case found(Entry)
    case none(String)
  }

  init(_ questions: CompiledQuestions) { self.questions = questions }

  func find(_ row: AnswerRow) -> Lookup {
    let spelling = Place(caseID: row.case, questionID: row.question)
    if let known = spellings[spelling] { return .found(known) }
    let found = lookUp(row)
    if case .found(let entry) = found {
      if spellings.count >= Self.mostSpellings { spellings.removeAll() }
      spellings[spelling] = entry
    }
    return found
  }

  private func lookUp(_ row: AnswerRow) -> Lookup {
    // Nobody's answer is lost to a capital or a blank.
    let place = Place(caseID: Self.id(row.case), questionID: Self.id(row.question))
    if let known = known[place] { return .found(known) }
    guard let teachingCase = bank.find(place.caseID) else {
      return .none("there is no case \(Cited.id(row.case))" + suggestion(row.case, bank.cases.map(\.id)))
    }
    guard let question = teachingCase.question(place.questionID) else {
      return .none(
        "\(teachingCase.id) has no question \(Cited.id(row.question))"
          + suggestion(row.question, teachingCase.questions.map(\.id)))
    }
    guard !question.kind.isPrivate else {
      return .none("\(question.id) answers are private and never scored")
    }
    let scorer = Scorer(questions.copy(question, of: teachingCase), reader: reader)
    let entry = Entry(
      question, of: teachingCase, scorer: scorer,
      calibration: questions.calibrations.note(question, of: teachingCase))
    known[place] = entry
    return .found(entry)
  }

  /// The id that a cell means: capitals and blanks do not matter.
  static func id(_ cell: String) -> String {
    cell.lowercased().filter { !$0.isWhitespace }
  }

  private func suggestion(_ name: String, _ known: [String]) -> String {
    NearestName.closest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
  }
}
