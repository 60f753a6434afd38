import Testing

@testable import AnswerFiles

@Suite("Reading CSV")
struct CSVReadingTests {
  @Test("A file gives the rows that it holds, whatever the size of the chunks it comes in", arguments: csvExamples)
  func example(_ example: CSVExample) throws {
    for chunkSize in [1, 2, 3, 5, 7, 16, 61, 1000] {
      let results = try read(example.input, limits: CSVExample.limits, chunkSize: chunkSize).results
      #expect(results.map(summary) == example.expected, "chunks of \(chunkSize)")
    }
  }

  @Test("The header and the rows, good and bad, are together the file as it came", arguments: csvExamples)
  func losesNothing(_ example: CSVExample) throws {
    let (header, results) = try read(example.input, limits: CSVExample.limits)
    // What is skipped, a byte order mark and blank rows, is blank.
    let skippable = Set("\u{FEFF}\r\n\t ,".utf8)
    let kept = (header + results.flatMap(\.raw)).filter { !skippable.contains($0) }
    #expect(kept == example.input.filter { !skippable.contains($0) })
    if !example.testDescription.hasPrefix("b") { #expect(header + results.flatMap(\.raw) == example.input) }
  }

  @Test("Random heaps of quotes, separators and line breaks lose no byte and depend on no chunk size")
  func randomHeaps() throws {
    var random = SeededGenerator(state: 7)
    let alphabet = Array("\"\",;\n\r\nab\u{E9}".utf8) + [0xFF]
    for round in 0..<300 {
      let heap = (0..<Int.random(in: 0...120, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let file = Array("learner,case,question,answer\n".utf8) + heap
      let limits = AnswerLimits(answerBytes: 10, rowBytes: 28 + round % 40)
      let whole = try read(file, limits: limits)
      for chunkSize in [1, 2, 3, 13] {
        #expect(try read(file, limits: limits, chunkSize: chunkSize).results == whole.results, "round \(round)")
      }
      let blank = Set(",\r\n".utf8)
      let kept = (whole.header + whole.results.flatMap(\.raw)).filter { !blank.contains($0) }
      #expect(kept == file.filter { !blank.contains($0) }, "round \(round)")
    }
  }

  @Test("Any limit can be asked for")
  func extremeLimits() throws {
    let file = Array("learner,case,question,answer\na,c,q,x\n".utf8)
    let limits = AnswerLimits(answerBytes: .max, rowBytes: .max)
    #expect(try read(file, limits: limits).results.map(summary) == ["2: a|c|q|x"])
    let error = answerFileError { _ = try read(file, limits: AnswerLimits(answerBytes: 0, rowBytes: .min)) }
    #expect(error?.cause == .headerTooLong(limit: 1))
  }

  @Test("Thousands of quotes that never close each spoil their own line only")
  func manyUnclosedQuotes() throws {
    let lines = String(repeating: "a,c,q,\"oh\nb,c,q,x\n", count: 2_000)
    let results = try read(Array(("learner,case,question,answer\n" + lines).utf8)).results
    #expect(results.count == 4_000)
    #expect(results.count { if case .row = $0 { true } else { false } } == 2_000)
    #expect(results.dropLast().last.map(summary) == "4000! the quote opened at line 4000, column 7 is never closed")
  }

  @Test("What a cause says never holds the answer's text")
  func privacy() throws {
    let secret = "hiddenwords"
    let file = """
      learner,case,question,answer
      \(secret)
      a,c,q,"\(secret)" \(secret)
      a,c,q,\(String(repeating: secret, count: 9))
      a,c,q,"\(secret)
      """
    let results = try read(Array(file.utf8), limits: AnswerLimits(answerBytes: 50)).results
    #expect(results.count == 4)
    for result in results {
      guard case .reject(let rejected) = result else {
        Issue.record("read as a row: line \(summary(result).prefix(2))")
        continue
      }
      #expect(!"\(rejected.cause) \(rejected.cause.mend)".contains(secret))
    }
  }
}
