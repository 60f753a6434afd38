import Foundation
import Synchronization
import TestPrograms
import Testing

/// What may go wrong with a drill, and loses nothing.
@Suite struct DrillTroubleTests {
  private let balint: Balint

  init() throws { balint = try Balint() }

  private func record(_ number: Int = 1) throws -> String {
    try balint.run("history", "drills", "\(number)", "--json", "--history", balint.history).output
  }

  @Test func `what is acknowledged while the drill is being ended is in its record`() throws {
    let drill = try LedDrill(balint, ["another-small-gift", "--listen", "--keep-answers"])
    let phones = (0..<12).map { _ in DrillPhone(port: drill.port) }
    for phone in phones { #expect(try phone.join(drill.code).status == 303) }
    try drill.goOn(to: "Question 1 of 5")
    try drill.goOn(to: "Question 2 of 5")
    let last = Mutex<[Int: Int]>([:])
    let senders = phones.enumerated().map { index, phone in
      Thread {
        for round in 0..<10_000 {
          let text = "I wonder whether she is lonely, number \(index) round \(round) end."
          guard let answer = try? phone.answer(text, to: "patient", of: "another-small-gift"), answer.status == 303
          else {
            return
          }
          last.withLock { $0[index] = round }
        }
      }
    }
    senders.forEach { $0.start() }
    Thread.sleep(forTimeInterval: 0.3)
    #expect(try drill.end() == 0)
    while senders.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.01) }
    let kept = try record()
    for (index, round) in last.withLock({ $0 }) {
      #expect(kept.contains("number \(index) round \(round) end."), "phone \(index), round \(round)")
    }
    #expect(last.withLock { $0.count } == 12)
  }

  @Test func `with other cases a drill is not gone on with, and nothing of it is lost`() throws {
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let folder = (bank as NSString).deletingLastPathComponent
    var program = try LedProgram(
      "balint", ["drill", "small", "--cases", folder, "--keep-answers", "--history", balint.history])
    for line in ["", "", "", "I am sorry you had to wait.", ":quit"] { program.type(line) }
    #expect(program.end() == 0)
    // The bank is known from the beginning; a case that has changed beyond what was answered is refused.
    try Data(smallCase.replacing("  - say: What do you say?", with: "  - notice: And you?\n    id: other").utf8)
      .write(to: URL(fileURLWithPath: bank))
    let refused = try balint.run("drill", "--resume", "--history", balint.history)
    #expect(refused.code == 3 && refused.messages.contains("its answers would be lost"))
    try FileManager.default.removeItem(atPath: bank)
    #expect(try balint.run("drill", "--resume", "--history", balint.history).code == 3)
    try Data(smallCase.utf8).write(to: URL(fileURLWithPath: bank))
    program = try LedProgram("balint", ["drill", "--resume", "--history", balint.history])
    try program.wait(for: "Answers so far: 1")
    program.type(":end")
    #expect(program.end() == 0)
    #expect(try record().contains("I am sorry you had to wait."))
  }

  @Test func `several drills that were left are told apart, and what holds nothing is cleared away`() throws {
    for group in ["One", "Two"] {
      let program = try LedProgram(
        "balint", ["drill", "another-small-gift", "--group", group, "--history", balint.history])
      program.type(":quit")
      #expect(program.end() == 0)
    }
    // A program that was killed before it had written anything, and one that was killed while it removed a journal.
    let empty = try balint.write("", to: "history.sqlite-drill-9")
    let remains = try balint.write("words", to: "history.sqlite-drill-8-wal")
    let told = try balint.run("drill", "--resume", "--session", "7", "--history", balint.history)
    #expect(told.code == 2 && told.messages.contains("One") && told.messages.contains("Two"))
    #expect(!FileManager.default.fileExists(atPath: empty) && !FileManager.default.fileExists(atPath: remains))
    let first = try balint.run("drill", "--resume", "--session", "1", "--history", balint.history, input: ":end\n")
    #expect(first.code == 0 && first.output.contains("with One"))
    #expect(
      try balint.run("drill", "--resume", "--history", balint.history, input: ":end\n").output.contains("with Two"))
    #expect(try balint.run("history", "drills", "--history", balint.history).output.contains("One"))
  }

  @Test func `two programs do not lead one drill, and it can move to another port with its codes`() throws {
    let drill = try LedDrill(balint, ["another-small-gift", "--listen"])
    let phone = DrillPhone(port: drill.port)
    #expect(try phone.join(drill.code).status == 303)
    #expect(try balint.run("drill", "--resume", "--history", balint.history).code == 2)
    drill.program.kill()
    let blocker = try LedDrill(
      Balint(), ["another-small-gift", "--listen", "--port", "\(drill.port)"])
    let taken = try balint.run("drill", "--resume", "--history", balint.history)
    #expect(taken.code == 3 && taken.messages.contains("--port"))
    let moved = try LedDrill(balint, ["--resume", "--listen", "--port", "0"])
    #expect(moved.port != drill.port && moved.code == drill.code && moved.board == drill.board)
    #expect(try moved.end() == 0 && blocker.end() == 0)
  }

  @Test func `what is kept is what the group was told, and is never written over a file`() throws {
    for (arguments, words) in [
      ([], "how many did what"), (["--keep-answers"], "The tutor keeps the answers"), (["--forget"], "nothing is kept"),
    ] {
      let own = try Balint()
      let drill = try LedDrill(own, ["another-small-gift", "--listen"] + arguments)
      #expect(try DrillPhone(port: drill.port).get("/").text.contains(words))
      #expect(drill.program.output.contains(words))
      #expect(try drill.end() == 0)
    }
    let notes = try balint.write("mine", to: "notes.md")
    for path in [notes, balint.history, balint.folder.path("none/notes.md"), balint.folder.path("notes.txt")] {
      let run = try balint.run("drill", "another-small-gift", "--record", path, "--history", balint.history)
      #expect([2, 3].contains(run.code), "\(path)")
    }
    #expect(try String(contentsOfFile: notes, encoding: .utf8) == "mine")
    let record = balint.folder.path("record.md")
    let run = try balint.run(
      "drill", "another-small-gift", "--record", record, "--history", balint.history, input: ":end\n")
    #expect(run.code == 0 && FileManager.default.fileExists(atPath: record))
  }
}
