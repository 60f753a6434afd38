import Foundation
import TestPrograms
import Testing

/// `balint score` on several threads, interrupted, resumed, and as a filter: always the same bytes.
@Suite struct BatchTests {
  @Test(arguments: ["jsonl", "csv"]) func `any number of jobs gives the same bytes`(format: String) throws {
    let file = try BatchFile(rows: 700)
    let one = try file.score("one", format: format, "--jobs", "1")
    #expect(one.code == 1 && !one.scores.isEmpty && !one.rejects.isEmpty)
    for jobs in ["2", "3"] {
      #expect(try file.score("many", format: format, "--jobs", jobs) == one, "\(jobs)")
    }
    let rejected = file.rows.filter { $0.contains("nothing") }.joined()
    #expect(String(decoding: one.rejects, as: UTF8.self) == BatchFile.header + rejected)
  }

  @Test func `two halves give what the whole gives`() throws {
    let file = try BatchFile(rows: 300)
    let whole = try file.score("whole", format: "jsonl")
    var halves = Data()
    for rows in [file.rows[..<150], file.rows[150...]] {
      halves += Data(
        try file.balint.run("score", "--cases", file.bank, input: BatchFile.header + rows.joined()).output.utf8)
    }
    #expect(halves == whole.scores)
  }

  @Test(arguments: ["jsonl", "csv"])
  func `killed at any moment and resumed, a run gives what an uninterrupted one gives`(format: String) throws {
    let file = try BatchFile(rows: 3_000)
    let whole = try file.score("whole", format: format)
    var stops = 0
    for part in [0, 30, 70] {
      let name = "killed-\(part)"
      for start in [part, part + 10] {
        let bytes = whole.scores.count * start / 100
        let more = start == part ? [] : ["--resume"]
        let stop = try file.interrupt(name, format: format, after: bytes, with: SIGKILL, more.first ?? "--quiet")
        stops += stop.wasStopped ? 1 : 0
        // As if the machine had stopped in the middle of a row.
        try file.balint.folder.cut(name + ".partial", by: 37)
      }
      let resumed = try file.score(name, format: format, "--resume")
      #expect(resumed == whole, "\(part)")
      #expect(!file.balint.folder.has(name + ".partial") && !file.balint.folder.has(name + ".partial.json"))
    }
    #expect(stops >= 4)
  }

