import Foundation
import GRDB
import LearnerHistory
import Testing

@Suite struct DeletionTests {
  let filled: FilledHistory
  var scratch: Scratch { filled.scratch }

  init() throws {
    filled = try FilledHistory()
    try filled.add("anna", rows: 12)
    try filled.churn("anna")
    try filled.add("bert", rows: 5)
    try filled.add("anna", rows: 0, sitting: 2)
    try filled.add("carl", rows: 3, words: 900)
  }

  @Test func `everything of one learner is read, and private words only when asked for`() throws {
    let store = try HistoryStore(at: scratch.file)
    #expect(try store.learners() == ["anna", "bert", "carl"])
    let scored = try store.everything(of: "bert", withPrivate: false)
    #expect(scored.privateWords == nil)
    #expect(scored.created == Sample.now)
    #expect(scored.sessions.count == 1 && scored.attempts.count == 5 && scored.drafts.count == 5)
    #expect(scored.reviews.count == 5 && scored.requests.count == 5 && scored.flags.count == 5)
    #expect(scored.settings == ["theme": "plain", "last-case": "small"])
    #expect(scored.attempts.allSatisfy { $0.answer.contains("marigold-bert") && $0.hints == 1 })
    #expect(scored.requests.map(\.attempt) == scored.attempts.map(\.number))
    let words = try #require(try store.everything(of: "bert", withPrivate: true).privateWords)
    #expect(words.answers.count == 5 && words.drafts.count == 5 && words.notes.count == 5)
    #expect(words.notes.allSatisfy { $0.text.contains("tansy-bert") && $0.questionID == "say" })
    #expect(try store.everything(of: "nobody", withPrivate: true).created == nil)
  }

  @Test func `a deletion takes what was counted, and leaves no byte in any file`() throws {
    let before = try FilledHistory.counts(scratch.file)
    let editing = scratch.folder.appendingPathComponent("history.sqlite-editing")
    try FileManager.default.createDirectory(at: editing, withIntermediateDirectories: false)
    try Data("marigold-anna-1".utf8).write(to: editing.appendingPathComponent("answer.txt"))
    try Data("campion-anna-1".utf8).write(to: scratch.folder.appendingPathComponent("history.sqlite-commands"))
    try Data().write(to: scratch.folder.appendingPathComponent("history-damaged-2026-01-01.sqlite"))
    let store = try HistoryStore(at: scratch.file)
    let counted = try store.count(of: "anna")
    #expect(counted.rows[.attempt] == 12 && counted.rows[.session] == 2 && counted.rows[.note] == 12)
    #expect(counted.rows[.learner] == 1 && counted.rows[.setting] == nil)
    #expect(counted.files == [scratch.file.path, scratch.privateFile.path])
    #expect(
      counted.derived.map { ($0 as NSString).lastPathComponent } == [
        "history.sqlite-commands", "history.sqlite-editing",
      ])
    #expect(counted.left.map { ($0 as NSString).lastPathComponent } == ["history-damaged-2026-01-01.sqlite"])
    for mark in FilledHistory.marks.values { #expect(try !filled.files(holding: mark + "-anna").isEmpty, "\(mark)") }

    try store.delete(learner: "anna")
    for mark in FilledHistory.marks.values {
      #expect(try filled.files(holding: mark + "-anna") == [])
      #expect(try filled.files(holding: mark + "--anna") == [])
      #expect(try !filled.files(holding: mark + "-bert").isEmpty)
    }
    #expect(try filled.files(holding: "anna") == [])
    #expect(try store.learners() == ["bert", "carl"])
    #expect(try store.count(of: "anna").rows == [:])
    #expect(try store.count(of: "anna").derived == [])
    let after = try FilledHistory.counts(scratch.file)
    for table in HistoryTable.allCases where !table.isPrivate && table != .setting {
      #expect(after[table] == (before[table] ?? 0) - (counted.rows[table] ?? 0), "\(table)")
    }
    #expect(try store.everything(of: "bert", withPrivate: true).privateWords?.answers.count == 5)
    #expect(try scratch.integrity() == ["ok"])
  }

