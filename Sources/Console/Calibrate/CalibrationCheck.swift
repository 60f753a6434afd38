import CaseLoading
import CaseModel
import Diagnostics
import Foundation

/// What is wrong with the calibrations that lie in a bank.
struct CalibrationCheck {
  /// The faults of the files.
  private(set) var faults: [Diagnostic] = []
  /// Files that fit no case any more.
  private(set) var advice: [Diagnostic] = []

  /// Looks at the files.
  ///
  /// - Parameters:
  ///   - path: the bank's folder or file; nil for the bank inside the program, which has none.
  ///   - bank: its cases without fault.
  ///   - isWhole: whether all of its cases are among them.
  init(_ path: String?, _ bank: CaseBank, isWhole: Bool) {
    guard let path else { return }
    let beside = bank.cases.map { CalibrationFile(of: $0).path }
    let cases = Dictionary(zip(beside, bank.cases)) { first, _ in first }
    let found = (try? BankFolder.calibrations(path)) ?? []
    for path in found.isEmpty ? beside : found { look(CalibrationFile(path: path), cases[path], isWhole: isWhole) }
  }

  private mutating func look(_ file: CalibrationFile, _ teachingCase: Case?, isWhole: Bool) {
    switch file.read() {
    case .none: return
    case .unreadable(let reason):
      faults.append(
        Diagnostic(
          "calibration-unreadable", "the calibration cannot be read: \(reason)",
          in: SourceText(name: file.path, text: ""),
          at: SourceSpan(0, 0), mend: "take it away, or make it anew with balint calibrate"))
    case .faulty(let found): faults += found
    case .sound(let calibration, let source):
      guard let teachingCase else {
        if isWhole {
          advice.append(piece("calibration-without-case", "no case of this name lies beside the calibration", source))
        }
        return
      }
      if let reason = calibration.misfit(teachingCase) {
        advice.append(piece("calibration-outdated", "the calibration is not used: \(reason)", source))
      }
    }
  }

  private func piece(_ id: String, _ message: String, _ source: SourceText) -> Diagnostic {
    Diagnostic(
      id, .advice, message, in: source, at: SourceSpan(0, 0),
      mend: "make it anew with balint calibrate, or take it away")
  }
}
