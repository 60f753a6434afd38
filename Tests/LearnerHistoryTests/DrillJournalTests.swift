import Foundation
import LearnerHistory
import Testing

/// What is kept of a drill: its journal while it goes on, its record afterwards.
@Suite struct DrillJournalTests {
  let scratch: Scratch
  let store: HistoryStore

  init() throws {
    scratch = try Scratch()
    store = try HistoryStore(at: scratch.file, patience: 0.05)
  }

  private func journal(_ session: Int64, _ words: String = "heliotrope") throws -> DrillJournal {
    let journal = try DrillJournal(beside: scratch.file, session: session)
    try journal.append([Data("head".utf8), Data(words.utf8)])
    return journal
  }

  @Test func `events come back in their order, and only their owner can read them`() throws {
    let events = try journal(3)
    try events.append([Data("more".utf8)])
    try events.replaceFirst(with: Data("other".utf8))
    let again = try DrillJournal(beside: scratch.file, session: 3)
    #expect(try again.events().map { String(decoding: $0, as: UTF8.self) } == ["other", "heliotrope", "more"])
    let mode = try FileManager.default.attributesOfItem(atPath: events.file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(DrillJournal.sessions(beside: scratch.file) == [3])
  }

  @Test func `removed, no byte of it is left, even where the program was killed in the middle`() throws {
    do { _ = try journal(1) }
    try DrillJournal.remove(beside: scratch.file, session: 1)
    let folder = scratch.file.deletingLastPathComponent().path
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("-drill-") }
    }
    #expect(try names().isEmpty)
    // Removed, but for what SQLite keeps beside it.
    let wal = scratch.file.path + "-drill-2-wal"
    try Data("heliotrope".utf8).write(to: URL(fileURLWithPath: wal))
    DrillJournal.removeRemains(beside: scratch.file)
    #expect(try names().isEmpty)
  }

  @Test func `a record takes the place of one of the same sitting, and goes with its learner`() throws {
    let session = try store.begin()
    for words in ["first", "second"] {
      try store.keepDrill(words, group: "Tuesday", learner: Sample.learner, session: session, at: Sample.now)
    }
    #expect(try store.drills(of: Sample.learner).map(\.record) == ["second"])
    #expect(try store.everything(of: Sample.learner, withPrivate: false).drills.map(\.group) == ["Tuesday"])
    try store.endSession(session, at: Sample.now)
    _ = try journal(session)
    try store.delete(learner: Sample.learner)
    #expect(try store.drills(of: Sample.learner).isEmpty)
    #expect(DrillJournal.sessions(beside: scratch.file).isEmpty)
  }

  @Test func `a drill that nobody ended goes when its time is over, and one that goes on stays`() throws {
    let old = try journal(7)
    let lived = try store.begin()
    _ = try journal(lived)
    try store.keepDrill("words", group: "", learner: Sample.learner, session: 7, at: Sample.now)
    for path in [old.file.path, old.file.path + "-wal"] where FileManager.default.fileExists(atPath: path) {
      try FileManager.default.setAttributes([.modificationDate: Sample.now], ofItemAtPath: path)
    }
    try store.setRetention(Retention(attemptDays: 30, privateDays: nil))
    let later = Sample.now + 31 * 86_400
    let expired = try store.expired(at: later)
    #expect(expired.drillRecords == 1 && expired.drafts >= 1)
    #expect(try store.purge(at: later).drillRecords == 1)
    #expect(!DrillJournal.sessions(beside: scratch.file).contains(7))
    #expect(try store.drills(of: Sample.learner).isEmpty)
  }
}