  @Test func `while a sitting goes on in another program nothing is deleted`() async throws {
    let sitting = try HistoryStore(at: scratch.file)
    _ = try sitting.begin()
    let before = try FilledHistory.counts(scratch.file)
    await #expect(processExitsWith: .success) { [file = scratch.file as URL] in
      let store = try HistoryStore(at: file)
      #expect(try store.count(of: "anna").isInUse)
      #expect(throws: HistoryError.locked(path: file.path, after: 0)) { try store.delete(learner: "anna") }
    }
    #expect(try FilledHistory.counts(scratch.file) == before)
    #expect(try !sitting.count(of: "anna").isInUse)
  }

  @Test func `what a killed repair has left goes, and what one that lives works on stays`() async throws {
    let left = scratch.folder.appendingPathComponent(".history-private.sqlite-repairing-abcdef")
    try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
    try Data("yarrow-anna-1".utf8).write(to: left.appendingPathComponent("copy.sqlite"))
    let living = scratch.folder.appendingPathComponent(".history.sqlite-repairing-abcdef")
    try FileManager.default.createDirectory(at: living, withIntermediateDirectories: false)
    let descriptor = open(living.path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let store = try HistoryStore(at: scratch.file)
    let counted = try store.count(of: "anna")
    #expect(counted.derived.map { ($0 as NSString).lastPathComponent } == [left.lastPathComponent])
    #expect(counted.left.map { ($0 as NSString).lastPathComponent } == [living.lastPathComponent])
    try store.delete(learner: "anna")
    #expect(!FileManager.default.fileExists(atPath: left.path))
    #expect(FileManager.default.fileExists(atPath: living.path))
  }

  @Test func `what belongs to another history of the same stem is left alone`() throws {
    for name in ["history.db-editing", "history.db-commands", "history-damaged-2026-01-01.db"] {
      try Data().write(to: scratch.folder.appendingPathComponent(name))
    }
    try Data().write(to: scratch.folder.appendingPathComponent("history.sqlite-commands.x1.new"))
    let counted = try HistoryStore(at: scratch.file).count(of: "anna")
    #expect(counted.derived.map { ($0 as NSString).lastPathComponent } == ["history.sqlite-commands.x1.new"])
    #expect(counted.left == [])
  }

  @Test func `settings go with the last learner`() throws {
    let store = try HistoryStore(at: scratch.file)
    for learner in ["anna", "bert"] { try store.delete(learner: learner) }
    #expect(try scratch.count("setting") == 2)
    #expect(try store.count(of: "carl").rows[.setting] == 2)
    try store.delete(learner: "carl")
    for table in HistoryTable.allCases where !table.isPrivate { #expect(try scratch.count(table.rawValue) == 0) }
    #expect(try filled.files(holding: "carl") == [])
    try store.delete(learner: "carl")
  }

  @Test func `while another program reads, the rows go, and it is said that their bytes may not have`() throws {
    let store = try HistoryStore(at: scratch.file, patience: 0.05)
    let other = try scratch.other(scratch.privateFile)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN; SELECT * FROM note")
      #expect(throws: HistoryError.stillInUse(path: scratch.privateFile.path)) { try store.delete(learner: "anna") }
      #expect(try store.everything(of: "anna", withPrivate: false).attempts == [])
      #expect(try store.everything(of: "anna", withPrivate: true).privateWords?.notes == [])
      try db.execute(sql: "COMMIT")
    }
    let scored = try scratch.other(scratch.file)
    try scored.inDatabase { db in
      try db.execute(sql: "BEGIN; SELECT * FROM attempt")
      #expect(throws: HistoryError.stillInUse(path: scratch.file.path)) { try store.delete(learner: "anna") }
      try db.execute(sql: "COMMIT")
    }
    // The learner's id stands until the work is done.
    #expect(try store.learners() == ["anna", "bert", "carl"])
    #expect(try store.count(of: "anna").rows == [.learner: 1])
    try store.delete(learner: "anna")
    #expect(try filled.files(holding: "anna") == [])
  }

  @Test func `a program killed while it deletes leaves a deletion that can be finished`() async throws {
    for delay in [0, 2, 5, 10, 20] {
      try filled.add("anna", rows: 40, sitting: 3, words: 300)
      await #expect(processExitsWith: .signal(SIGKILL)) { [file = scratch.file as URL, delay = delay as Int] in
        let store = try HistoryStore(at: file)
        Thread.detachNewThread {
          usleep(UInt32(delay) * 1000)
          kill(getpid(), SIGKILL)
        }
        try store.delete(learner: "anna")
        sleep(5)
      }
      let store = try HistoryStore(at: scratch.file)
      let remains = try filled.files(holding: "anna")
      #expect(try remains.isEmpty || store.learners().contains("anna"))
      try store.delete(learner: "anna")
      #expect(try filled.files(holding: "anna") == [])
      #expect(try store.learners() == ["bert", "carl"])
      #expect(try scratch.integrity() == ["ok"])
    }
  }
}
