import Foundation
import GRDB
import LearnerHistory
import Testing

@Suite("Other programs, other users, and the end of the program")
struct SharingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a history locked by another program is reported after the time given, and then usable")
  func locked() throws {
    let store = try HistoryStore(at: scratch.file, patience: 0.05)
    _ = try store.begin()
    let lockedError = HistoryError.locked(path: scratch.file.path, after: 0.05)
    try scratch.other(scratch.file).inDatabase { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      #expect(throws: lockedError) { try store.saveDraft(Sample.draft("Thank you")) }
      try db.execute(sql: "ROLLBACK")
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
    }
    try store.saveDraft(Sample.draft("Thank you"))
    #expect(try store.latestDraft(of: Sample.learner)?.text == "Thank you")
  }

  @Test("a history that another program keeps to itself cannot be opened, and says so")
  func lockedWhole() throws {
    do { _ = try HistoryStore(at: scratch.file) }
    let other = try scratch.other(scratch.file)
    try other.inDatabase { db in
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
      #expect(throws: HistoryError.locked(path: scratch.file.path, after: 0.05)) {
        try HistoryStore(at: scratch.file, patience: 0.05)
      }
      try db.execute(sql: "ROLLBACK")
    }
  }

  @Test("several stores made and used at once on a new file all keep what they write")
  func together() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...4 {
        group.addTask { [file = scratch.file as URL] in
          let store = try HistoryStore(at: file)
          let session = try store.begin()
          for number in 1...20 {
            _ = try store.record(Sample.attempt("answer \(number)", session: session))
            try store.saveDraft(Sample.draft("draft \(number)", session: session, isPrivate: number % 2 == 0))
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try HistoryStore(at: scratch.file)
    #expect(try store.attemptCount(of: Sample.learner) == 80)
    #expect(try scratch.count("learner") == 1)
  }

  @Test("private words are in no byte of the scored files, and scored ones in none of the private")
  func apart() throws {
    do {
      let store = try HistoryStore(at: scratch.file)
      let session = try store.begin()
      try store.saveDraft(Sample.draft("heliotrope-draft"))
      _ = try store.record(Sample.attempt("heliotrope", session: session))
      try store.saveDraft(Sample.draft("heliotrope-turn", question: "turn"))
      try store.saveDraft(Sample.draft("marzipan-draft", question: "notice", isPrivate: true))
      try store.recordPrivate(Sample.privateAnswer("marzipan", session: session))
      try store.saveDraft(Sample.draft("marzipan-reflect", question: "reflect", isPrivate: true))
    }
    for (words, isPrivate) in [("heliotrope", false), ("marzipan", true)] {
      var found = Set<Bool>()
      for name in try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) {
        let bytes = try Data(contentsOf: scratch.folder.appendingPathComponent(name))
        if bytes.range(of: Data(words.utf8)) != nil { found.insert(name.contains("-private")) }
      }
      #expect(found == [isPrivate])
    }
  }

  @Test("where nothing can be written a history can be listed, and writing is refused")
  func readOnly() async throws {
    do {
      let store = try HistoryStore(at: scratch.file)
      _ = try store.record(Sample.attempt("Thank you", session: try store.begin()))
    }
    // The child gives up root's rights, and permission bits hold for it.
    for file in [scratch.file, scratch.privateFile] { chmod(file.path, 0o444) }
    chmod(scratch.folder.path, 0o555)
    defer { chmod(scratch.folder.path, 0o755) }
    await #expect(processExitsWith: .success) { [file = scratch.file as URL] in
      if getuid() == 0 { #expect(setuid(65534) == 0) }
      #expect(throws: HistoryError.readOnly(path: file.path)) { try HistoryStore(at: file) }
      let store = try HistoryStore(listing: file)
      #expect(try store.attempts(of: Sample.learner, limit: 5).map(\.attempt.answer) == ["Thank you"])
      #expect(throws: HistoryError.readOnly(path: file.path)) { try store.begin() + store.begin() }
      #expect(throws: HistoryError.readOnly(path: file.path)) {
        try store.saveDraft(Sample.draft("felt", isPrivate: true))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path).count == 3)
      let elsewhere = file.deletingLastPathComponent().appendingPathComponent("below/history.sqlite")
      #expect(throws: HistoryError.cannotOpen(path: elsewhere.path, reason: "Permission denied")) {
        try HistoryStore(at: elsewhere)
      }
    }
  }

  @Test("what still waits in the -wal file is listed too, or it is said that it cannot be", arguments: [true, false])
  func readOnlyWithWAL(hasSharedMemoryFile: Bool) async throws {
    let store = try HistoryStore(at: scratch.file)
    _ = try store.record(Sample.attempt("Thank you", session: try store.begin()))
    // As a killed program would leave it.
    let left = scratch.folder.appendingPathComponent("left")
    try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
    let copy = left.appendingPathComponent("history.sqlite")
    for suffix in ["", "-wal"] + (hasSharedMemoryFile ? ["-shm"] : []) {
      try FileManager.default.copyItem(atPath: scratch.file.path + suffix, toPath: copy.path + suffix)
      chmod(copy.path + suffix, 0o444)
    }
    chmod(left.path, 0o555)
    defer { chmod(left.path, 0o755) }
    await #expect(processExitsWith: .success) {
      [copy = copy as URL, hasSharedMemoryFile = hasSharedMemoryFile as Bool] in
      if getuid() == 0 { #expect(setuid(65534) == 0) }
      if hasSharedMemoryFile {
        let answers = try HistoryStore(listing: copy).attempts(of: Sample.learner, limit: 5).map(\.attempt.answer)
        #expect(answers == ["Thank you"])
      } else {
        #expect(throws: HistoryError.readOnly(path: copy.path)) { try HistoryStore(listing: copy) }
      }
    }
  }

  @Test("a program killed in the middle of writing loses nothing that it was told is kept", arguments: [0, 7, 31])
  func killed(afterMilliseconds delay: Int) async throws {
    let acknowledged = scratch.folder.appendingPathComponent("acknowledged")
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [file = scratch.file as URL, acknowledged = acknowledged as URL, delay = delay as Int] in
      let store = try HistoryStore(at: file)
      let session = try store.begin()
      let log = open(acknowledged.path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
      for number in 1... {
        try store.saveDraft(Sample.draft("draft \(number)"))
        _ = try store.record(Sample.attempt("answer \(number)", session: session))
        write(log, ".", 1)
        if number == 3 {
          Thread.detachNewThread {
            Thread.sleep(forTimeInterval: Double(delay) / 1000)
            kill(getpid(), SIGKILL)
          }
        }
      }
    }
    let told = try Data(contentsOf: acknowledged).count
    #expect(told >= 3)
    let store = try HistoryStore(at: scratch.file)
    let answers = try store.attempts(of: Sample.learner, limit: .max).reversed().map(\.attempt.answer)
    // One more than it was told may have been kept, and none is half there.
    #expect(answers.count - told == 0 || answers.count - told == 1)
    #expect(answers == (1...answers.count).map { "answer \($0)" })
    #expect(try scratch.integrity() == ["ok"])
  }
}
