import Foundation
import GRDB
import TestPrograms
import Testing

/// Where an export may go, and what a stored text may do to it.
@Suite struct HistoryExportTests {
  let balint: Balint
  var output: String { balint.folder.path("out.json") }

  init() throws {
    balint = try Balint()
    try Data().write(to: URL(fileURLWithPath: balint.history))
    try balint.run("history", "delete", "--dry-run", "--history", balint.history)
    try fill(answer: "marigold", score: 2, scoreJSON: "{}")
  }

  private func fill(answer: String, score: Double, scoreJSON: String) throws {
    try DatabaseQueue(path: balint.history).write { db in
      try db.execute(sql: "INSERT OR IGNORE INTO learner (id, created) VALUES ('anna', 1)")
      try db.execute(sql: "INSERT INTO session (learner, kind, started) VALUES ('anna', 'quiz', 1)")
      try db.execute(
        sql: """
          INSERT INTO attempt (learner, session, case_id, case_hash, question_id, answer, score, out_of, score_json,
            engine, at) VALUES ('anna', 1, 'small', 'c0ffee', 'say', CAST(? AS BLOB), ?, 2, ?, '1', 1)
          """,
        arguments: [answer, score, scoreJSON])
    }
  }

  private func run(_ command: String, _ arguments: String...) throws -> ProgramRun {
    try balint.run(["history", command, "--history", balint.history] + arguments, input: Data())
  }

  @Test func `an export never takes the place of a file of the history`() throws {
    let link = balint.folder.path("link.sqlite")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: balint.history)
    let hard = balint.folder.path("hard")
    try FileManager.default.linkItem(atPath: balint.history, toPath: hard)
    try FileManager.default.createDirectory(
      atPath: balint.history + "-editing", withIntermediateDirectories: false)
    let before = FileManager.default.contents(atPath: balint.history)
    let own = ["", "-wal", "-shm", "-journal", "-sittings", "-editing/a.txt", "-commands"].map { balint.history + $0 }
    let privateFile = balint.folder.path("history-private.sqlite")
    for path in own + [privateFile, privateFile + "-wal", link, hard] {
      let run = try run("export", "--force", "--output", path)
      #expect(run.code == 2 && run.messages.contains("belongs to the history"), "\(path)")
    }
    #expect(FileManager.default.contents(atPath: balint.history) == before)
  }

  @Test func `what lies at the name of a partial file does no harm`() throws {
    let other = try balint.write("mine", to: "other")
    try FileManager.default.createSymbolicLink(atPath: output + ".partial", withDestinationPath: other)
    #expect(try run("export", "--output", output).code == 0)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
    #expect(try FileManager.default.attributesOfItem(atPath: output)[.posixPermissions] as? Int == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: balint.folder.url.path)
    #expect(!names.contains { $0.hasPrefix(".") })
  }

  @Test func `a link is not written over unasked, and with --force replaced, not followed`() throws {
    let target = balint.folder.path("elsewhere")
    try FileManager.default.createSymbolicLink(atPath: output, withDestinationPath: target)
    #expect(try run("export", "--output", output).code == 2)
    #expect(try run("export", "--output", output, "--force").code == 0)
    #expect(!FileManager.default.fileExists(atPath: target))
    #expect(try String(contentsOfFile: output, encoding: .utf8).contains("marigold"))
  }

  @Test func `standard output may be named as a device`() throws {
    #expect(try run("export", "--output", "/dev/stdout").output.contains("marigold"))
  }

  @Test(arguments: ["\r", "\r\n", "\n", "\u{85}", "\u{2028}", "\u{2029}"])
  func `no line break in an answer begins a line of the text`(lineBreak: String) throws {
    let json = """
      {"criteria":[{"id":"sorry\\nSession 8","verdict":"met","evidence":[{"text":"a\\r\\nSession 9"}]}]}
      """
    try fill(answer: "a\(lineBreak)Session 7", score: 1, scoreJSON: json)
    let text = try run("export", "--format", "text").output
    let forged = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("Session ") }
    #expect(forged.count == 1 && text.contains("Session 7"))
  }

  @Test func `numbers and scores that cannot be true are shown and written all the same`() throws {
    try fill(answer: "b", score: 1e300, scoreJSON: "\u{FEFF}{}")
    try fill(answer: "c", score: 1, scoreJSON: "[1]")
    let list = try run("list", "--marks")
    #expect(list.code == 0 && list.output.contains("1e+300 of 2"))
    let export = try run("export")
    let object = try JSONSerialization.jsonObject(with: Data(export.output.utf8)) as? [String: Any]
    #expect((object?["attempts"] as? [[String: Any]])?.count == 3)
  }

  @Test func `to ask how long answers are kept makes no history`() throws {
    let none = balint.folder.path("none/history.sqlite")
    let asked = try balint.run("history", "retention", "--history", none)
    #expect(asked.code == 0 && asked.output.contains("kept until you delete them"))
    #expect(!FileManager.default.fileExists(atPath: balint.folder.path("none")))
  }
}
