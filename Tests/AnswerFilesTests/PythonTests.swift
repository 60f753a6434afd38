import Foundation
import Testing

@testable import AnswerFiles

private let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

/// Python's csv and json modules as an oracle, where there is a Python.
@Suite("Python reads and writes the same", .enabled(if: python != nil))
struct PythonTests {
  /// Texts that a CSV file must carry unharmed.
  static let rows: [[String]] = {
    var random = SeededGenerator(state: 11)
    let pieces = ["a", "Ω", "😀", " ", "\"", ",", ";", "\t", "\n", "\r\n", "'", "=", "\\", "\u{2028}"]
    return (0..<200).map { row in
      ["learner-\(row)"]
        + (0..<4).map { _ in
          (0..<Int.random(in: 0...7, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
    }
  }()
  static let names = ["learner", "case", "question", "answer", "other"]

  /// Runs a script with a file's name as its argument.
  private func run(_ script: String, _ file: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python ?? "")
    process.arguments = ["-I", "-c", "import csv, io, json, sys\n" + script, file.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func cells(_ bytes: [UInt8], name: String) throws -> [[String]] {
    try read(bytes, name: name).results.map { result in
      guard case .row(let row) = result else { return [summary(result)] }
      return [row.learner, row.case, row.question, row.answer] + row.others.map(\.value)
    }
  }

  @Test("Python's csv module reads what CSVWriter writes, and CSVReader reads what it writes back")
  func csv() throws {
    var bytes: [UInt8] = []
    let writer = CSVWriter(guardsFormulas: false)
    for row in [Self.names] + Self.rows { writer.write(row, to: &bytes) }
    for (arguments, mark) in [
      ("", ""), (", delimiter=';', quoting=csv.QUOTE_ALL", "\\ufeff"), (", dialect='excel-tab'", ""),
    ] {
      try withTemporaryFolder { folder in
        let file = folder.appendingPathComponent("rows")
        try Data(bytes).write(to: file)
        try run(
          """
          rows = list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))
          with open(sys.argv[1], 'w', encoding='utf-8', newline='') as out:
            out.write('\(mark)')
            csv.writer(out\(arguments)).writerows(rows)
          """, file)
        #expect(try cells(Array(Data(contentsOf: file)), name: "rows.csv") == Self.rows)
      }
    }
  }

  @Test("Python's json module reads what JSONText writes, and JSONLinesReader reads what it writes back")
  func json() throws {
    var text = JSONText()
    for row in Self.rows {
      text.object { for (name, cell) in zip(Self.names, row) { $0.add(name, cell) } }
      text.endLine()
    }
    for ascii in ["True", "False"] {
      try withTemporaryFolder { folder in
        let file = folder.appendingPathComponent("rows")
        try Data(text.bytes).write(to: file)
        try run(
          """
          rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8', newline='\\n')]
          with open(sys.argv[1], 'w', encoding='utf-8') as out:
            for row in rows: print(json.dumps(row, ensure_ascii=\(ascii)), file=out)
          """, file)
        #expect(try cells(Array(Data(contentsOf: file)), name: "rows.jsonl") == Self.rows)
      }
    }
  }
}
