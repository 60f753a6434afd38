import Foundation

// swift build -c release
// swift run -c release --package-path Tests/Benchmarks drill-benchmark .build/release/balint [LEARNERS]
//
// A drill with 200 learners, each with a connection and a thread of their own, who all send an answer at the same moment,
// three times over; beside it, in the same run, what the disk needs for one small write that is to stay. An answer is
// acknowledged when it is on the disk. At the end every acknowledged answer must be in the record.

guard let path = CommandLine.arguments.dropFirst().first else {
  print("usage: drill-benchmark PROGRAM [LEARNERS], for instance .build/release/balint")
  exit(2)
}
let learners = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 200
let folder = FileManager.default.temporaryDirectory.appendingPathComponent("drill-benchmark-\(getpid())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
let history = folder.appendingPathComponent("history.sqlite").path

var said = ""
let process = Process()
let (input, output) = (Pipe(), Pipe())
process.executableURL = URL(fileURLWithPath: path)
process.arguments = ["drill", "another-small-gift", "--listen", "--keep-answers", "--history", history]
process.standardInput = input
process.standardOutput = output
try process.run()
func type(_ line: String) { try? input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8)) }

@MainActor func wait(for text: String) {
  while !said.contains(text) {
    let data = output.fileHandleForReading.availableData
    if data.isEmpty { fail("the program ended: \(said.suffix(500))") }
    said += String(decoding: data, as: UTF8.self)
  }
}
wait(for: ":end\n")
guard let match = said.firstMatch(of: /127\.0\.0\.1:([0-9]+) +code ([A-Z0-9 ]+)/), let port = UInt16(match.1) else {
  fail("no address in \(said)")
}
let code = String(match.2)
for _ in 0..<2 { type("") }
type(":skip")
wait(for: "Answers so far")

/// One request of every phone at the same moment, each on a thread of its own; how long each took, in milliseconds.
func all(_ request: @escaping @Sendable (Phone, Int) -> Int) -> [Double] {
  nonisolated(unsafe) var times = [Double](repeating: 0, count: learners)
  nonisolated(unsafe) var statuses = [Int](repeating: 0, count: learners)
  let (ready, go, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
  let lock = NSLock()
  for (number, phone) in phones.enumerated() {
    Thread.detachNewThread {
      ready.signal()
      go.wait()
      var status = 0
      let time = milliseconds { status = request(phone, number) }
      lock.withLock {
        times[number] = time
        statuses[number] = status
      }
      done.signal()
    }
  }
  for _ in phones { ready.wait() }
  for _ in phones { go.signal() }
  for _ in phones { done.wait() }
  let refused = statuses.filter { $0 != 303 }
  if !refused.isEmpty { fail("\(refused.count) of \(learners) were not acknowledged: \(Set(refused))") }
  return times
}

let phones = (0..<learners).map { _ in Phone(port: port) }
print("| \(learners) learners at once, ms | median | 95% | 99% | worst |")
print("| --- | --- | --- | --- | --- |")
row("join", all { phone, _ in phone.post("/join", [("code", code)]) })
for round in 1...3 {
  row(
    "send an answer, round \(round)",
    all { phone, number in
      phone.post(
        "/answer",
        [
          ("case", "another-small-gift"), ("question", "patient"),
          ("answer", "She may be lonely, or thankful, and I wonder about her son. Learner \(number), round \(round)."),
        ])
    })
}
let probe = open(folder.appendingPathComponent("probe").path, O_WRONLY | O_CREAT, 0o600)
row(
  "a write of 4 KiB and fsync, alone",
  (0..<100).map { _ in
    milliseconds {
      _ = write(probe, [UInt8](repeating: 0, count: 4_096), 4_096)
      fsync(probe)
    }
  })

type(":end")
wait(for: "The drill is over.")
process.waitUntilExit()
let reader = Process()
let record = Pipe()
reader.executableURL = URL(fileURLWithPath: path)
reader.arguments = ["history", "drills", "1", "--json", "--history", history]
reader.standardOutput = record
try reader.run()
let kept = String(decoding: record.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
let missing = (0..<learners).filter { !kept.contains("Learner \($0), round 3.") }
print("\(learners - missing.count) of \(learners) acknowledged answers are in the record.")
try? FileManager.default.removeItem(at: folder)
exit(missing.isEmpty ? 0 : 1)
