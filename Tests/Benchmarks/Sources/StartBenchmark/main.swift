import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import LargeBank

// swift run -c release --package-path Tests/Benchmarks start-benchmark [CASES]
//
// Ratios of one run: the catalogue of a large bank in a folder against (a) reading the bytes of the same files, one
// after another and on all cores, and (b) loading a small part of it in full. The bank is the starter bank's cases, over
// and over, each with another id. Rounds are interleaved, and each figure is the best of its rounds; the files lie in
// the system's cache.

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5_000
let sample = min(50, count)
let rounds = 5

func seconds(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  let duration = ContinuousClock.now - start
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// The floor: every file is opened and read, and nothing is looked at.
func readBytes(_ paths: ArraySlice<String>) -> Int {
  var buffer = [UInt8](repeating: 0, count: 1 << 20)
  var total = 0
  for path in paths {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { continue }
    while case let length = read(descriptor, &buffer, buffer.count), length > 0 { total += length }
    close(descriptor)
  }
  return total
}

/// The same on all cores, as the catalogue reads.
func readBytesOnAllCores(_ paths: [String]) {
  let cores = ProcessInfo.processInfo.activeProcessorCount
  DispatchQueue.concurrentPerform(iterations: cores) { core in
    _ = readBytes(paths[paths.count * core / cores..<paths.count * (core + 1) / cores])
  }
}

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("start-benchmark-\(getpid())")
defer { try? FileManager.default.removeItem(at: folder) }
let paths = try LargeBank.write(count, to: folder)
let bytes = readBytes(paths[...])
let definitions = StarterBank.definitions

var best = (list: Double.infinity, read: Double.infinity, cores: Double.infinity, load: Double.infinity)
var firstCase = Double.infinity
var starter = (list: Double.infinity, firstCase: Double.infinity)
for _ in 0..<rounds {
  var catalogue: Catalogue?
  best.list = min(best.list, try seconds { catalogue = try Catalogue(folder.path, base: StarterBank.definitions) })
  precondition(catalogue?.heads.count == count, "the catalogue lacks cases")
  firstCase = min(firstCase, seconds { _ = catalogue?.open("copy-0") })
  best.read = min(best.read, seconds { _ = readBytes(paths[...]) })
  best.cores = min(best.cores, seconds { readBytesOnAllCores(paths) })
  best.load = min(
    best.load,
    try seconds {
      let sources = try paths.prefix(sample).flatMap { try BankFolder.read($0) }
      precondition(BankLoader.load(sources, base: definitions).bank.cases.count == sample, "cases were left out")
    })
  var own: Catalogue?
  starter.list = min(starter.list, seconds { own = StarterBank.catalogue })
  starter.firstCase = min(starter.firstCase, seconds { _ = own?.open("another-small-gift") })
}

func row(_ name: String, _ time: Double, _ cases: Int) -> String {
  "| \(name) | \(String(format: "%.4f", time)) s | \(String(format: "%.1f", time / Double(cases) * 1e6)) µs |"
}

print(
  """
  \(ProcessInfo.processInfo.operatingSystemVersionString), \(ProcessInfo.processInfo.activeProcessorCount) cores, \
  \(count) cases, \(String(format: "%.1f", Double(bytes) / 1e6)) MB, best of \(rounds)

  | what | time | a case |
  | --- | --- | --- |
  \(row("catalogue: the heads of all cases", best.list, count))
  \(row("read: the bytes of all files", best.read, count))
  \(row("read on all cores", best.cores, count))
  \(row("load in full: \(sample) cases", best.load, sample))
  \(row("open the first case, with all skills and words", firstCase, 1))
  \(row("starter bank: its heads", starter.list, 6))
  \(row("starter bank: open the first case", starter.firstCase, 1))

  - \(String(format: "%.1f", best.list / best.read)) times the time of reading the bytes, \
  \(String(format: "%.1f", best.list / best.cores)) times that of reading them on all cores
  - a case is listed \(String(format: "%.0f", best.load / Double(sample) / best.list * Double(count))) times as fast \
  as it is loaded (built for: 20)
  - heads and first case after \(String(format: "%.2f", best.list + firstCase)) s (built for: 0.3 with 5,000 cases)
  """)
