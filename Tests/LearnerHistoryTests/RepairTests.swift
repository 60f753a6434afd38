import Foundation
import GRDB
import LearnerHistory
import Testing

@Suite struct RepairTests {
  let filled: FilledHistory
  var scratch: Scratch { filled.scratch }
  var fresh: URL { scratch.folder.appendingPathComponent("fresh.sqlite") }

  init() throws {
    filled = try FilledHistory()
    try filled.add("anna", rows: 40, words: 100)
    try filled.add("bert", rows: 30, words: 20)
  }

  /// Salvages, and holds the report against the fresh file and the damaged one against what it was.
  private func salvage(_ file: URL) throws -> Salvaged? {
    let names = ["", "-wal", "-shm"].map { file.path + $0 }
    let before = names.map { FileManager.default.contents(atPath: $0) }
    try? FileManager.default.removeItem(at: fresh)
    let salvaged: Salvaged?
    do {
      salvaged = try HistoryRepair.salvage(file, into: fresh)
    } catch {
      guard error == .beyondRepair(path: file.path) else { throw error }
      #expect(!FileManager.default.fileExists(atPath: fresh.path))
      salvaged = nil
    }
    #expect(names.map { FileManager.default.contents(atPath: $0) } == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).allSatisfy { !$0.hasPrefix(".") })
    if let salvaged {
      let counts = try FilledHistory.counts(fresh)
      for rows in salvaged.tables { #expect(counts[rows.table] == rows.read + rows.madeUp, "\(rows)") }
      #expect(try scratch.mode(fresh) == 0o600)
      let queue = try scratch.other(fresh)
      #expect(try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
      #expect(try queue.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    }
    return salvaged
  }

  /// The answers of the attempts by their numbers.
  private func answers(_ file: URL) throws -> [Int64: Data] {
    try scratch.other(file).read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT number, answer FROM attempt")
      return Dictionary(uniqueKeysWithValues: rows.map { row in (row[0] as Int64, row[1] as Data) })
    }
  }

  private func damage(_ file: URL, _ change: (inout Data) -> Void) throws {
    var bytes = try Data(contentsOf: file)
    change(&bytes)
    try bytes.write(to: file)
  }

  @Test func `a sound history is said to be sound, and is salvaged whole`() throws {
    for file in HistoryRepair.files(of: scratch.file) {
      #expect(try HistoryRepair.isSound(file, copyingBeside: file))
      let salvaged = try #require(try salvage(file))
      #expect(!salvaged.hasLost && !salvaged.usedFreshSchema)
      #expect(try FilledHistory.counts(fresh) == FilledHistory.counts(file))
    }
    try Data().write(to: fresh)
    #expect(throws: HistoryError.cannotOpen(path: fresh.path, reason: "there is a file of this name already")) {
      try HistoryRepair.salvage(scratch.file, into: fresh)
    }
  }

