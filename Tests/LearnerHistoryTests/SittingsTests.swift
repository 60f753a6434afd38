import Foundation
import LearnerHistory
import Testing

/// Each test that speaks of another program runs one, for a process does not see its own locks.
@Suite struct SittingsTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [false, true])
  func `a draft of a sitting that goes on is offered to its own program only, until the sitting ends`(
    isPrivate: Bool
  ) async throws {
    let store = try HistoryStore(at: scratch.file)
    let session = try store.begin()
    let draft = Sample.draft("Thank", session: session, isPrivate: isPrivate)
    try store.saveDraft(draft)
    #expect(try store.latestDraft(of: Sample.learner) == draft)
    await #expect(processExitsWith: .success) { [file = scratch.file as URL] in
      let other = try HistoryStore(at: file)
      #expect(try other.latestDraft(of: Sample.learner) == nil)
      #expect(try other.draft(of: Sample.learner, case: "another-small-gift", question: "say") == nil)
    }
    try store.endSession(session, at: Sample.now)
    await #expect(processExitsWith: .success) { [file = scratch.file as URL] in
      let other = try HistoryStore(at: file)
      #expect(try other.latestDraft(of: Sample.learner)?.text == "Thank")
    }
  }

  @Test func `another program is offered what a dead sitting left, though a living one has written since`()
    async throws
  {
    let store = try HistoryStore(at: scratch.file)
    let dead = try store.begin()
    try store.saveDraft(Sample.draft("left", session: dead))
    try store.endSession(dead, at: Sample.now)
    try store.saveDraft(Sample.draft("going on", session: try store.begin(), at: Sample.now + 5))
    await #expect(processExitsWith: .success) { [file = scratch.file as URL] in
      let other = try HistoryStore(at: file)
      let own = try other.begin()
      #expect(try other.latestDraft(of: Sample.learner)?.text == "left")
      try other.saveDraft(Sample.draft("mine", session: own, at: Sample.now + 9))
      #expect(try other.draft(of: Sample.learner, case: "another-small-gift", question: "say")?.text == "mine")
    }
    #expect(try store.latestDraft(of: Sample.learner)?.text == "mine")
  }

  @Test func `a killed program's draft is offered at once and can be gone on with`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [file = scratch.file as URL] in
      let store = try HistoryStore(at: file)
      try store.saveDraft(Sample.draft("Thank you, I", session: try store.begin()))
      kill(getpid(), SIGKILL)
    }
    let store = try HistoryStore(at: scratch.file)
    let session = try store.begin()
    let left = try #require(try store.latestDraft(of: Sample.learner))
    #expect(left == Sample.draft("Thank you, I", session: 1))
    #expect(try store.adopt(left, into: session))
    await #expect(processExitsWith: .success) { [file = scratch.file as URL] in
      let other = try HistoryStore(at: file)
      #expect(try other.latestDraft(of: Sample.learner) == nil)
    }
    _ = try store.record(Sample.attempt("Thank you, I am touched.", session: session))
    #expect(try scratch.count("draft") == 0)
  }

  @Test func `a history deleted under a program that goes on cannot be begun anew before that program has ended`()
    async throws
  {
    let store = try HistoryStore(at: scratch.file)
    _ = try store.begin()
    for file in [scratch.file, scratch.privateFile] {
      for suffix in ["", "-wal", "-shm"] { try FileManager.default.removeItem(atPath: file.path + suffix) }
    }
    await #expect(processExitsWith: .success) {
      [file = scratch.file as URL, sittings = scratch.sittingsFile as URL] in
      let other = try HistoryStore(at: file)
      #expect(throws: HistoryError.locked(path: sittings.path, after: 0)) { try other.begin() }
    }
    #expect(try scratch.count("session") == 0)
  }

  @Test func `a history whose lock file cannot be made is not opened, and it is said why`() throws {
    let path = scratch.sittingsFile.path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: HistoryError.cannotOpen(path: path, reason: "it is a folder")) {
      try HistoryStore(at: scratch.file)
    }
  }

  @Test func `listing needs no lock file, makes none and begins no sitting`() throws {
    do { _ = try HistoryStore(at: scratch.file).begin() }
    try FileManager.default.removeItem(at: scratch.sittingsFile)
    let listed = try HistoryStore(listing: scratch.file)
    #expect(try listed.learner() == Sample.learner)
    #expect(throws: HistoryError.readOnly(path: scratch.file.path)) { try listed.begin() }
    #expect(!FileManager.default.fileExists(atPath: scratch.sittingsFile.path))
  }
}
