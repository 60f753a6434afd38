import Foundation
import GRDB
import TestPrograms
import Testing

/// `balint history export`, `delete` and `repair`: the real program on histories filled from outside.
@Suite struct HistoryDataTests {
  let balint: Balint

  init() throws {
    balint = try Balint()
    // An empty file becomes a history.
    try Data().write(to: URL(fileURLWithPath: balint.history))
    let run = try balint.run("history", "delete", "--dry-run", "--history", balint.history)
    #expect(run.code == 0 && run.messages.contains("nothing is kept"))
    try fill("anna")
  }

  private var privateHistory: String { balint.folder.path("history-private.sqlite") }

  private static let score = """
    {"criteria":[{"id":"sorry","verdict":"met","evidence":[{"start":4,"end":9,"text":"sorry","rule":"r"}]}],\
    "safety":[],"flags":[]}
    """

  private func fill(_ learner: String) throws {
    try DatabaseQueue(path: balint.history).write { db in
      try db.execute(sql: "INSERT INTO learner VALUES (?, 1795398424123)", arguments: [learner])
      try db.execute(
        sql: "INSERT INTO session (learner, kind, started) VALUES (?, 'quiz', 1795398424123)", arguments: [learner])
      let session = db.lastInsertedRowID
      for answer in ["I'm sorry, marigold\nand more", "second answer"] {
        try db.execute(
          sql: """
            INSERT INTO attempt (learner, session, case_id, case_hash, question_id, answer, score, out_of, score_json,
              engine, at) VALUES (?, ?, 'small', 'c0ffee', 'say', CAST(? AS BLOB), 2, 2, ?, '1', 1795398424123)
            """,
          arguments: [learner, session, answer, Self.score])
      }
      try db.execute(
        sql: "INSERT INTO request VALUES (?, ?, 1795398424999)", arguments: [db.lastInsertedRowID, learner])
      for row in 0..<200 {
        try db.execute(
          sql: """
            INSERT INTO draft (learner, case_id, question_id, session, text, updated)
            VALUES (?, ?, 'say', ?, x'63616d70696f6e', 1795398424123)
            """,
          arguments: [learner, "case-\(row)", session])
      }
    }
    try DatabaseQueue(path: privateHistory).write { db in
      try db.execute(
        sql: "INSERT INTO note (learner, case_id, text, at) VALUES (?, 'small', CAST('tansy' AS BLOB), 1795398424123)",
        arguments: [learner])
    }
  }

  private func run(_ command: String, _ arguments: String...) throws -> ProgramRun {
    try balint.run(["history", command, "--history", balint.history] + arguments, input: Data())
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `an export holds everything but private words, and says so`() throws {
    let export = try run("export")
    #expect(export.code == 0)
    #expect(
      export.messages == "balint: private answers, private drafts and notes were left out; --private writes them too\n")
    #expect(export.output.hasPrefix(#"{"format":"balint history","version":1,"use":"formative","learner":"anna","#))
    #expect(!export.output.contains("tansy"))
    let attempts = try #require(try object(export.output)["attempts"] as? [[String: Any]])
    #expect(attempts.count == 2)
    #expect(attempts[0]["answer"] as? String == "I'm sorry, marigold\nand more")
    #expect(attempts[0]["at"] as? String == "2026-11-23T01:47:04.123Z")
    #expect((attempts[0]["scored"] as? [String: Any])?["criteria"] is [Any])
    let whole = try run("export", "--private")
    #expect(whole.output.contains("tansy") && whole.messages.isEmpty)
  }

