import CaseModel
import Foundation
import LearnerHistory

/// Answers that are open in the learner's editor: files in a folder of their own beside the history, for its owner only.
///
/// A file outlives a kill of the program; its question then begins with what it holds.
struct EditedAnswer {
  /// `history.sqlite-editing` beside `history.sqlite`.
  let folder: URL

  init(beside history: URL) {
    folder = HistoryStore.editingFolder(beside: history)
  }

  /// Writes the text and gives the file's path.
  func write(_ text: String, caseID: String, question: String, session: Int64) throws -> String {
    let path = path(caseID, question, session)
    let owner: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: owner)
    let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data((text.isEmpty ? "" : text + "\n").utf8))
    return path
  }

  /// What stands in the file, if there is one.
  func text(caseID: String, question: String, session: Int64) -> String? {
    FileManager.default.contents(atPath: path(caseID, question, session)).map { data in
      var text = String(decoding: data, as: UTF8.self)
      while text.last?.isNewline == true { text.removeLast() }
      return text
    }
  }

  /// The sittings that have a file of a question, newest first.
  func sessions(caseID: String, question: String) -> [Int64] {
    let start = "\(caseID).\(question)."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix(start) && $0.hasSuffix(".txt") }
      .compactMap { Int64($0.dropFirst(start.count).dropLast(4)) }.sorted(by: >)
  }

  /// Takes files away, and the folder with the last one.
  func remove(caseID: String, question: String, sessions: [Int64]) {
    for session in sessions { try? FileManager.default.removeItem(atPath: path(caseID, question, session)) }
    if !sessions.isEmpty { rmdir(folder.path) }
  }

  private func path(_ caseID: String, _ question: String, _ session: Int64) -> String {
    folder.appendingPathComponent("\(caseID).\(question).\(session).txt", isDirectory: false).path
  }
}
