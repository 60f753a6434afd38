import Calibrating
import CaseModel
import CaseSyntax
import Diagnostics
import Foundation
import Scoring

/// Writes calibrations beside their cases, or into a folder; nothing is written over but an earlier calibration.
struct CalibrationWriting {
  /// Where they go; nil for beside their cases.
  let folder: String?

  /// Writes what was learned, all or nothing as far as it can be told beforehand.
  ///
  /// - Parameter taught: the cases that were learned about.
  /// - Throws: `Outcome` when a file of another kind is in the way, or the system cannot write.
  func write(_ taught: [CaseTeaching]) throws {
    if let folder {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw Outcome.misused("--output \(folder) is no folder; make it first")
      }
    }
    let files = taught.map { (file: CalibrationFile(of: $0.teachingCase, in: folder), taught: $0) }
    let olds = try files.map { try Self.replaced($0.file, $0.taught.teachingCase.id) }
    for ((file, taught), old) in zip(files, olds) {
      try AtomicFile.replace(file.path, with: Array(CalibrationWriter.text(taught.calibration).utf8))
      let used = taught.calibration.questions.flatMap(\.calibration.criteria).count
      let all = taught.calibration.questions.flatMap(\.records).count
      let what = used == 0 ? "nothing is used of it" : "\(used) of \(Count.of(all, "criterion", "criteria")) learned"
      Messages.write("balint: wrote \(file.path) (\(what))" + (old.map { "; \($0)" } ?? ""))
    }
  }

  /// What the file that is there becomes, in words; nil when there is none.
  private static func replaced(_ file: CalibrationFile, _ caseID: String) throws -> String? {
    switch file.read() {
    case .none: return nil
    case .unreadable: break
    case .sound(let old, _) where old.caseID == caseID: return "it replaces that of \(Cited.id(old.date))"
    case .sound: break
    case .faulty(let faults):
      // One of ours that somebody has spoilt.
      if let source = faults.first?.source,
        SyntaxParser.parse(source).tree.documents.first?["calibration"]?.text == caseID
      {
        return "it replaces one with \(Count.of(faults.count, "fault"))"
      }
    }
    throw Outcome.unreadable("\(file.path) is there and is no calibration of \(caseID); move it away, then try again")
  }
}