  @Test func `what waits in the -wal file is read too`() throws {
    let copy = scratch.folder.appendingPathComponent("left.sqlite")
    let store = try HistoryStore(at: scratch.file)
    try filled.add("carl", rows: 3)
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: scratch.file.path + ending, toPath: copy.path + ending)
    }
    #expect(try store.learners().count == 3)
    #expect(try HistoryRepair.isSound(copy, copyingBeside: copy))
    let salvaged = try #require(try salvage(copy))
    #expect(salvaged.rows(.attempt)?.read == 73)
    try Data().write(to: copy)
    _ = try salvage(copy)
  }

  @Test(arguments: [false, true]) func `without its first page a history is found by where its tables must be`(
    isVacuumed: Bool
  ) throws {
    if isVacuumed { try HistoryStore(at: scratch.file).delete(learner: "bert") }
    for file in HistoryRepair.files(of: scratch.file) {
      let counts = try FilledHistory.counts(file)
      try damage(file) { $0.replaceSubrange(0..<4096, with: Data(repeating: 0, count: 4096)) }
      #expect(try !HistoryRepair.isSound(file, copyingBeside: file))
      let salvaged = try #require(try salvage(file))
      #expect(salvaged.usedFreshSchema && !salvaged.hasLost)
      #expect(try FilledHistory.counts(fresh) == counts)
    }
  }

  @Test func `rows around a lost page are kept, and the next attempt gets a new number`() throws {
    let before = try answers(scratch.file)
    // Leaves with the words of answers in them.
    let bytes = try Data(contentsOf: scratch.file)
    let leaf = stride(from: 0, to: bytes.count, by: 4096).first { offset in
      bytes[offset] == 13 && bytes[offset..<offset + 4096].range(of: Data("marigold-anna-9".utf8)) != nil
    }
    let offset = try #require(leaf)
    try damage(scratch.file) { $0.replaceSubrange(offset..<offset + 4096, with: Data(repeating: 0, count: 4096)) }
    let salvaged = try #require(try salvage(scratch.file))
    let attempts = try #require(salvaged.rows(.attempt))
    #expect(!attempts.isRead && (50..<70).contains(attempts.read))
    for (number, answer) in try answers(fresh) { #expect(before[number] == answer) }
    let next = try scratch.other(fresh).write { db in
      try db.execute(sql: "INSERT INTO session (learner, kind, started) VALUES ('anna', 'quiz', 1)")
      return db.lastInsertedRowID
    }
    #expect(next == 3)
  }

  @Test func `attempts outlive the rows of their learner and their session`() throws {
    let queue = try scratch.other(scratch.file)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA foreign_keys = OFF; DELETE FROM session;
          UPDATE learner SET id = 'damaged' WHERE id = 'anna'
          """)
    }
    try queue.close()
    #expect(try !HistoryRepair.isSound(scratch.file, copyingBeside: scratch.file))
    let salvaged = try #require(try salvage(scratch.file))
    #expect(salvaged.rows(.session)?.madeUp == 2)
    #expect(salvaged.rows(.learner)?.madeUp == 1)
    #expect(salvaged.rows(.attempt)?.read == 70)
    let learners = try scratch.other(fresh).read { try String.fetchAll($0, sql: "SELECT id FROM learner ORDER BY id") }
    #expect(learners == ["anna", "bert"])
  }

  @Test func `a history of the first version is read too`() throws {
    let old = scratch.folder.appendingPathComponent("old.sqlite")
    let queue = try scratch.other(old)
    let dump = try scratch.other(scratch.file).read { db in
      try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'learner'")
    }
    try queue.write { db in
      try db.execute(sql: dump ?? "")
      try db.execute(
        sql: """
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
          INSERT INTO grdb_migrations VALUES ('1 learners, sessions, drafts, attempts');
          CREATE TABLE draft (learner TEXT NOT NULL, case_id TEXT NOT NULL, question_id TEXT NOT NULL,
            text BLOB NOT NULL, updated INTEGER NOT NULL, PRIMARY KEY (learner, case_id, question_id)) STRICT;
          INSERT INTO learner VALUES ('anna', 1);
          INSERT INTO draft VALUES ('anna', 'small', 'say', x'61', 1);
          PRAGMA application_id = \(0x426C_6E74);
          """)
    }
    try queue.close()
    let salvaged = try #require(try salvage(old))
    #expect(salvaged.rows(.draft)?.read == 1 && !salvaged.hasLost)
  }

  @Test func `what is no history is beyond repair, and a newer history is not for us`() throws {
    let text = scratch.folder.appendingPathComponent("text.sqlite")
    for content in ["", "My notes.\n", String(repeating: "My notes.\n", count: 20_000)] {
      try Data(content.utf8).write(to: text)
      #expect(try salvage(text) == nil)
    }
    do {
      try scratch.other(scratch.file).write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 dreams')")
      }
    }
    #expect(throws: HistoryError.newerProgram(path: scratch.file.path)) { try salvage(scratch.file) }
    #expect(throws: HistoryError.newerProgram(path: scratch.file.path)) {
      try HistoryRepair.isSound(scratch.file, copyingBeside: scratch.file)
    }
  }

  @Test(arguments: 0..<40) func `whatever is damaged, the report tells what the fresh file holds`(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    for file in HistoryRepair.files(of: scratch.file) {
      let counts = try FilledHistory.counts(file)
      try damage(file) { bytes in
        let pages = bytes.count / 4096
        for _ in 0...Int.random(in: 0..<4, using: &dice) {
          let page = Int.random(in: 0..<pages, using: &dice) * 4096
          switch (seed + Int.random(in: 0..<2, using: &dice)) % 5 {
          case 0: bytes.replaceSubrange(page..<page + 4096, with: Data(repeating: 0, count: 4096))
          case 1:
            for _ in 0..<20 {
              bytes[page + Int.random(in: 0..<4096, using: &dice)] ^= UInt8.random(in: 1...255, using: &dice)
            }
          case 2: for index in page..<page + 4096 { bytes[index] = UInt8.random(in: 0...255, using: &dice) }
          case 3:
            for _ in 0..<6 {
              bytes[page + Int.random(in: 0..<120, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
          default:
            // The header of the file, and the list of tables.
            for _ in 0..<8 { bytes[Int.random(in: 0..<200, using: &dice)] = UInt8.random(in: 0...255, using: &dice) }
          }
        }
        if seed % 7 == 3 { bytes = bytes.prefix(Int.random(in: 0...bytes.count, using: &dice)) }
      }
      let isSound = try HistoryRepair.isSound(file, copyingBeside: file)
      guard let salvaged = try salvage(file) else { continue }
      if isSound { #expect(!salvaged.hasLost) }
      let fewer = salvaged.tables.filter { $0.read < counts[$0.table] ?? 0 }
      if !fewer.isEmpty, !salvaged.hasLost { Issue.record("lost \(fewer) without a word, seed \(seed)") }
    }
  }
}

extension Salvaged {
  func rows(_ table: HistoryTable) -> Rows? { tables.first { $0.table == table } }
}

/// The same numbers for the same seed (SplitMix64, Steele and others 2014).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
