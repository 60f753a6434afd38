import Foundation

/// Runs an action with a fresh folder, and removes it afterwards.
func withTemporaryFolder<Result>(_ action: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("answers-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try action(folder)
}
