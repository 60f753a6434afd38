import CaseLoading
import CaseModel
import Foundation
import Matching
import Scoring

// swift build -c release
// swift run -c release --package-path Tests/Benchmarks batch-benchmark .build/release/balint [ROWS]
//
// The whole program on a million rows of CSV to JSON Lines, with one job and with two, and the matching engine alone on
// the same answers on one core, in the same run. Memory is the program's peak (getrusage, ru_maxrss). Rates
// are given by the clock, and by processor seconds, which other programs on the machine change less.

guard let program = CommandLine.arguments.dropFirst().first else {
  print("usage: batch-benchmark PROGRAM [ROWS], for instance .build/release/balint")
  exit(2)
}
let count = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1_000_000
let rounds = 3
let folder = FileManager.default.temporaryDirectory.appendingPathComponent("batch-benchmark-\(getpid())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

/// An answer to a question of the starter bank.
struct Given {
  let teachingCase: Case
  let question: Question
  let answer: String
}

/// The bank's own anchors with their question, each cut at every word from the eighth on; row after row anew.
func answers(_ bank: CaseBank) -> [Given] {
  var given: [Given] = []
  for teachingCase in bank.cases {
    for question in teachingCase.questions where !question.kind.isPrivate {
      for anchor in question.anchors {
        let words = anchor.answer.split { $0.isWhitespace }
        for end in min(8, words.count)...max(8, words.count) {
          let text = words.prefix(end).joined(separator: " ").replacing("\"", with: "\"\"")
          given.append(Given(teachingCase: teachingCase, question: question, answer: text))
        }
      }
    }
  }
  return given
}

/// Rows in an order that jumps between the questions, and comes again with the same count.
func order(_ count: Int, of many: Int) -> [Int] {
  var state: UInt64 = 20_040_404
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % many
  }
}

func write(_ given: [Given], _ order: [Int], to path: String) throws {
  _ = FileManager.default.createFile(atPath: path, contents: nil)
  let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  var text = "learner,case,question,answer\n"
  for (row, index) in order.enumerated() {
    let one = given[index]
    text += "l\(row),\(one.teachingCase.id),\(one.question.id),\"\(one.answer)\"\n"
    if text.utf8.count > 1 << 20 || row == order.count - 1 {
      try file.write(contentsOf: Data(text.utf8))
      text = ""
    }
  }
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(work)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// Runs the program; gives the seconds, those of processors, and its peak memory in MB.
func run(_ program: String, _ arguments: [String]) throws -> (seconds: Double, work: Double, megabytes: Double) {
  var id = pid_t()
  var usage = rusage()
  var status: Int32 = 0
  let time = try seconds {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    guard posix_spawn(&id, program, nil, nil, &words, environ) == 0, wait4(id, &status, 0, &usage) == id, status == 0
    else { throw CocoaError(.executableLoad) }
  }
  let work = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  return (time, work, Double(usage.ru_maxrss) / 1024)
}

let bank = BankLoader.load(StarterBank.sources, base: nil).bank
let given = answers(bank)
let rows = order(count, of: given.count)
let path = folder.appendingPathComponent("answers.csv").path
try write(given, rows, to: path)

/// The engine alone, over a tenth of the answers.
nonisolated func engine(_ given: [Given], _ order: ArraySlice<Int>, _ bank: CaseBank) -> (
  byClock: Double, byWork: Double
) {
  let reader = TextReader()
  var scorers: [String: Scorer] = [:]
  let work = given.map { one in
    let key = "\(one.teachingCase.id) \(one.question.id)"
    let scorer =
      scorers[key] ?? Scorer(CompiledQuestion(one.question, of: one.teachingCase, in: bank), reader: reader)
    scorers[key] = scorer
    return (scorer, one.answer)
  }
  var marks = 0
  let start = clock()
  let time = seconds { for index in order { marks += work[index].0.score(work[index].1).marks.count } }
  let processor = Double(clock() - start) / Double(CLOCKS_PER_SEC)
  return marks > 0 ? (Double(order.count) / time, Double(order.count) / processor) : (0, 0)
}

/// What came of some rounds of one thing.
struct Measured {
  let name: String
  var rates: [Double] = []
  /// The same by processor seconds.
  var workRates: [Double] = []
  var megabytes = 0.0

  var best: Double { rates.max() ?? 0 }
  var bestByWork: Double { workRates.max() ?? 0 }
  var row: String {
    let peak = megabytes > 0 ? String(format: "%.0f MB", megabytes) : ""
    return "| \(name) | \(Int(best)) | \(Int(rates.min() ?? 0)) | \(Int(bestByWork)) | \(peak) |"
  }
}

var alone = Measured(name: "the engine alone, one core")
var jobs = [Measured(name: "the program, one job"), Measured(name: "the program, two jobs")]
for _ in 0..<rounds {
  let rates = engine(given, rows.prefix(max(1, count / 10)), bank)
  alone.rates.append(rates.byClock)
  alone.workRates.append(rates.byWork)
  for index in jobs.indices {
    let output = folder.appendingPathComponent("scores.jsonl").path
    let (time, work, megabytes) = try run(
      program, ["score", path, "--output", output, "--jobs", "\(index + 1)", "--quiet"])
    jobs[index].rates.append(Double(count) / time)
    jobs[index].workRates.append(Double(count) / work)
    jobs[index].megabytes = max(jobs[index].megabytes, megabytes)
  }
}
print(
  """
  \(ProcessInfo.processInfo.operatingSystemVersionString), \(ProcessInfo.processInfo.activeProcessorCount) cores, \
  \(count) rows, \(rounds) rounds in turn

  | what | rows a second, best | worst | a processor second, best | peak memory (built for: 150 MB) |
  | --- | --- | --- | --- | --- |
  \(alone.row)
  \(jobs[0].row)
  \(jobs[1].row)

  One job to the engine: \(String(format: "%.2f", jobs[0].best / alone.best)) by the clock, \
  \(String(format: "%.2f", jobs[0].bestByWork / alone.bestByWork)) by processor seconds (built for: at least 0.60).
  Two jobs to one: \(String(format: "%.2f", jobs[1].best / jobs[0].best)) (built for: at least 1.8).
  """)
