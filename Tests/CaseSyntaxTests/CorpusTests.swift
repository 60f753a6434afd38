import CaseSyntax
import Diagnostics
import Foundation
import Testing

/// The files in `Corpus`: an input, a line `======`, what the parser says of it and what tree it makes.
///
/// `valid/CONSTRUCT/NAME.txt` must be accepted; `invalid/FAULT/NAME.txt` must be refused, first of all for that
/// fault.
/// A separator `====== no line break at the end` takes the last line break off the input.
///
/// With `BALINT_REWRITE_CORPUS` set the expectations are rewritten; the test then fails, so that somebody looks at
/// them.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  private static func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test func everyInputGivesTheExpectedTreeAndFaults() throws {
    let rewrites = ProcessInfo.processInfo.environment["BALINT_REWRITE_CORPUS"] != nil
    for path in try Self.files() {
      let url = Self.folder.appending(path: path)
      let file = try CorpusFile(Data(contentsOf: url))
      let found = CorpusFile.expectation(for: file.input)
      if rewrites, found != file.expectation {
        try file.data(withExpectation: found).write(to: url, options: .atomic)
        Issue.record("\(path): the expectation was rewritten; look at the difference")
      } else {
        #expect(found == file.expectation, "\(path)")
      }
    }
  }

  @Test func validInputsAreAcceptedAndInvalidOnesRefusedForTheFaultTheyShow() throws {
    for path in try Self.files() {
      let file = try CorpusFile(Data(contentsOf: Self.folder.appending(path: path)))
      let diagnostics = parse(file.input).diagnostics
      let parts = path.split(separator: "/")
      if parts[0] == "valid" {
        #expect(!diagnostics.hasErrors, "\(path)")
      } else {
        #expect(diagnostics.first?.id == String(parts[1]), "\(path)")
        #expect(diagnostics.hasErrors, "\(path)")
      }
    }
  }

  @Test func thereAreMoreInvalidInputsThanValidOnes() throws {
    let files = try Self.files()
    let invalid = files.count { $0.hasPrefix("invalid/") }
    #expect(invalid >= 120)
    #expect(files.count - invalid >= 80)
    #expect(invalid > files.count - invalid)
  }
}

/// One file of the corpus, in bytes, since a carriage return before a line feed must not be lost.
struct CorpusFile {
  struct NoSeparator: Error {}

  let input: [UInt8]
  let expectation: String
  private let head: [UInt8]

  init(_ data: Data) throws {
    let separator = Data("======".utf8)
    guard let found = data.range(of: separator), let lineEnd = data[found.upperBound...].firstIndex(of: 0x0A) else {
      throw NoSeparator()
    }
    let isUnbroken = lineEnd > found.upperBound
    input = Array(data[..<found.lowerBound].dropLast(isUnbroken ? 1 : 0))
    head = Array(data[...lineEnd])
    expectation = String(decoding: data[(lineEnd + 1)...], as: UTF8.self)
  }

  func data(withExpectation expectation: String) -> Data { Data(head) + Data(expectation.utf8) }

  /// What the parser makes of an input, as the corpus holds it.
  static func expectation(for input: [UInt8]) -> String {
    let (tree, diagnostics) = parse(input)
    let table = LineTable(tree.source)
    func place(_ span: SourceSpan) -> String {
      let start = table.position(of: span.start)
      let end = table.position(of: span.end)
      return "\(start.line):\(start.column)-\(end.line):\(end.column)"
    }
    var text = ""
    for diagnostic in diagnostics {
      text += "\(place(diagnostic.span)) \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.id)]\n"
      for note in diagnostic.notes { text += "  note \(place(note.span)): \(note.message)\n" }
      if let why = diagnostic.why { text += "  why: \(why)\n" }
      if let mend = diagnostic.mend { text += "  mend: \(mend)\n" }
    }
    for comment in tree.comments { text += "\(place(comment)) comment\n" }
    return text + tree.dump
  }
}

/// Parses a text.
func parse(_ text: String) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
  parse(Array(text.utf8))
}

/// Parses bytes, which need not be UTF-8.
func parse(_ bytes: [UInt8]) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
  SyntaxParser.parse(SourceText(name: "case.yaml", bytes: bytes))
}
