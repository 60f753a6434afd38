import Testing

@testable import AnswerFiles

@Suite("Headers and formats")
struct HeaderTests {
  struct Fault: CustomTestStringConvertible {
    let testDescription: String
    let input: [UInt8]
    let message: String

    init(_ name: String, _ input: String, _ message: String) {
      self.init(name, Array(input.utf8), message)
    }

    init(_ name: String, _ input: [UInt8], _ message: String) {
      testDescription = name
      self.input = input
      self.message = message
    }
  }

  static let needed = "the first line must name learner, case, question, answer, in any order"
  static let mapped = needed + "; --map column=field says which is which"
  static let faults = [
    Fault("an empty file", "", "f.csv: the file is empty; \(needed)"),
    Fault("blank lines only", "\n \r\n\n", "f.csv: the file is empty; \(needed)"),
    Fault("a byte order mark only", "\u{FEFF}", "f.csv: the file is empty; \(needed)"),
    Fault(
      "a missing column", "\n learner,case,Answers,\"q\"\n",
      "f.csv:2: the header has no column question, answer; it has learner, case, Answers, q; \(mapped)"),
    Fault(
      "many and long names", "learner," + String(repeating: "x", count: 50) + String(repeating: ",y", count: 30),
      "f.csv:1: the header has no column case, question, answer; it has learner, \(String(repeating: "x", count: 39))…"
        + String(repeating: ", y", count: 18) + " and 12 more; \(mapped)"),
    Fault(
      "no header at all", "anna,gift,say,I would be private\n",
      "f.csv:1: the first line names none of the columns learner, case, question, answer; \(mapped)"),
    Fault(
      "a duplicated column", "learner,case,question,answer,Answer\n",
      "f.csv:1: the header has the column 'answer' twice; rename or remove one of them"),
    Fault(
      "a quote that never closes", "learner,\"case,question,answer\na,c,q,x\n",
      "f.csv:1: the header has a quote that does not close, or text after a closing quote; "
        + "double each quote inside a quoted name, and close it before the separator"),
    Fault(
      "a header over the limit", String(repeating: "x", count: 2000),
      "f.csv:1: the header has more than 1000 bytes; check that this is a CSV, TSV or JSON Lines file"),
    Fault(
      "invalid UTF-8", Array("learner,case,question,answer,".utf8) + [0x81, 0x0A],
      "f.csv:1: the header is not valid UTF-8; save it as CSV in UTF-8"),
    Fault("UTF-16", [0xFF, 0xFE, 0x6C, 0x00], "f.csv: the file is UTF-16; save it as CSV in UTF-8"),
  ]

  @Test("A header that cannot be used is an error with place, cause and mend", arguments: faults)
  func fault(_ fault: Fault) {
    for chunkSize in [1, 3, 5000] {
      let error = answerFileError {
        _ = try read(fault.input, name: "f.csv", limits: AnswerLimits(rowBytes: 1000), chunkSize: chunkSize)
      }
      #expect(error?.description == fault.message)
    }
  }

  @Test("The extension tells the format, then the first byte that is not blank")
  func formats() throws {
    let json = Array("\u{FEFF}\n {\"learner\":\"a\",\"case\":\"c\",\"question\":\"q\",\"answer\":\"x\"}\n".utf8)
    let csv = Array("learner,case,question,answer\na,c,q,x\n".utf8)
    for name in ["answers.jsonl", "ANSWERS.NDJSON", "-", "answers.txt", "my.csv.old"] {
      #expect(try read(json, name: name).results.map(summary) == ["2: a|c|q|x"], "\(name)")
    }
    for name in ["answers.csv", "ANSWERS.TSV", "-", "answers.txt", "csv"] {
      #expect(try read(csv, name: name).results.map(summary) == ["2: a|c|q|x"], "\(name)")
    }
    #expect(answerFileError { _ = try read(json, name: "answers.csv") } != nil)
    #expect(try read([], name: "answers.jsonl").results.isEmpty)
  }

  @Test("The header row is kept as it came, for the file of rows set aside")
  func headerBytes() throws {
    let file = "\u{FEFF}\r\nLearner ;\"case\";question;answer\r\na;c;q;x"
    #expect(try read(Array(file.utf8)).header == Array("Learner ;\"case\";question;answer\r\n".utf8))
  }
}
