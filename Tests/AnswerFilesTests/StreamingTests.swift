import Testing

@testable import AnswerFiles

@Suite("Streams")
struct StreamingTests {
  /// Repeats a block until so many bytes have been given.
  private func stream(_ header: String, _ block: String, bytes: Int) -> () -> [UInt8]? {
    let block = Array(block.utf8)
    var next: [UInt8]? = Array(header.utf8)
    var given = 0
    return {
      defer {
        next = given < bytes ? block : nil
        given += block.count
      }
      return next
    }
  }

  @Test("A stream of any length passes through a window of a row and a chunk")
  func memoryIsBounded() throws {
    #if DEBUG
      let length = 10_000_000
    #else
      let length = 200_000_000
    #endif
    let answer = String(repeating: "x", count: 5_000)
    let block = "anna,gift,say,\(answer)\n"
    var reader = try AnswerReader(
      name: "a.csv", read: stream("learner,case,question,answer\n", block, bytes: length))
    var rows = 0
    var largest = 0
    while let result = try reader.next() {
      guard case .row = result else { continue }
      rows += 1
      largest = max(largest, reader.bufferedBytes)
    }
    #expect(rows * block.utf8.count >= length)
    #expect(largest <= 2 * block.utf8.count)
  }

  @Test("A quote that never closes holds no more than the row limit and a chunk")
  func unclosedQuote() throws {
    let limits = AnswerLimits(rowBytes: 10_000)
    let block = String(repeating: "b,c,q,a plain answer\n", count: 100)
    var reader = try AnswerReader(
      name: "a.csv", limits: limits, read: stream("learner,case,question,answer\na,c,q,\"oh\n", block, bytes: 500_000)
    )
    var rows = 0
    var rejects: [String] = []
    var largest = 0
    while let result = try reader.next() {
      if case .row = result { rows += 1 } else { rejects.append(summary(result)) }
      largest = max(largest, reader.bufferedBytes)
    }
    #expect(rejects == ["2! the quote opened at line 2, column 7 is never closed"])
    #expect(rows == (500_000 + block.utf8.count - 1) / block.utf8.count * 100)
    #expect(largest <= limits.rowBytes + 2 * block.utf8.count)
  }

  @Test("A line without end comes in pieces that fit the limit")
  func endlessLine() throws {
    let limits = AnswerLimits(rowBytes: 10_000)
    var reader = try AnswerReader(
      name: "a.csv", limits: limits,
      read: stream("learner,case,question,answer\n", String(repeating: "x", count: 3_000), bytes: 300_000))
    var bytes = 0
    while let result = try reader.next() {
      #expect(result.raw.count <= limits.rowBytes)
      #expect(reader.bufferedBytes <= limits.rowBytes + 3_001)
      bytes += result.raw.count
    }
    #expect(bytes == 300_000)
  }

  @Test("What a writer writes, the reader reads, whatever the text")
  func roundTrip() throws {
    var random = SeededGenerator(state: 2026)
    for round in 0..<200 {
      let rows = (0..<5).map { _ in (0..<6).map { _ in randomText(&random) } }
      let names = ["learner", "case", "question", "answer", "x", "y, z"]
      var csv: [UInt8] = []
      let writer = CSVWriter(guardsFormulas: false)
      writer.write(names, to: &csv)
      for row in rows { writer.write(row, to: &csv) }
      var json = JSONText()
      for row in rows {
        json.object { for (name, cell) in zip(names, row) { $0.add(name, cell) } }
        json.endLine()
      }
      for (name, bytes) in [("a.csv", csv), ("a.jsonl", json.bytes)] {
        let results = try read(bytes, name: name, chunkSize: 1 + round % 50).results
        let found = results.map { result -> [String] in
          guard case .row(let row) = result else { return [summary(result)] }
          return [row.learner, row.case, row.question, row.answer] + row.others.map(\.value)
        }
        // Strings are compared by their scalars, as canonically equivalent ones count as equal.
        #expect(
          found.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } }, "round \(round) \(name)")
      }
    }
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let alphabet: [Character] = [
      "a", "b", " ", "\"", "\"", ",", ";", "\t", "\n", "\r", "\r\n", "=", "'", "\\", "é", "e\u{301}", "😀", "\0",
      "\u{1B}",
      "\u{2028}", "\u{FEFF}",
    ]
    return String(
      (0..<Int.random(in: 0...8, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" })
  }
}
