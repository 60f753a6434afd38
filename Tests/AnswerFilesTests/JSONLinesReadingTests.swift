import Testing

@testable import AnswerFiles

@Suite("Reading JSON Lines")
struct JSONLinesReadingTests {
  /// Members that make a line complete beside an answer.
  static let ids = #""learner":"a","case":"c","question":"q""#

  struct Example: CustomTestStringConvertible {
    let testDescription: String
    let line: String
    let expected: String

    init(_ name: String, _ line: String, _ expected: String) {
      testDescription = name
      self.line = line
      self.expected = expected
    }
  }

  static let examples = [
    Example("plain", #"{\#(ids),"answer":"Thank you."}"#, "1: a|c|q|Thank you."),
    Example(
      "any order, white space", " { \"answer\" :\t\"x\" , \(ids) } ", "1: a|c|q|x"),
    Example("escapes", #"{\#(ids),"answer":"\"\\\/\b\f\n\r\tend"}"#, "1: a|c|q|\"\\/\u{8}\u{C}␊\r\tend"),
    Example("\\u escapes", #"{\#(ids),"answer":"\u00e9\u20AC\u0041"}"#, "1: a|c|q|é€A"),
    Example("an escape in a key", #"{\#(ids),"\u0061nswer":"x"}"#, "1: a|c|q|x"),
    Example("a surrogate pair", #"{\#(ids),"answer":"\ud83d\ude00!"}"#, "1: a|c|q|😀!"),
    Example("unescaped Unicode", #"{\#(ids),"answer":"é€😀"}"#, "1: a|c|q|é€😀"),
    Example("an empty answer", #"{\#(ids),"answer":""}"#, "1: a|c|q|"),
    Example(
      "other keys are passed through",
      #"{"when":"Mon",\#(ids),"answer":"x","n":-1.50e+3,"list":[1, {"a":null}],"ok":true}"#,
      "1: a|c|q|x +when=Mon +n=-1.50e+3 (JSON) +list=[1, {\"a\":null}] (JSON) +ok=true (JSON)"),
    Example("empty containers", #"{\#(ids),"answer":"x","o":{ },"l":[ ]}"#, "1: a|c|q|x +o={ } (JSON) +l=[ ] (JSON)"),
    Example(
      "nested as deep as allowed", "{\(ids),\"answer\":\"x\",\"d\":\(nested(64))}", "1: a|c|q|x +d=\(nested(64)) (JSON)"
    ),

    Example("a missing key", #"{"learner":"a","case":"c","answer":"x"}"#, "1! the key 'question' is missing"),
    Example("an empty object", "{}", "1! the key 'answer' is missing"),
    Example("an answer that is a number", #"{\#(ids),"answer":4}"#, "1! the value of 'answer' is not a string"),
    Example("a learner that is null", #"{"learner":null}"#, "1! the value of 'learner' is not a string"),
    Example("a key twice", #"{\#(ids),"answer":"x","case":"d"}"#, "1! the key 'case' is there twice"),
    Example("an array", #"["a","c"]"#, "1! not a JSON object"),
    Example("a string", #""x""#, "1! not a JSON object"),
    Example("nested too deep", "{\"d\":\(nested(65))}", fault("arrays or objects nested too deep", 70)),
    Example("very deep", String(repeating: "[", count: 500_000), fault("arrays or objects nested too deep", 65)),
    Example("cut off", #"{"answer":"x""#, fault("something unexpected, or the end too early", 14)),
    Example("cut off in a string", #"{"answer":"x"#, fault("a string that is not closed", 13)),
    Example("a comma too many", #"{"answer":"x",}"#, fault("something unexpected, or the end too early", 15)),
    Example("no comma", #"{"learner":"a" "case":"c"}"#, fault("something unexpected, or the end too early", 16)),
    Example("a key without quotes", "{answer:1}", fault("something unexpected, or the end too early", 2)),
    Example("text after the object", #"{\#(ids),"answer":"x"} {}"#, fault("something after the end of the object", 56)),
    Example("a tab in a string", "{\"answer\":\"a\tb\"}", fault("a control character that is not escaped", 13)),
    Example("an unknown escape", #"{"answer":"\x"}"#, fault("an escape that means nothing", 13)),
    Example("half a surrogate pair", #"{"answer":"\ud83d"}"#, fault("an escape that means nothing", 18)),
    Example("a pair of two first halves", #"{"answer":"\ud83d\ud83d"}"#, fault("an escape that means nothing", 24)),
    Example("a second half first", #"{"answer":"\ude00"}"#, fault("an escape that means nothing", 18)),
    Example("too few hexadecimal digits", #"{"answer":"\u00e"}"#, fault("an escape that means nothing", 17)),
    Example("a number with a leading zero", #"{"n":01}"#, fault("something unexpected, or the end too early", 7)),
    Example("a number that ends in a point", #"{"n":1.}"#, fault("a number in a form that JSON does not have", 8)),
    Example("a lone minus", #"{"n":-}"#, fault("a number in a form that JSON does not have", 7)),
    Example("a misspelt word", #"{"n":nul}"#, fault("something unexpected, or the end too early", 9)),
    Example("NaN", #"{"n":NaN}"#, fault("something unexpected, or the end too early", 6)),
  ]

  @Test("A line is an answer, or is rejected with its cause and column", arguments: examples)
  func line(_ example: Example) throws {
    let file = example.line + "\n{\(Self.ids),\"answer\":\"next\"}"
    for chunkSize in [1, 7, 1 << 16] {
      let results = try read(Array(file.utf8), name: "a.jsonl", chunkSize: chunkSize).results
      #expect(results.map(summary) == [example.expected, "2: a|c|q|next"])
      #expect(results.flatMap(\.raw) == Array(file.utf8))
    }
  }

  @Test("Blank lines, CRLF and a byte order mark do no harm")
  func lineBreaks() throws {
    let line = "{\(Self.ids),\"answer\":\"x\"}"
    let file = "\u{FEFF}\r\n\(line)\r\n \n\(line)\r\n\n"
    #expect(try read(Array(file.utf8), name: "-").results.map(summary) == ["2: a|c|q|x", "4: a|c|q|x"])
  }

  @Test("Invalid UTF-8 spoils its own line only")
  func invalidUTF8() throws {
    let good = Array("{\(Self.ids),\"answer\":\"x\"}\n".utf8)
    let bad = Array("{\(Self.ids),\"answer\":\"caf".utf8) + [0xE9] + Array("\"}\n".utf8)
    let results = try read(bad + good, name: "a.jsonl").results
    #expect(results.map(summary) == ["1! the line is not valid UTF-8", "2: a|c|q|x"])
  }

  @Test("A line or an answer over the limit spoils its own line only")
  func limits() throws {
    let long = String(repeating: "x", count: 51)
    let file =
      "{\(Self.ids),\"answer\":\"\(long)\"}\n{\(Self.ids),\"answer\":\"\(long)\(long)\"}\n{\(Self.ids),\"answer\":\"y\"}"
    for chunkSize in [1, 50, 1000] {
      let results = try read(
        Array(file.utf8), name: "a.jsonl", limits: AnswerLimits(answerBytes: 50, rowBytes: 110), chunkSize: chunkSize
      ).results
      #expect(
        results.map(summary) == [
          "1! the answer has 51 bytes; the limit is 50", "2! the row has more than 110 bytes",
          "2! the row has more than 110 bytes (piece 2)", "3: a|c|q|y",
        ])
      #expect(results.flatMap(\.raw) == Array(file.utf8))
    }
  }

  private static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  private static func fault(_ words: String, _ column: Int) -> String {
    "1! not JSON: \(words), at column \(column)"
  }
}