  @Test func `for a tutor only what is to be looked at again is written`() throws {
    let export = try run("export", "--again")
    #expect(export.output.contains("second answer"))
    for word in ["marigold", "campion", "tansy"] { #expect(!export.output.contains(word)) }
    #expect(try run("export", "--again", "--private").code == 2)
    let text = try run("export", "--again", "--format", "text").output
    #expect(text.contains("! Please look again.") && !text.contains("marigold"))
  }

  @Test func `the text shows each answer with its verdicts and the words that counted`() throws {
    let text = try run("export", "--format", "text", "--private").output
    #expect(text.contains("  > I'm sorry, marigold\n  > and more\n  - sorry: met, by “sorry”\n"))
    #expect(text.contains("> tansy"))
  }

  @Test func `an export is its owner's alone and writes over nothing`() throws {
    let path = balint.folder.path("out.json")
    #expect(try run("export", "--output", path).code == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let again = try run("export", "--output", path)
    #expect(again.code == 2 && again.messages.contains("--force"))
    #expect(try run("export", "--output", path, "--force").code == 0)
    #expect(try balint.run("history", "export", "--history", balint.folder.path("none")).code == 3)
  }

  @Test func `a deletion shows what goes, wants a yes, and leaves no word`() throws {
    let dry = try run("delete", "--dry-run")
    #expect(dry.code == 0)
    for line in ["  2 attempts\n", "  200 drafts\n", "  1 note\n", "  1 request to look again\n"] {
      #expect(dry.output.contains(line))
    }
    #expect(dry.output.contains("Exports and backups that you made are not touched."))
    #expect(try run("delete").code == 2)
    #expect(try run("export").output.contains("marigold"))
    #expect(try run("delete", "--yes").code == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: balint.folder.url.path) {
      let bytes = FileManager.default.contents(atPath: balint.folder.path(name)) ?? Data()
      for word in ["marigold", "campion", "tansy", "anna"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
    }
    #expect(try run("delete", "--yes").messages.contains("nothing is kept"))
  }

  @Test func `where several learners share a history one must be named`() throws {
    try fill("bert")
    let unnamed = try run("delete", "--yes")
    #expect(unnamed.code == 2 && unnamed.messages.contains("anna, bert"))
    #expect(try run("export", "--learner", "carl").code == 2)
    #expect(try run("delete", "--yes", "--learner", "anna").code == 0)
    #expect(try run("export").output.contains(#""learner":"bert""#))
  }

  @Test func `at a terminal the word delete is asked for`() throws {
    for (typed, isDeleted) in [("no\r", false), ("delete\r", true)] {
      let terminal = try PseudoTerminal(columns: 80)
      try terminal.start(
        "balint", arguments: ["history", "delete", "--history", balint.history],
        environment: ["TERM": "xterm", "HOME": balint.folder.url.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"])
      try terminal.expect("Type the word delete")
      try terminal.type(typed)
      try terminal.expect(isDeleted ? "Deleted." : "nothing was deleted")
      #expect(try terminal.waitForEnd() == 0)
    }
  }

  @Test func `a sound history is left as it is`() throws {
    let before = FileManager.default.contents(atPath: balint.history)
    let repair = try run("repair", "--replace")
    #expect(repair.code == 0)
    #expect(
      repair.output == "\(balint.history): sound, and left as it is\n\(privateHistory): sound, and left as it is\n")
    #expect(FileManager.default.contents(atPath: balint.history) == before)
  }

  /// Takes a page with drafts away.
  private func damage() throws {
    var bytes = try #require(FileManager.default.contents(atPath: balint.history))
    let page = stride(from: 4096, to: bytes.count, by: 4096).first { offset in
      bytes[offset] == 13 && bytes[offset..<offset + 4096].range(of: Data("campion".utf8)) != nil
    }
    let offset = try #require(page)
    bytes.replaceSubrange(offset..<offset + 4096, with: Data(repeating: 0, count: 4096))
    try bytes.write(to: URL(fileURLWithPath: balint.history))
  }

  @Test func `a damaged history is named with its mend, and what can be read is put in its place`() throws {
    try damage()
    let broken = FileManager.default.contents(atPath: balint.history)
    let export = try run("export")
    #expect(export.code == 3 && export.messages.contains("balint history repair"))
    let beside = try run("repair")
    #expect(beside.code == 1)
    #expect(beside.output.contains("2 attempts\n") && beside.output.contains("some may be lost"))
    #expect(FileManager.default.contents(atPath: balint.history) == broken)
    let repaired = balint.folder.path("history-repaired.sqlite")
    let other = try balint.run("history", "export", "--history", repaired)
    #expect(other.code == 0 && other.output.contains("marigold"))

    #expect(try run("repair", "--replace").code == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: balint.folder.url.path)
    let aside = try #require(names.first { $0.hasPrefix("history-damaged-") && $0.hasSuffix(".sqlite") })
    #expect(FileManager.default.contents(atPath: balint.folder.path(aside)) == broken)
    #expect(try run("export").output.contains("marigold"))
    #expect(try run("repair").code == 0)
    #expect(try run("delete", "--dry-run").output.contains(aside))
  }

  @Test func `a file that is no history is beyond repair`() throws {
    let path = try balint.write("My notes.\n", to: "notes.sqlite")
    let repair = try balint.run("history", "repair", "--history", path)
    #expect(repair.code == 3 && repair.messages.contains("nothing of a history can be read"))
    #expect(try balint.run("history", "repair", "--history", balint.folder.path("none")).code == 3)
  }
}
