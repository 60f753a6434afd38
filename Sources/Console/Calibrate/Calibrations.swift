import ArgumentParser
import Calibrating
import CaseModel
import Matching
import Reporting
import Scoring
import Synchronization

/// Whether what marked answers have taught is used.
struct CalibrationOptions: ParsableArguments {
  @Flag(name: .customLong("no-calibration"), help: "Score by the rubrics alone, whatever marked answers have taught.")
  var isIgnored = false
}

/// What marked answers have taught about the cases of a bank: read from beside a case when that is first asked for. What
/// cannot be used is said once.
final class Calibrations: Sendable {
  private let isUsed: Bool
  private let known = Mutex<[String: CaseCalibration?]>([:])

  /// Makes what belongs to a bank.
  ///
  /// - Parameters:
  ///   - bank: which bank; beside the cases inside the program nothing can lie.
  ///   - options: whether it is used at all.
  init(_ bank: BankOptions, _ options: CalibrationOptions) {
    isUsed = bank.isNamed && !options.isIgnored
  }

  /// What fits a case; nil when there is nothing.
  func calibration(of teachingCase: Case) -> CaseCalibration? {
    guard isUsed else { return nil }
    return known.withLock { known in
      if let found = known[teachingCase.id] { return found }
      let found = Self.read(teachingCase)
      known[teachingCase.id] = .some(found)
      return found
    }
  }

  /// What is used for a question; nil where no mark is moved.
  func learned(_ question: Question, of teachingCase: Case) -> QuestionCalibration? {
    let found = calibration(of: teachingCase)?.calibration(of: question.id, caseHash: teachingCase.hash)
    return found?.criteria.isEmpty == false ? found : nil
  }

  /// What a score says of it.
  func note(_ question: Question, of teachingCase: Case) -> CalibrationNote? {
    guard let learned = learned(question, of: teachingCase), let calibration = calibration(of: teachingCase) else {
      return nil
    }
    return CalibrationNote(date: calibration.date, marked: learned.answers.count)
  }

  /// A fingerprint of all that is used for the cases of a bank; empty when nothing is.
  func fingerprint(of bank: CaseBank) -> String {
    let texts = bank.cases.compactMap { calibration(of: $0).map(CalibrationWriter.text) }
    return texts.isEmpty ? "" : Fingerprint.hex(Fingerprint.of(texts.joined(separator: "\n")))
  }

  private static func read(_ teachingCase: Case) -> CaseCalibration? {
    let file = CalibrationFile(of: teachingCase)
    switch file.read() {
    case .none: return nil
    case .unreadable(let reason): Messages.write("balint: \(file.path): \(reason); the rubric alone is used")
    case .faulty(let faults):
      Messages.write("balint: \(CalibrationFile.words(faults, at: file.path)); the rubric alone is used")
    case .sound(let calibration, _):
      guard let reason = calibration.misfit(teachingCase) else { return calibration }
      Messages.write(
        "balint: \(file.path): \(reason); the rubric alone is used, until balint calibrate makes the file anew")
    }
    return nil
  }
}
