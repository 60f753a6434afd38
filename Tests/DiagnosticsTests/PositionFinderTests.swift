import Testing

@testable import Diagnostics

@Suite struct PositionFinderTests {
  @Test func `every offset has the position that a line table gives it`() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = ["a", "é", "日", "👵", "\t", "\n", "\r\n", "\r", " "].map { Array($0.utf8) } + [[0xFF], [0x80]]
    // Long enough for several blocks, with and without a byte order mark and line breaks.
    for text in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      for kinds in [4, pieces.count] {
        var bytes = text
        while bytes.count < 10_000 { bytes += pieces[random(kinds)] }
        let source = SourceText(name: "x", bytes: bytes)
        let table = LineTable(source)
        let finder = PositionFinder(source)
        for offset in [-1, 0, 1, 2, 3, 4095, 4096, 4097, 8191, 8192, 8193, bytes.count, bytes.count + 1] {
          #expect(finder.position(of: offset) == table.position(of: offset))
        }
        for _ in 0..<200 {
          let offset = random(bytes.count)
          #expect(finder.position(of: offset) == table.position(of: offset))
        }
      }
    }
  }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 8192]) func `the end of a text is a place`(length: Int) {
    let source = SourceText(name: "x", text: String(repeating: "x", count: length))
    let region = PositionFinder(source).region(of: SourceSpan(0, length + 5))
    #expect(region.end == SourcePosition(line: 1, column: length + 1))
    #expect(region.bytes == SourceSpan(0, length))
  }

  @Test func `places far along one long line are found`() {
    let length = 1_000_000
    let source = SourceText(name: "x", bytes: [UInt8](repeating: UInt8(ascii: "x"), count: length))
    let finder = PositionFinder(source)
    // How long a look-up takes is for the benchmarks: within a test a clock proves nothing.
    let offsets = (0..<20).map { length / 2 + $0 * 20_000 }
    #expect(offsets.map { finder.position(of: $0) } == offsets.map { SourcePosition(line: 1, column: $0 + 1) })
  }
}
