import Foundation
import GRDB
import LearnerHistory
import Testing

/// Files that are refused while something waits in their `-wal` files: not a byte of either changes.
@Suite struct RefusalTests {
  let scratch: Scratch
  let left: URL

  init() throws {
    scratch = try Scratch()
    left = scratch.folder.appendingPathComponent("left.sqlite")
  }

  /// Leaves a file and its `-wal` file as a killed program would.
  private func leave(_ work: (Database) throws -> Void) throws {
    let queue = try scratch.other(scratch.file)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
      try work(db)
    }
    for end in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: scratch.file.path + end, toPath: left.path + end)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: left.path + "-wal")).count > 0)
  }

  private func expectRefused(_ isExpected: (HistoryError) -> Bool) throws {
    let before = try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: left.path + $0)) }
    for open in [{ try HistoryStore(at: left) }, { try HistoryStore(listing: left) }] {
      #expect {
        _ = try open().attempts(of: "anna", limit: 500)
      } throws: { error in
        (error as? HistoryError).map(isExpected) ?? false
      }
      #expect(try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: left.path + $0)) } == before)
    }
  }

  @Test func `another program's database`() throws {
    try leave { db in
      try db.execute(sql: "CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('a')")
    }
    try expectRefused { $0 == .notADatabase(path: left.path) }
  }

  @Test func `a newer history`() throws {
    do { _ = try HistoryStore(at: scratch.file) }
    try leave { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 dreams')") }
    try expectRefused { $0 == .newerProgram(path: left.path) }
  }

  @Test func `a damaged history`() throws {
    let filled = try FilledHistory()
    try filled.add("anna", rows: 100, words: 200)
    try FileManager.default.copyItem(at: filled.scratch.file, to: scratch.file)
    try leave { db in try db.execute(sql: "INSERT INTO setting VALUES ('a', 'b')") }
    var bytes = try Data(contentsOf: left)
    let leaf = stride(from: 4096, to: bytes.count, by: 4096).first { offset in
      bytes[offset] == 13 && bytes[offset..<offset + 4096].range(of: Data("marigold-anna".utf8)) != nil
    }
    let offset = try #require(leaf)
    bytes.replaceSubrange(offset..<offset + 4096, with: Data(repeating: 0xA5, count: 4096))
    try bytes.write(to: left)
    try expectRefused { error in
      guard case .damaged(left.path, _) = error else { return false }
      return true
    }
  }
}
