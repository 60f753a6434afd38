import CaseLoading
import Diagnostics
public import Foundation

/// A bank of many files: the starter bank's cases, over and over, each with another id.
public enum LargeBank {
  /// Writes the bank into a folder and gives the paths of its files.
  public static func write(_ count: Int, to folder: URL) throws -> [String] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let cases = StarterBank.sources.filter { $0.name.split(separator: "/").count == 2 }
    return try (0..<count).map { number in
      let lines = cases[number % cases.count].bytes.split(
        separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
      let path = folder.appendingPathComponent(String(format: "c%06d.yaml", number)).path
      try Data(Array("case: copy-\(number)\n".utf8) + lines[1]).write(to: URL(fileURLWithPath: path))
      return path
    }
  }
}
