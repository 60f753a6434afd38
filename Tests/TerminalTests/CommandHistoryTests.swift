import Foundation
@testable import Terminal
import TestPrograms
import Testing

@Suite struct CommandHistoryTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("commands")
  }

  private func history(_ lines: String...) throws -> CommandHistory {
    let history = try CommandHistory(capacity: 100)
    lines.forEach(history.add)
    return history
  }

  @Test func `What is saved is readable by its owner only, and is loaded again`() throws {
    try history(":help", "two\nlines élan").save(to: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let again = try history()
    try again.load(from: path)
    try again.save(to: folder.path("copy"))
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contentsOf: folder.url.appendingPathComponent("copy")))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["commands", "copy"])
  }

  @Test func `A missing or empty file holds no lines`() throws {
    try history().load(from: path)
    try "".write(toFile: path, atomically: true, encoding: .utf8)
    try history().load(from: path)
    try history(":help").save(to: path)
  }

  @Test func `A file that is no history stays as it is`() throws {
    try "dear diary\n".write(toFile: path, atomically: true, encoding: .utf8)
    let history = try history(":help")
    #expect(throws: TerminalError.foreignHistoryFile(path: path)) { try history.load(from: path) }
    #expect(throws: TerminalError.foreignHistoryFile(path: path)) { try history.save(to: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "dear diary\n")
  }

  @Test func `A place that cannot be written is named with its reason`() throws {
    let history = try history(":help")
    let nowhere = folder.path("missing/commands")
    let reason = String(cString: strerror(ENOENT))
    #expect(throws: TerminalError.unusableHistoryFile(path: nowhere, reason: reason)) { try history.save(to: nowhere) }
    let isFolder = String(cString: strerror(EISDIR))
    #expect(throws: TerminalError.unusableHistoryFile(path: folder.url.path, reason: isFolder)) {
      try history.load(from: folder.url.path)
    }
  }
}
