import CaseSyntax
import Diagnostics
import Foundation
import Yams

// swift run -c release --package-path Tests/Benchmarks parse-benchmark [MEGABYTES]
//
// Ratios of one run: our parser (tree with spans and comments) against Yams' nodes over libyaml, and against a scan that
// only looks at every byte. Yams resolves no types here (`Resolver.basic`), as we do not. Rounds are interleaved, and
// each figure is the best of its rounds.

let megabytes = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20
let rounds = 5

let bank = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("cases")

/// The bank's own files, over and over, each with another id.
func text(of size: Int) throws -> String {
  let names = try FileManager.default.subpathsOfDirectory(atPath: bank.path).filter { $0.hasSuffix(".yaml") }.sorted()
  let files = try names.map { try String(contentsOf: bank.appendingPathComponent($0), encoding: .utf8) }
  var text = ""
  var copy = 0
  while text.utf8.count < size {
    for file in files where text.utf8.count < size {
      text += "---\n# copy \(copy)\n" + file + "\n"
      copy += 1
    }
  }
  return text
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  let duration = ContinuousClock.now - start
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// The floor: looks at every byte and at nothing else.
func scan(_ bytes: [UInt8]) -> Int {
  var lines = 0
  for byte in bytes where byte == 0x0A { lines &+= 1 }
  return lines
}

/// Megabytes of this process in memory now; nil where the system has no /proc.
func residentMemory() -> Double? {
  guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
  return text.split(separator: " ").dropFirst().first.flatMap { Double($0) }.map { $0 * Double(getpagesize()) / 1e6 }
}

let large = try text(of: megabytes << 20)
let bytes = Array(large.utf8)
let source = SourceText(name: "large", bytes: bytes)
let small = SourceText(name: "small", bytes: Array(try text(of: megabytes << 20 / 10).utf8))

var best = (ours: Double.infinity, small: Double.infinity, yams: Double.infinity, scan: Double.infinity)
var lines = 0
let before = residentMemory()
let held = SyntaxParser.parse(source)
let memory = residentMemory().flatMap { after in before.map { String(format: "%.0f MB", after - $0) } } ?? "unknown"
let faults = held.diagnostics.count
for _ in 0..<rounds {
  best.ours = min(best.ours, seconds { _ = SyntaxParser.parse(source) })
  best.small = min(best.small, seconds { _ = SyntaxParser.parse(small) })
  best.scan = min(best.scan, seconds { lines = scan(bytes) })
  best.yams = min(best.yams, try seconds { for node in try Yams.compose_all(yaml: large, .basic) { _ = node } })
}

let size = Double(bytes.count) / 1e6
let smallSize = Double(small.bytes.count) / 1e6
func row(_ name: String, _ time: Double, _ size: Double) -> String {
  "| \(name) | \(String(format: "%.4f", time)) s | \(String(format: "%.1f", size / time)) MB/s |"
}

print(
  """
  \(ProcessInfo.processInfo.operatingSystemVersionString), \(ProcessInfo.processInfo.activeProcessorCount) cores, \
  \(String(format: "%.1f", size)) MB, \(lines) lines, \(faults) faults, best of \(rounds)

  | what | time | rate |
  | --- | --- | --- |
  \(row("ours: tree, spans, comments", best.ours, size))
  \(row("ours, a tenth of the text", best.small, smallSize))
  \(row("Yams: nodes over libyaml", best.yams, size))
  \(row("scan: every byte looked at", best.scan, size))

  - against Yams: \(String(format: "%.1f", best.yams / best.ours)) times as fast (built for: 5)
  - ten times the text takes \(String(format: "%.1f", best.ours / best.small * smallSize * 10 / size)) times the time (built for: at most 11)
  - \(String(format: "%.1f", best.ours / best.scan)) times the time of the scan
  - \(memory) of memory for the tree of \(String(format: "%.0f", size)) MB of text, \(held.tree.documents.count) documents
  """)
