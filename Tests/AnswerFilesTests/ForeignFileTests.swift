import Testing

@testable import AnswerFiles

/// Files as other programs write them.
@Suite struct ForeignFileTests {
  private static func guess(_ text: String) -> (case: String, question: String)? {
    if text.hasSuffix("What do you say?") { return ("gift", "say") }
    return text == "What now?" ? ("gift", "turn") : nil
  }

  private static func reader(
    _ bytes: [UInt8], name: String = "f.csv", map: [String] = [], limits: AnswerLimits = AnswerLimits(),
    chunkSize: Int = 1 << 16
  ) throws -> AnswerReader {
    try AnswerReader(
      name: name, limits: limits, map: ColumnMap(map), guess: guess, read: chunks(of: bytes, size: chunkSize))
  }

  private static func results(_ reader: inout AnswerReader) throws -> [RowResult] {
    var results: [RowResult] = []
    while let result = try reader.next() { results.append(result) }
    return results
  }

  @Test(arguments: foreignExamples)
  func `a file gives its answers and says what was guessed, whatever the size of its chunks`(
    _ example: ForeignExample
  ) throws {
    for chunkSize in Array(1...9) + [61, 1000] {
      var reader = try Self.reader(example.input, name: example.name, map: example.map, chunkSize: chunkSize)
      let rows = try Self.results(&reader).map(summary)
      #expect(rows == example.rows, "chunks of \(chunkSize)")
      #expect(reader.notices == example.notices)
      #expect(reader.emptyResponses == example.emptyResponses)
    }
  }

  @Test func `what the first row makes the reader guess is known before it is asked for`() throws {
    let reader = try Self.reader(Array("Username,Question 1,Response 1\na,What now?,x\n".utf8))
    #expect(reader.notices.last == "the column 'Response 1' is taken for gift/turn")
  }

  @Test func `names of people are not passed on`() throws {
    for example in foreignExamples where example.description.hasPrefix("Moodle") {
      var reader = try Self.reader(example.input, name: example.name, map: example.map)
      let told = try Self.results(&reader).map(summary).joined() + reader.notices.joined()
      for name in ["Novak", "Eva", "Stone", "Müller"] { #expect(!told.contains(name)) }
    }
  }

  @Test func `of a row with several answers one that is too long is set aside and the others are read`() throws {
    let row = "a,\(String(repeating: "x", count: 11)),y,z\n"
    var reader = try Self.reader(
      Array(("learner,Response 1,Response 2,Response 3\n" + row).utf8),
      map: ["Response 1=gift/say", "Response 2=gift/turn", "Response 3=gift/avoid"],
      limits: AnswerLimits(answerBytes: 10))
    let results = try Self.results(&reader)
    #expect(
      results.map(summary) == [
        "2: a|gift|turn|y", "2: a|gift|avoid|z", "2! Response 1: the answer has 11 bytes; the limit is 10",
      ])
    #expect(results.allSatisfy { $0.raw == Array(row.utf8) })
  }

  @Test func `a column that is mapped and not there is an error that says what is`() {
    func message(_ header: String, _ map: String...) -> String? {
      answerFileError { _ = try Self.reader(Array((header + "\n").utf8), map: map) }?.description
    }
    #expect(
      message("learner,case,question,Text", "txet=answer")
        == "f.csv:1: the header has no column txet; it has learner, case, question, Text; did you mean --map \"Text=…\"?"
    )
    #expect(
      message("I drink, a lot", "text=answer")
        == "f.csv:1: the first line names no column text; name one of its columns in --map")
    #expect(
      message("Username,Response 1")
        == "f.csv:1: nothing tells the question of Response 1; say it with --map \"Response 1=CASE/QUESTION\"")
    #expect(
      message("Timestamp,Why?")
        == "f.csv:1: nothing tells the question of Why?; say it with --map \"Why?=CASE/QUESTION\"")
    #expect(
      message("learner,case,question,answer,x,x", "x=answer")
        == "f.csv:1: the header has the column 'x' twice; rename or remove one of them")
  }

  @Test(arguments: [
    ("text", "it has no '='"), ("=answer", "it names no column"),
    ("a=anser", "'anser' is no field; did you mean answer?"),
    ("a=gift/", "'gift/' is no field"), ("a=", "'' is no field"),
  ])
  func `an entry of a map that cannot be read says why`(entry: String, reason: String) {
    let error = #expect(throws: ColumnMapError.self) { try ColumnMap([entry]) }
    #expect(error?.reason == reason)
  }

  @Test func `a map says a thing once`() {
    #expect(throws: ColumnMapError.self) { try ColumnMap(["a=answer", "A=learner"]) }
    #expect(throws: ColumnMapError.self) { try ColumnMap(["a=answer", "b=answer"]) }
  }

  @Test func `an array of JSON of any length passes through a window of a row and a chunk`() throws {
    let object = Array(
      #"{"learner":"a","case":"c","question":"q","answer":"\#(String(repeating: "x", count: 900))"},"#.utf8)
    var left = 3_000
    var reader = try AnswerReader(name: "a.json") {
      left -= 1
      return left == 2_999 ? [UInt8(ascii: "[")] : left > 0 ? object : nil
    }
    var rows = 0
    while let result = try reader.next() {
      if case .row = result { rows += 1 }
      #expect(reader.bufferedBytes <= 2 * object.count)
    }
    #expect(rows == 2_998)
  }

  @Test func `an object over the limit comes in pieces, and the next one is read`() throws {
    let good = #"{"learner":"b","case":"c","question":"q","answer":"y"}"#
    let long = #"{"learner":"a","answer":"\#(String(repeating: "\\\"}", count: 70))"}"#
    for chunkSize in [1, 2, 7, 1000] {
      var reader = try Self.reader(
        Array("[\(long),\(good)]".utf8), name: "a.json", limits: AnswerLimits(rowBytes: 80), chunkSize: chunkSize)
      let results = try Self.results(&reader)
      #expect(results.dropLast().flatMap(\.raw) == Array(long.utf8))
      #expect(results.first.map(summary) == "1! the row has more than 80 bytes")
      #expect(results.last.map(summary) == "1: b|c|q|y")
    }
  }

  @Test func `random heaps of JSON lose no value and depend on no chunk size`() throws {
    var random = SeededGenerator(state: 6)
    let parts = ["[", "]", "{", "}", "\"", "\\", ",", ":", "a", "\n", "\r\n", " ", "é", #"{"learner":"x"}"#]
    for round in 0..<200 {
      let heap = (0..<Int.random(in: 0...40, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
      let file = Array(("[{}," + heap.joined()).utf8)
      let limits = AnswerLimits(rowBytes: 5 + round % 40)
      func all(_ size: Int) throws -> (results: [RowResult], empty: Int) {
        var reader = try Self.reader(file, name: "a.json", map: ["1=gift/say"], limits: limits, chunkSize: size)
        return (try Self.results(&reader), reader.emptyResponses)
      }
      let (whole, empty) = try all(1000)
      for size in [1, 2, 3, 13] { #expect(try all(size) == (whole, empty), "round \(round)") }
      // An empty cell leaves nothing but its count.
      if empty > 0 { continue }
      let skippable = Set("[],\r\n ".utf8)
      let kept = whole.flatMap(\.raw).filter { !skippable.contains($0) }
      #expect(kept == file.filter { !skippable.contains($0) }, "round \(round)")
    }
  }
}
