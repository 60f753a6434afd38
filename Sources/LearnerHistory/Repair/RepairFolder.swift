import Foundation

/// The folder of a repair that goes on, in which it has copies of a history.
///
/// It is locked for as long as its process lives, so that what a killed repair has left can be told and removed.
final class RepairFolder {
  let url: URL
  private let lock: Int32

  /// Makes a folder that only its owner can read, and removes those that killed repairs of the same file have left.
  ///
  /// - Parameters:
  ///   - file: the file that is repaired.
  ///   - parent: where the folder is to lie.
  /// - Throws: ``HistoryError`` when the folder cannot be made.
  init(for file: URL, in parent: URL) throws(HistoryError) {
    let prefix = Self.prefix(of: file)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] where name.hasPrefix(prefix) {
      let left = parent.appendingPathComponent(name)
      if Self.isAbandoned(left.path) { try? FileManager.default.removeItem(at: left) }
    }
    var template = parent.appendingPathComponent(prefix + "XXXXXX").path.utf8CString.map { $0 }
    guard mkdtemp(&template) != nil else {
      throw .cannotOpen(path: parent.path, reason: String(cString: strerror(errno)))
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    url = URL(fileURLWithPath: path, isDirectory: true)
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    _ = flock(lock, LOCK_EX | LOCK_NB)
  }

  deinit { if lock >= 0 { close(lock) } }

  /// Removes the folder and all that is in it.
  func remove() { try? FileManager.default.removeItem(at: url) }

  /// How the names of such folders begin.
  static func prefix(of file: URL) -> String { ".\(file.lastPathComponent)-repairing-" }

  /// Whether no living process works in such a folder.
  static func isAbandoned(_ path: String) -> Bool {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return flock(folder, LOCK_EX | LOCK_NB) == 0
  }
}
