import CaseSyntax
import Diagnostics
import Foundation
import Testing

/// One fault gives one diagnostic: every case of the starter bank with one slip at a time.
@Suite struct RecoveryTests {
  /// How many slips gave how many diagnostics.
  private struct Tally {
    var counts: [Int: Int] = [:]

    /// Slips that were noticed; the others left the text valid, with another meaning.
    var noticed: Int { counts.filter { $0.key > 0 }.values.reduce(0, +) }
    var shareWithOne: Double { Double(counts[1, default: 0]) / Double(max(1, noticed)) }
    var mean: Double { Double(counts.map { $0.key * $0.value }.reduce(0, +)) / Double(max(1, noticed)) }
  }

  private static func cases() throws -> [Anatomy] {
    let folder = URL(filePath: #filePath).appending(path: "../../../cases").standardized
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { $0.hasSuffix(".yaml") }
      .map { Anatomy(Array(try Data(contentsOf: folder.appending(path: $0)))) }
  }

  /// Reached when this was written, over four seeds of 5,040 slips each: 99.6 to 99.7 of 100 slips that are noticed give
  /// one diagnostic, and the mean is 1.003 to 1.005.
  @Test func oneSlipGivesOneDiagnostic() throws {
    let cases = try Self.cases()
    #expect(cases.count >= 6)
    var random = SplitMix(seed: 7)
    var all = Tally()
    for slip in Slip.allCases {
      var tally = Tally()
      for text in cases {
        for _ in 0..<15 {
          guard let slipped = slip.make(in: text, using: &random) else { continue }
          tally.counts[parse(slipped).diagnostics.count, default: 0] += 1
        }
      }
      #expect(tally.noticed > 10, "\(slip)")
      #expect(tally.shareWithOne >= 0.85, "\(slip): \(tally.counts)")
      all.counts.merge(tally.counts, uniquingKeysWith: +)
    }
    #expect(all.shareWithOne >= 0.98, "\(all.counts)")
    #expect(all.mean <= 1.03, "\(all.counts)")
  }
}
