import Foundation
import Testing

@testable import Barcodes

@Suite struct QRCodeTests {
  static let addresses = [
    "http://192.168.1.20:8080/j/KUR4MB", "a", "http://[fe80::1]:8080/j/é", String(repeating: "balint ", count: 60),
  ]

  /// The fifteen bits beside the finder patterns for error correction M and each of the eight masks.
  /// Source: ISO/IEC 18004:2015, table C.1.
  static let formatsOfM: Set<Int> = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0]

  @Test(arguments: addresses) func `a code has the patterns that a reader goes by`(text: String) throws {
    let code = try #require(QRCode(text))
    #expect(code.size >= 21 && (code.size - 17).isMultiple(of: 4))
    let last = code.size - 7
    for (top, left) in [(0, 0), (0, last), (last, 0)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = max(abs(row - 3), abs(column - 3))
          #expect(code[top + row, left + column] == (ring != 2))
        }
      }
    }
    for index in 8..<code.size - 8 {
      #expect(code[6, index] == index.isMultiple(of: 2) && code[index, 6] == index.isMultiple(of: 2))
    }
    // One module is dark in every code.
    #expect(code[code.size - 8, 8])
  }

  @Test(arguments: addresses) func `error correction is M, said twice`(text: String) throws {
    let code = try #require(QRCode(text))
    let near =
      [0, 1, 2, 3, 4, 5, 7, 8].map { code[8, $0] } + [7, 5, 4, 3, 2, 1, 0].map { code[$0, 8] }
    let far = (1...7).map { code[code.size - $0, 8] } + (1...8).reversed().map { code[8, code.size - $0] }
    func number(_ bits: [Bool]) -> Int { bits.reduce(0) { $0 << 1 | ($1 ? 1 : 0) } }
    #expect(Self.formatsOfM.contains(number(near)))
    #expect(number(near) == number(far))
  }

  @Test func `what cannot be a code is none`() {
    #expect(QRCode("") == nil)
    #expect(QRCode("a\u{0}b") == nil)
    #expect(QRCode(String(repeating: "é", count: 2_000)) == nil)
    #expect(QRCode(String(repeating: "a", count: 2_331))?.size == 177)
  }

  @Test func `outside the code everything is light, and the runs of a row are its dark modules`() throws {
    let code = try #require(QRCode("a"))
    #expect(!code[-1, 0] && !code[0, -1] && !code[code.size, 0] && !code[0, code.size])
    for row in 0..<code.size {
      let runs = code.darkRuns(inRow: row)
      #expect(runs.flatMap(Array.init) == (0..<code.size).filter { code[row, $0] })
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    }
    #expect(code.darkRuns(inRow: 0).first == 0..<7)
  }

  @Test(arguments: [false, true]) func `half blocks draw the code with its quiet zone`(isInverted: Bool) throws {
    let code = try #require(QRCode(Self.addresses[0]))
    let lines = code.halfBlocks(isInverted: isInverted)
    let side = code.size + 8
    #expect(lines.count == (side + 1) / 2 && lines.allSatisfy { $0.count == side })
    let printed = Drawing.modules(lines)
    for row in 0..<side {
      for column in 0..<side { #expect(printed[row][column] != (code[row - 4, column - 4] == isInverted)) }
    }
    // Nothing is printed below the last row, which may be the only light one of its line.
    #expect(printed[side].allSatisfy { !$0 })
  }
}

/// What half blocks print.
enum Drawing {
  static func modules(_ lines: [String]) -> [[Bool]] {
    lines.flatMap { line in [line.map { "█▀".contains($0) }, line.map { "█▄".contains($0) }] }
  }
}

/// OpenCV reads the code, where a Python has it.
@Suite(.enabled(if: Decoder.python != nil)) struct QRCodeDecodingTests {
  @Test(arguments: [false, true]) func `an independent reader finds the text`(isInverted: Bool) throws {
    for text in QRCodeTests.addresses {
      let code = try #require(QRCode(text))
      #expect(try Decoder.read(code.halfBlocks(isInverted: isInverted), isInverted: isInverted) == text)
    }
  }
}

private enum Decoder {
  static let python: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.map { "\($0)/python3" }.filter { FileManager.default.isExecutableFile(atPath: $0) }
    return candidates.first { (try? run($0, ["-c", "import cv2"]))?.status == 0 }
  }()

  /// What is read in a picture of the printed lines, eight pixels a module.
  static func read(_ lines: [String], isInverted: Bool) throws -> String {
    let rows = Drawing.modules(lines)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".pgm")
    defer { try? FileManager.default.removeItem(at: file) }
    var picture = Data("P5 \(8 * (rows.first?.count ?? 0)) \(8 * rows.count) 255\n".utf8)
    for row in rows {
      let pixels = row.flatMap { Array(repeating: UInt8($0 == isInverted ? 255 : 0), count: 8) }
      for _ in 0..<8 { picture.append(contentsOf: pixels) }
    }
    try picture.write(to: file)
    let script = """
      import cv2, sys
      sys.stdout.buffer.write(cv2.QRCodeDetector().detectAndDecode(cv2.imread(sys.argv[1]))[0].encode())
      """
    return try run(python ?? "", ["-c", script, file.path]).output
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
