import Agreement
import Foundation
import Testing

/// Figures against those of scikit-learn, statsmodels, krippendorff and pingouin; see `Golden/make_golden.py`.
@Suite struct GoldenTests {
  struct Golden: Decodable, Sendable {
    struct Pairs: Decodable, Sendable, CustomTestStringConvertible {
      let name: String
      let outOf: Int
      let first: [Int]
      let second: [Int]
      let confusion: [[Int]]
      let exact, adjacent, bias: Double
      let kappa, linearKappa, quadraticKappa, smd, icc, alpha: Double?

      var testDescription: String { name }
    }
    struct Several: Decodable, Sendable, CustomTestStringConvertible {
      let name: String
      /// For each marker the marks, nil where there is none.
      let markers: [[Int?]]
      let alpha: Double?

      var testDescription: String { name }
    }
    struct Ranges: Decodable, Sendable {
      let name: String
      let seed: UInt64
      let resamples: Int
      let first: [Int]
      let second: [Int]
      let quadraticKappa: [Double]
      let undefined: Int
      let bias: [Double]
    }
    struct Confidences: Decodable, Sendable {
      let stated: [Double]
      let agrees: [Int]
      let shares: [Double]
      let means: [Double]
      let expectedError: Double
      let kept: [[Double]]
    }
    let pairs: [Pairs]
    let several: [Several]
    let intervals: [Ranges]
    let reliability: [Confidences]
  }

  static let golden: Golden = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/golden.json")
    do {
      return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    } catch {
      Issue.record(error)
      return Golden(pairs: [], several: [], intervals: [], reliability: [])
    }
  }()

  static func matrix(_ first: [Int], _ second: [Int], outOf: Int) -> ConfusionMatrix {
    ConfusionMatrix(zip(first, second).map { RatedPair($0, $1) }, outOf: outOf)
  }

  func expect(_ value: Double?, _ expected: Double?, _ name: String) {
    guard let value, let expected else {
      #expect(
        value == nil && expected == nil, "\(name): \(String(describing: value)), not \(String(describing: expected))")
      return
    }
    #expect(abs(value - expected) < 1e-9, "\(name): \(value), not \(expected)")
  }

  @Test func `there are enough cases to mean something`() {
    #expect(Self.golden.pairs.count + Self.golden.several.count >= 40)
  }

  @Test(arguments: golden.pairs) func `two markers get the figures that others compute`(golden: Golden.Pairs) {
    let matrix = Self.matrix(golden.first, golden.second, outOf: golden.outOf)
    for (first, row) in golden.confusion.enumerated() {
      for (second, count) in row.enumerated() { #expect(matrix.count(first: first, second: second) == count) }
    }
    let figures = AgreementFigures(matrix)
    expect(figures[.exact], golden.exact, "exact")
    expect(figures[.adjacent], golden.adjacent, "adjacent")
    expect(figures[.kappa], golden.kappa, "kappa")
    expect(figures[.linearKappa], golden.linearKappa, "linear kappa")
    expect(figures[.quadraticKappa], golden.quadraticKappa, "quadratic kappa")
    expect(figures[.bias], golden.bias, "bias")
    expect(figures[.smd], golden.smd, "smd")
    expect(figures[.icc], golden.icc, "icc")
    expect(KrippendorffAlpha.ordinal(zip(golden.first, golden.second).map { [$0, $1] }), golden.alpha, "alpha")
  }

  @Test(arguments: golden.several) func `several markers get the same alpha, marks missing or not`(
    golden: Golden.Several
  ) {
    let answers = golden.markers.first?.indices.map { answer in golden.markers.map { $0[answer] } } ?? []
    expect(KrippendorffAlpha.ordinal(answers), golden.alpha, golden.name)
  }

  @Test func `the bootstrap gives the same intervals as its description in Python`() throws {
    for golden in Self.golden.intervals {
      let matrix = Self.matrix(golden.first, golden.second, outOf: 2)
      let intervals = Bootstrap(resamples: golden.resamples, seed: golden.seed).intervals(matrix)
      let kappa = try #require(intervals[.quadraticKappa])
      let bias = try #require(intervals[.bias])
      expect(kappa.low, golden.quadraticKappa[0], golden.name)
      expect(kappa.high, golden.quadraticKappa[1], golden.name)
      #expect(kappa.undefined == golden.undefined && kappa.resamples == golden.resamples - golden.undefined)
      expect(bias.low, golden.bias[0], golden.name)
      expect(bias.high, golden.bias[1], golden.name)
    }
    // One of them leaves resamples out.
    #expect(Self.golden.intervals.contains { $0.undefined > 0 })
  }

  @Test func `confidence is held against what agreed as scikit-learn does`() {
    for golden in Self.golden.reliability {
      let marks = zip(golden.stated, golden.agrees).map { StatedConfidence($0, agrees: $1 == 1) }
      let reliability = Reliability(marks)
      let bins = reliability.bins.filter { $0.count > 0 }
      #expect(bins.count == golden.shares.count)
      for (bin, (share, mean)) in zip(bins, zip(golden.shares, golden.means)) {
        expect(bin.agreement, share, "share")
        expect(bin.stated, mean, "mean")
      }
      expect(reliability.expectedError, golden.expectedError, "error")
      let rows = Coverage(marks, reviewBelow: golden.kept.map { $0[0] }).rows
      #expect(rows.map(\.kept) == golden.kept.map { Int($0[1]) })
      #expect(rows.map(\.agreeing) == golden.kept.map { Int($0[2]) })
    }
  }
}
