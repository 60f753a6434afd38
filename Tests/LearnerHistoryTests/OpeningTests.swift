import Foundation
import GRDB
import LearnerHistory
import Testing

@Suite("Opening a history")
struct OpeningTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("the first use makes folders and files that only their owner can read")
  func ownerOnly() throws {
    let folder = scratch.folder.appendingPathComponent("share/balint")
    let file = folder.appendingPathComponent("history.sqlite")
    let store = try HistoryStore(at: file)
    try store.saveDraft(Sample.draft("felt", question: "notice", isPrivate: true))
    _ = try store.begin()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(
      Set(names)
        == [
          "history.sqlite", "history.sqlite-wal", "history.sqlite-shm", "history.sqlite-sittings",
          "history-private.sqlite", "history-private.sqlite-wal", "history-private.sqlite-shm",
        ])
    for name in names { #expect(try scratch.mode(folder.appendingPathComponent(name)) == 0o600, "\(name)") }
    #expect(try scratch.mode(folder) == 0o700)
    #expect(try scratch.mode(folder.deletingLastPathComponent()) == 0o700)
  }

  @Test("a history that others could read is made its owner's alone")
  func tightened() throws {
    do { _ = try HistoryStore(at: scratch.file).begin() }
    for file in [scratch.file, scratch.privateFile, scratch.sittingsFile] {
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    }
    let store = try HistoryStore(at: scratch.file)
    _ = try store.begin()
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) {
      #expect(try scratch.mode(scratch.folder.appendingPathComponent(name)) == 0o600, "\(name)")
    }
  }

  @Test("an empty file becomes a history")
  func emptyFile() throws {
    try Data().write(to: scratch.file)
    let store = try HistoryStore(at: scratch.file)
    #expect(try store.begin() == 1)
  }

  @Test("a file of another kind is refused and left as it was", arguments: [1, 10_000])
  func foreignFile(lines: Int) throws {
    let content = String(repeating: "My notes.\n", count: lines)
    try Data(content.utf8).write(to: scratch.file)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scratch.file.path)
    #expect(throws: HistoryError.notADatabase(path: scratch.file.path)) { try HistoryStore(at: scratch.file) }
    #expect(throws: HistoryError.notADatabase(path: scratch.file.path)) { try HistoryStore(listing: scratch.file) }
    #expect(try Data(contentsOf: scratch.file) == Data(content.utf8))
    #expect(try scratch.mode(scratch.file) == 0o644)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["history.sqlite"])
  }

  @Test("another program's database, and our own private one, are refused and left as they were")
  func foreignDatabase() throws {
    do { try scratch.other(scratch.file).write { try $0.execute(sql: "CREATE TABLE bookmark (url TEXT)") } }
    let before = try Data(contentsOf: scratch.file)
    #expect(throws: HistoryError.notADatabase(path: scratch.file.path)) { try HistoryStore(at: scratch.file) }
    #expect(try Data(contentsOf: scratch.file) == before)

    let ours = scratch.folder.appendingPathComponent("ours.sqlite")
    do { _ = try HistoryStore(at: ours) }
    let swapped = scratch.folder.appendingPathComponent("ours-private.sqlite")
    #expect(throws: HistoryError.notADatabase(path: swapped.path)) { try HistoryStore(at: swapped) }
  }

  @Test("a history that a newer program has changed is refused and left as it was")
  func newerProgram() throws {
    do { _ = try HistoryStore(at: scratch.file).begin() }
    do {
      try scratch.other(scratch.file).write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 dreams')")
      }
    }
    let before = try Data(contentsOf: scratch.file)
    #expect(throws: HistoryError.newerProgram(path: scratch.file.path)) { try HistoryStore(at: scratch.file) }
    #expect(throws: HistoryError.newerProgram(path: scratch.file.path)) { try HistoryStore(listing: scratch.file) }
    #expect(try Data(contentsOf: scratch.file) == before)
  }

  @Test("a damaged history is named and left as it was")
  func damaged() throws {
    do {
      let store = try HistoryStore(at: scratch.file)
      let session = try store.begin()
      for _ in 1...50 {
        _ = try store.record(Sample.attempt(String(repeating: "words ", count: 200), session: session))
      }
    }
    var bytes = try Data(contentsOf: scratch.file)
    for index in 4096 * 10..<bytes.count { bytes[index] = 0xA5 }
    try bytes.write(to: scratch.file)
    #expect {
      try HistoryStore(at: scratch.file).attempts(of: Sample.learner, limit: 100)
    } throws: { error in
      guard case HistoryError.damaged(scratch.file.path, let detail) = error else { return false }
      return !detail.contains("words")
    }
    #expect(try Data(contentsOf: scratch.file) == bytes)
  }

  @Test("a folder, a pipe, or a path below a file cannot be opened, and it says why")
  func noFile() throws {
    let path = scratch.file.path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: HistoryError.cannotOpen(path: path, reason: "it is a folder")) {
      try HistoryStore(at: scratch.file)
    }
    let pipe = scratch.folder.appendingPathComponent("pipe")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    #expect(throws: HistoryError.cannotOpen(path: pipe.path, reason: "it is not a plain file")) {
      try HistoryStore(at: pipe)
    }
    let text = scratch.folder.appendingPathComponent("text")
    try Data("x".utf8).write(to: text)
    let below = text.appendingPathComponent("history.sqlite")
    #expect(throws: HistoryError.cannotOpen(path: below.path, reason: "Not a directory")) {
      try HistoryStore(at: below)
    }
  }

  @Test("listing makes no history where there is none")
  func missing() throws {
    #expect(throws: HistoryError.missing(path: scratch.file.path)) { try HistoryStore(listing: scratch.file) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == [])
  }

  @Test("the default place follows XDG_DATA_HOME, else HOME")
  func defaultLocation() {
    func place(_ environment: [String: String]) -> String {
      HistoryStore.defaultLocation(environment: environment).path
    }
    #expect(place(["XDG_DATA_HOME": "/data", "HOME": "/home/ann"]) == "/data/balint/history.sqlite")
    #expect(place(["HOME": "/home/ann"]) == "/home/ann/.local/share/balint/history.sqlite")
    #expect(place(["XDG_DATA_HOME": "", "HOME": "/home/ann"]) == "/home/ann/.local/share/balint/history.sqlite")
    #expect(place(["XDG_DATA_HOME": "data", "HOME": "/home/ann"]) == "/home/ann/.local/share/balint/history.sqlite")
    #expect(place([:]).hasSuffix("/.local/share/balint/history.sqlite"))
  }

  @Test("the private file keeps the history's ending", arguments: [("a.db", "a-private.db"), ("a", "a-private")])
  func privateName(name: String, expected: String) throws {
    _ = try HistoryStore(at: scratch.folder.appendingPathComponent(name))
    #expect(FileManager.default.fileExists(atPath: scratch.folder.appendingPathComponent(expected).path))
  }

  @Test("every error names place, cause and mend")
  func messages() {
    let errors: [HistoryError] = [
      .missing(path: "/h"), .notADatabase(path: "/h"), .readOnly(path: "/h"), .locked(path: "/h", after: 0.5),
      .newerProgram(path: "/h"), .damaged(path: "/h", detail: "x"), .cannotOpen(path: "/h", reason: "x"),
      .stillInUse(path: "/h"), .beyondRepair(path: "/h"), .locked(path: "/h", after: 0),
      .notPrivate(path: "/h", reason: "x"), .diskFull(path: "/h"), .other(path: "/h", detail: "x"),
    ]
    for error in errors {
      #expect(error.place == "/h")
      #expect("\(error)" == "/h: \(error.cause); \(error.mend).")
    }
    #expect("\(errors[3])".contains("more than 0.5 seconds"))
    #expect(Set(errors.map(\.cause)).count == errors.count)
  }
}
