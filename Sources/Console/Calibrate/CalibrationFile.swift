import Calibrating
import CaseLoading
import CaseModel
import Diagnostics
import Foundation

/// The file beside a case that holds what marked answers have taught about it.
struct CalibrationFile {
  /// What there is in its place.
  enum Content {
    /// No file.
    case none
    /// Something that is no regular file, or cannot be read: why.
    case unreadable(String)
    /// A file with faults.
    case faulty([Diagnostic])
    /// A file without fault, whatever case it fits.
    case sound(CaseCalibration, SourceText)
  }

  let path: String

  init(path: String) { self.path = path }

  /// The file of a case.
  ///
  /// - Parameters:
  ///   - teachingCase: a case that was read from a file.
  ///   - folder: where it lies instead of beside the case.
  init(of teachingCase: Case, in folder: String? = nil) {
    let origin = teachingCase.origin.name
    let beside = origin[..<(origin.lastIndex(of: "/").map { origin.index(after: $0) } ?? origin.startIndex)]
    let prefix = folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? String(beside)
    path = prefix + teachingCase.id + BankFolder.calibrationEnding
  }

  /// Reads it.
  func read() -> Content {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .none }
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let data = FileManager.default.contents(atPath: path)
    else { return .unreadable("it is no file, or may not be read") }
    let source = SourceText(name: path, bytes: Array(data))
    let (calibration, diagnostics) = CalibrationReader.read(source)
    return calibration.map { .sound($0, source) } ?? .faulty(diagnostics)
  }

  /// What is wrong with a file in a line: its first fault.
  static func words(_ faults: [Diagnostic], at path: String) -> String {
    guard let first = faults.first(where: { $0.severity == .error }) else { return "\(path): it cannot be read" }
    let place = LineTable(first.source).position(of: first.span.start)
    let more = faults.count > 1 ? "; balint check names every fault" : ""
    return "\(path):\(place.line):\(place.column): \(first.message)" + (first.mend.map { "; \($0)" } ?? "") + more
  }
}

extension CaseCalibration {
  /// Why it cannot be used for a case as that is now; nil when it can.
  func misfit(_ teachingCase: Case) -> String? {
    if caseID != teachingCase.id { return "it is the calibration of another case, \(Cited.id(caseID))" }
    if caseHash != teachingCase.hash {
      return "\(teachingCase.id) has changed since it was calibrated on \(Cited.id(date))"
    }
    return nil
  }
}
