import Foundation
import GRDB
import LargeBank

// swift build -c release
// swift run -c release --package-path Tests/Benchmarks sitting-benchmark .build/release/balint
//
// The whole program at a terminal, in one run: from its start to the first prompt, with 5,000 cases and with the starter
// bank, beside `python3 -c pass`; and from Enter to the feedback on screen, with an empty history and with one of
// 100,000 attempts. The attempt is on the disk before the feedback is shown, so that the disk's own pace is in it.

guard let program = CommandLine.arguments.dropFirst().first else {
  print("usage: sitting-benchmark PROGRAM, for instance .build/release/balint")
  exit(2)
}
let rounds = 15
let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitting-benchmark-\(getpid())")
defer { try? FileManager.default.removeItem(at: folder) }
let bank = folder.appendingPathComponent("bank")
_ = try LargeBank.write(5_000, to: bank)

func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  let duration = ContinuousClock.now - start
  return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

func terminal(_ arguments: [String], history: String) throws -> Terminal {
  let path = folder.appendingPathComponent(history).path
  return try Terminal(
    program, ["quiz"] + arguments + ["--history", path],
    environment: ["TERM": "xterm", "LANG": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin"])
}

/// From the start of the program to its first prompt.
func start(_ arguments: [String], history: String) throws -> Double {
  var open: Terminal?
  return try milliseconds {
    open = try terminal(arguments, history: history)
    try open?.wait(for: "balint> ")
  }
}

/// From Enter to the feedback, whose last line comes in the same breath as its first.
func feedback(history: String) throws -> Double {
  let open = try terminal(["another-small-gift"], history: history)
  try open.answer("balint> ", with: "")
  for question in 1...2 { try open.answer("Question \(question)", with: ":skip") }
  try open.answer("What would you say next?", with: "It's kind of you, and I'm touched. I can't keep the watch.")
  try open.wait(for: "> ")
  usleep(50_000)
  let time = try milliseconds {
    try open.type("\r")
    try open.wait(for: "Your words")
  }
  // To its end, or the next sitting would go on with this one.
  for question in 4...5 { try open.answer("Question \(question)", with: ":skip") }
  try open.answer("How was it for you?", with: "")
  try open.waitForEnd()
  return time
}

extension Terminal {
  /// Types when the text has been shown and keys are read.
  func answer(_ text: String, with keys: String) throws {
    try wait(for: text)
    if !text.hasSuffix("> ") { try wait(for: "> ") }
    usleep(100_000)
    try type(keys + "\r")
  }
}

/// Puts attempts like those there are into a history, of 200 cases over two years.
func fill(_ history: String, with count: Int) throws {
  let file = try DatabaseQueue(path: folder.appendingPathComponent(history).path)
  try file.write { db in
    let learner = try String.fetchOne(db, sql: "SELECT id FROM learner") ?? ""
    for number in 0..<count {
      try db.execute(
        sql: """
          INSERT INTO attempt
            (learner, session, case_id, case_hash, question_id, answer, score, out_of, score_json, engine, at)
          SELECT ?, (SELECT min(number) FROM session), ?, 'x', 'say', answer, 2, 4, score_json, engine, ?
          FROM attempt WHERE number = (SELECT min(number) FROM attempt)
          """,
        arguments: [
          learner, number % 50 == 0 ? "another-small-gift" : "copy-\(number % 200)",
          1_700_000_000_000 + number * 600_000,
        ])
    }
  }
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func row(_ name: String, _ times: [Double]) -> String {
  let numbers = [times.min() ?? 0, median(times), times.max() ?? 0].map { String(format: "%.1f", $0) }
  return "| \(name) | " + numbers.joined(separator: " | ") + " |"
}

// The first sitting makes the histories and the attempt that the others are copies of.
for history in ["small.sqlite", "large.sqlite"] { _ = try feedback(history: history) }
try fill("large.sqlite", with: 100_000)
var times: [String: [Double]] = [:]
for _ in 0..<rounds {
  times["large bank", default: []].append(try start(["--cases", bank.path], history: "bank.sqlite"))
  times["starter bank", default: []].append(try start([], history: "bank.sqlite"))
  times["start, large", default: []].append(try start([], history: "large.sqlite"))
  times["python", default: []].append(
    try milliseconds {
      let python = try Process.run(URL(fileURLWithPath: "/usr/bin/env"), arguments: ["python3", "-c", "pass"])
      python.waitUntilExit()
    })
  times["small", default: []].append(try feedback(history: "small.sqlite"))
  times["large", default: []].append(try feedback(history: "large.sqlite"))
}
print(
  """
  \(ProcessInfo.processInfo.operatingSystemVersionString), \(ProcessInfo.processInfo.activeProcessorCount) cores, \
  \(rounds) rounds, milliseconds

  | what | best | median | worst |
  | --- | --- | --- | --- |
  \(row("start to first prompt, 5,000 cases (built for: 300)", times["large bank"] ?? []))
  \(row("start to first prompt, starter bank", times["starter bank"] ?? []))
  \(row("start to first prompt, starter bank, 100,000 attempts", times["start, large"] ?? []))
  \(row("python3 -c pass", times["python"] ?? []))
  \(row("Enter to feedback, a few attempts", times["small"] ?? []))
  \(row("Enter to feedback, 100,000 attempts (built for: 10)", times["large"] ?? []))
  """)
