import CaseModel
import Foundation

/// Answers that are open in the learner's editor: files in a folder of their own beside the history, for its owner only.
///
/// A file outlives a kill of the program; its question then begins with what it holds.
struct EditedAnswer {
  /// `history-editing` beside `history.sqlite`.
  let folder: URL

  init(beside history: URL) {
    let name = history.deletingPathExtension().lastPathComponent + "-editing"
    folder = history.deletingLastPathComponent().appendingPathComponent(name, isDirectory: true)
  }

  /// Writes the text and gives the file's path.
  func write(_ text: String, caseID: String, question: String) throws -> String {
    let path = path(caseID, question)
    let owner: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: owner)
    let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data((text.isEmpty ? "" : text + "\n").utf8))
    return path
  }

  /// What stands in the file, if there is one.
  func text(caseID: String, question: String) -> String? {
    FileManager.default.contents(atPath: path(caseID, question)).map { data in
      var text = String(decoding: data, as: UTF8.self)
      while text.last?.isNewline == true { text.removeLast() }
      return text
    }
  }

  /// Takes the file away, and the folder with the last one.
  func remove(caseID: String, question: String) {
    try? FileManager.default.removeItem(atPath: path(caseID, question))
    rmdir(folder.path)
  }

  private func path(_ caseID: String, _ question: String) -> String {
    folder.appendingPathComponent("\(caseID).\(question).txt", isDirectory: false).path
  }
}
