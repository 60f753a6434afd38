import CaseSyntax
import Diagnostics
import Foundation

@testable import CaseEditing

/// Texts to try things on: the bank, the valid inputs of the parser's corpus, and random edits of both.
enum Texts {
  private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bank() throws -> [SourceText] {
    try files(in: project.appending(path: "cases"), suffix: ".yaml")
  }

  /// The inputs, which end at the separator; one that says so loses its last line break.
  static func corpus() throws -> [SourceText] {
    let folder = project.appending(path: "Tests/CaseSyntaxTests/Corpus/valid")
    return try files(in: folder, suffix: ".txt").compactMap { file in
      let data = Data(file.bytes)
      guard let separator = data.range(of: Data("======".utf8)) else { return nil }
      let isUnbroken = data[separator.upperBound...].starts(with: " no".utf8)
      return SourceText(name: file.name, bytes: Array(data[..<separator.lowerBound].dropLast(isUnbroken ? 1 : 0)))
    }
  }

  private static func files(in folder: URL, suffix: String) throws -> [SourceText] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(suffix) }.sorted()
      .map { SourceText(name: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0)))) }
  }

  private static let snippets = [
    "\n", "\n\n", "\n  ", "\n    ", "\n\n\n  ", " # why\n", "\n# above\n", "\n    # deep\n", " #x", "- ", "\n- ",
    "- - ",
    ": ", ":\n", "key: ", "\nkey:\n  ", "[", "]", "{", "}", ", ", "[a, b]", "{a: b}", "[a, # in\n   b]", "''", "\"",
    "'",
    "\\\"", "\\\\", "\\t", "\\u00A0", "|\n", ">\n", "|+\n", ">-\n", "|2\n", " ", "   ", "\t", "\r\n", "\r", "---\n",
    "\n---\n", "\n...\n", "word", "é", "日本", "\u{FEFF}", ":", "-", "#",
  ]

  /// A text with a few pieces put in, taken out or written twice.
  static func edited(_ source: SourceText, seed: UInt64) -> SourceText {
    var random = SplitMix(seed: seed)
    var bytes = source.bytes
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...6, using: &random)))
      case 1:
        let piece = Array(bytes[place..<min(bytes.count, place + Int.random(in: 1...40, using: &random))])
        bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
      default: bytes.insert(contentsOf: (snippets.randomElement(using: &random) ?? " ").utf8, at: place)
      }
    }
    return SourceText(name: "\(source.name), seed \(seed)", bytes: bytes)
  }
}

/// A small generator of random numbers whose sequence depends on the seed alone (Steele and others, 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension SourceText {
  convenience init(_ text: String) { self.init(name: "case.yaml", text: text) }

  /// The whole text.
  var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// A text laid out.
func formatted(_ text: String) throws -> String {
  SourceText(name: "", bytes: try CaseFormatter.format(SourceText(text))).string
}