  @Test func `cut anywhere, what was written is resumed`() throws {
    for format in ["jsonl", "csv"] {
      let file = try BatchFile(rows: 40)
      let whole = try file.score("whole", format: format)
      let stopped = try #require(try file.stopped("cut", format: format))
      for end in stride(from: 0, through: whole.scores.count, by: whole.scores.count / 5) {
        _ = try file.balint.write(whole.scores.prefix(end), to: "cut.partial")
        _ = try file.balint.write(stopped, to: "cut.partial.json")
        #expect(try file.score("cut", format: format, "--resume") == whole, "\(format) \(end)")
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupted run keeps whole rows and says how to go on`(signal: Int32) throws {
    let file = try BatchFile(rows: 3_000)
    let stop = try file.interrupt("out", format: "jsonl", after: 1, with: signal)
    #expect(stop.wasStopped)
    let partial = file.balint.folder.contents("out.partial")
    #expect(partial.last == UInt8(ascii: "\n"))
    #expect(
      stop.messages.hasSuffix(
        """
        balint: interrupted
        balint: what was scored so far is in \(file.balint.folder.path("out.partial")); the same command with --resume goes on after it

        """))
  }

  @Test func `what another bank, format or file gave is not gone on with`() throws {
    let file = try BatchFile(rows: 40)
    let bank = try file.balint.write(smallCase, to: "bank/small.yaml")
    let identity = try #require(try file.stopped("out", format: "jsonl"))
    let partial = Data("{}\n".utf8)
    func refusal(_ arguments: [String]) throws -> ProgramRun {
      _ = try file.balint.write(partial, to: "out.partial")
      return try file.balint.run(arguments + ["--resume"], input: Data())
    }
    let arguments = file.arguments("out", format: "jsonl")
    for (change, words) in [
      (arguments.dropLast() + [bank], "another bank"),
      (file.arguments("out", format: "csv"), "--format jsonl"),
      (["score", "-"] + arguments.dropFirst(2), "the file is empty"),
    ] {
      let run = try refusal(change)
      #expect(run.code == 3 && run.messages.contains(words), "\(run.messages)")
      #expect(file.balint.folder.contents("out.partial") == partial)
    }
    _ = try file.balint.write(Data(identity.reversed()), to: "out.partial.json")
    #expect(try refusal(arguments).messages.contains("start without --resume"))
    #expect(try file.balint.run("score", "--resume").code == 2)
  }

  @Test func `more scores than the file gives are refused`() throws {
    let file = try BatchFile(rows: 10)
    let identity = try #require(try file.stopped("out", format: "jsonl"))
    _ = try file.balint.write(Data(String(repeating: "{}\n", count: 11).utf8), to: "out.partial")
    _ = try file.balint.write(identity, to: "out.partial.json")
    let run = try file.score("out", format: "jsonl", "--resume")
    #expect(run.code == 3 && run.messages.contains("more scores than the file gives"))
  }

  @Test func `on a full disk the path is said, whole rows stay, and the run is resumed`() throws {
    let file = try BatchFile(rows: 2_000)
    let whole = try file.score("whole", format: "jsonl")
    let (out, partial) = (file.balint.folder.path("out"), "out.partial")
    let program = ProgramRun.productsFolder.appendingPathComponent("balint").path
    // No file may grow beyond some blocks: the nearest thing to a full disk that needs no disk.
    let run = try ProgramRun(
      "/bin/sh",
      ["-c", "trap '' XFSZ; ulimit -f 400; exec \"$@\"", "sh", program] + file.arguments("out", format: "jsonl"))
    #expect(run.code == 3 && run.messages.contains("balint: \(out): "), "\(run.messages)")
    let written = file.balint.folder.contents(partial)
    #expect(written.last == UInt8(ascii: "\n") && whole.scores.starts(with: written))
    #expect(try file.score("out", format: "jsonl", "--resume") == whole)
  }

  @Test func `progress is shown on a terminal, cleared at the end, and never where it is in the way`() throws {
    let file = try BatchFile(rows: 40_000, withRejects: false)
    func transcript(_ terminal: String, _ more: [String]) throws -> String {
      let screen = try PseudoTerminal()
      try screen.start(
        "balint", arguments: file.arguments("out", format: "jsonl", more),
        environment: ["TERM": terminal, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
      try screen.expect("rows set aside", seconds: 60)
      return screen.transcript
    }
    let shown = try transcript("xterm", ["--jobs", "1"])
    #expect(shown.contains(/\r\d+ rows, \d+ a second, \d+:\d\d left\x1B\[K/))
    #expect(shown.contains("left\u{1B}[K\r\u{1B}[Kbalint: 40000 answers scored"))
    for quiet in [try transcript("dumb", []), try transcript("xterm", ["--quiet"])] {
      #expect(!quiet.contains(" left"))
    }
  }

  @Test func `interrupted while the learners' pages are put in place, they are all whole`() throws {
    let balint = try Balint()
    let bank = try balint.write(smallCase, to: "bank/small.yaml")
    let rows = (0..<3_000).map { "l\($0),small,say,\"I'm sorry you had to wait.\"\n" }.joined()
    let file = try balint.write("learner,case,question,answer\n" + rows, to: "answers.csv")
    let folder = balint.folder.path("pages")
    let process = Process()
    process.executableURL = ProgramRun.productsFolder.appendingPathComponent("balint")
    process.arguments = ["score", file, "--cases", bank, "--feedback-dir", folder]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    func pages(_ ending: String) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(ending) }
    }
    let deadline = Date(timeIntervalSinceNow: 60)
    while pages(".html").isEmpty, process.isRunning, Date() < deadline { usleep(500) }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(pages(".html").count == 3_000 && pages(".partial").isEmpty)
    for page in pages(".html") {
      let text = try String(contentsOfFile: "\(folder)/\(page)", encoding: .utf8)
      #expect(text.hasPrefix("<!DOCTYPE html>") && text.hasSuffix("</html>\n"), "\(page)")
    }
  }

  @Test func `as a filter, a line in gives a line out`() throws {
    let balint = try Balint()
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = ProgramRun.productsFolder.appendingPathComponent("balint")
    process.arguments = ["score", "--jobs", "2"]
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, FileHandle.nullDevice)
    process.environment = ["HOME": balint.folder.url.path]
    try process.run()
    for learner in ["anna", "ben", "cleo"] {
      let line = #"{"learner":"\#(learner)","case":"another-small-gift","question":"say","answer":"I'm touched."}"#
      try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
      // Waits for ever, and the test with it, when nothing comes.
      let scored = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      #expect(scored.hasPrefix(#"{"learner":"\#(learner)","#) && scored.hasSuffix("}\n"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

extension BatchFile {
  /// The note that a run leaves beside what it has written, when it is stopped at its first message.
  fileprivate func stopped(_ name: String, format: String) throws -> Data? {
    // The file of rows set aside has no room, so that the run fails after it has begun.
    let run = try balint.run(
      [
        "score", path, "--output", balint.folder.path(name), "--format", format, "--rejects", "/dev/full", "--cases",
        bank,
      ], input: Data()
    )
    #expect(run.code == 3 && run.messages.contains("/dev/full: the disk is full"), "\(run.messages)")
    return balint.folder.has(name + ".partial") ? balint.folder.contents(name + ".partial.json") : nil
  }
}

extension TemporaryFolder {
  fileprivate func cut(_ name: String, by bytes: Int) throws {
    let size = size(name)
    if size > bytes { #expect(truncate(path(name), off_t(size - bytes)) == 0) }
  }
}
