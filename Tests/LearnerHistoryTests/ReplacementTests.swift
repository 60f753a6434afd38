import Foundation
import GRDB
import LearnerHistory
import Testing

/// Fresh files in the place of damaged ones.
@Suite struct ReplacementTests {
  let filled: FilledHistory
  var scratch: Scratch { filled.scratch }

  init() throws {
    filled = try FilledHistory()
    try filled.add("anna", rows: 3)
  }

  private func replacements() throws -> [HistoryRepair.Replacement] {
    try [scratch.file, scratch.privateFile].map { file in
      let name = file.deletingPathExtension().lastPathComponent
      let fresh = scratch.folder.appendingPathComponent(name + "-repaired.sqlite")
      _ = try HistoryRepair.salvage(file, into: fresh)
      return .init(of: file, by: fresh, keepingAs: scratch.folder.appendingPathComponent(name + "-damaged-1.sqlite"))
    }
  }

  private func contents() throws -> [String: Data] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).reduce(into: [:]) { files, name in
      files[name] = try Data(contentsOf: scratch.folder.appendingPathComponent(name))
    }
  }

  @Test func `both are replaced, with nothing of the old beside them, and the old are kept whole`() throws {
    try Data("log".utf8).write(to: URL(fileURLWithPath: scratch.file.path + "-wal"))
    let replacements = try replacements()
    let before = try contents()
    try HistoryRepair.make(replacements, in: scratch.file)
    let after = try contents()
    #expect(after["history.sqlite"] == before["history-repaired.sqlite"])
    #expect(after["history-private.sqlite"] == before["history-private-repaired.sqlite"])
    #expect(after["history-damaged-1.sqlite"] == before["history.sqlite"])
    #expect(after["history-damaged-1.sqlite-wal"] == Data("log".utf8))
    #expect(after["history.sqlite-wal"] == nil && after["history-repaired.sqlite"] == nil)
    #expect(try HistoryStore(at: scratch.file).learners() == ["anna"])
  }

  @Test func `where one cannot be replaced neither is`() throws {
    try Data("log".utf8).write(to: URL(fileURLWithPath: scratch.file.path + "-wal"))
    let replacements = try replacements()
    try FileManager.default.removeItem(at: replacements[1].fresh)
    let before = try contents()
    #expect(throws: HistoryError.self) { try HistoryRepair.make(replacements, in: scratch.file) }
    #expect(try contents() == before)
  }

  @Test func `while a sitting goes on in another program nothing is replaced`() async throws {
    let replacements = try replacements()
    let store = try HistoryStore(at: scratch.file)
    _ = try store.begin()
    await #expect(processExitsWith: .success) {
      [file = scratch.file as URL, fresh = replacements[0].fresh as URL, aside = replacements[0].aside as URL] in
      #expect(throws: HistoryError.locked(path: file.path, after: 0)) {
        try HistoryRepair.make([.init(of: file, by: fresh, keepingAs: aside)], in: file)
      }
    }
    #expect(FileManager.default.fileExists(atPath: replacements[0].fresh.path))
    #expect(!FileManager.default.fileExists(atPath: replacements[0].aside.path))
  }

  @Test func `a replacement that was cut off before the fresh file came is undone, with the -wal file`() throws {
    let aside = scratch.folder.appendingPathComponent("history-damaged-1.sqlite")
    #expect(link(scratch.file.path, aside.path) == 0)
    try Data("log".utf8).write(to: URL(fileURLWithPath: aside.path + "-wal"))
    _ = try HistoryRepair.isSound(scratch.file, copyingBeside: scratch.file)
    let names = try contents()
    #expect(names["history.sqlite-wal"] == Data("log".utf8))
    #expect(names["history-damaged-1.sqlite"] == nil && names["history-damaged-1.sqlite-wal"] == nil)
  }
}
