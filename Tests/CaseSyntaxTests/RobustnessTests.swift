import CaseSyntax
import Diagnostics
import Foundation
import Testing

/// Input that means harm: it must end quickly, without a crash and without much memory.
@Suite(.serialized) struct RobustnessTests {
  private static let hostile: [(name: String, text: String, id: String?)] = [
    ("100,000 opening brackets", String(repeating: "[", count: 100_000), "nested-too-deep"),
    ("100,000 opening braces", String(repeating: "{", count: 100_000), "nested-too-deep"),
    ("100,000 dashes on a line", String(repeating: "- ", count: 100_000), "nested-too-deep"),
    ("100,000 pairs within each other", String(repeating: "[a: ", count: 100_000), "nested-too-deep"),
    (
      "1,000 mappings within each other", (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "nested-too-deep"
    ),
    ("100,000 quotes", String(repeating: "\"", count: 100_000), "text-after-quote"),
    ("100,000 lines of one quote", String(repeating: "- \"\n", count: 100_000), "unclosed-quote"),
    ("100,000 lines of one bracket", String(repeating: "- [\n", count: 100_000), "unclosed-bracket"),
    ("20,000 equal keys", String(repeating: "a: b\n", count: 20_000), "duplicate-key"),
    ("20,000 different keys", (0..<20_000).map { "same\($0 * 7919 % 100_003)same: b\n" }.joined(), nil),
    ("100,000 commas", "[" + String(repeating: ",", count: 100_000) + "]", "extra-comma"),
    ("100,000 items", "[" + String(repeating: "[],", count: 100_000) + "]", nil),
    ("100,000 colons", "a: " + String(repeating: "b: ", count: 100_000), "colon-in-plain-text"),
    ("20,000 tabs", String(repeating: "\ta: b\n", count: 20_000), "tab-indentation"),
    ("100,000 documents", String(repeating: "---\n", count: 100_000), nil),
    ("100,000 question marks", String(repeating: "? a\n", count: 100_000), "explicit-key"),
    ("100,000 blank lines", "|\n" + String(repeating: "\n", count: 100_000), nil),
    ("100,000 anchors", String(repeating: "&a ", count: 100_000), "anchor"),
    (
      "keys that are long lists",
      "[" + String(repeating: "[", count: 90) + String(repeating: "a,", count: 5_000)
        + String(repeating: "]: b", count: 90) + "]", "key-too-long"
    ),
    (
      "indentation that goes up and down",
      (0..<30_000).map { String(repeating: " ", count: $0 * 7 % 150) + "a\($0):\n" }.joined(), "wrong-indentation"
    ),
  ]

  @Test(arguments: hostile.indices)
  func hostileTextIsReadToTheEndOnASmallStack(index: Int) throws {
    let (name, text, id) = Self.hostile[index]
    let diagnostics = try onSmallStack(Array(text.utf8))
    #expect(diagnostics.first?.id == id, "\(name)")
    #expect(diagnostics.count <= 201, "\(name)")
  }

  @Test func aLineOfFiftyMegabytesIsRead() throws {
    let (tree, diagnostics) = parse(Array("a: ".utf8) + [UInt8](repeating: 0x62, count: 50_000_000))
    #expect(diagnostics.isEmpty)
    #expect(try #require(tree.documents.first?["a"]).span == SourceSpan(3, 50_000_003))
  }

  @Test func twoHundredLevelsAreAllowedAndNotOneMore() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
      func nested(_ depth: Int) -> String {
        String(repeating: open, count: depth) + String(repeating: close, count: depth)
      }
      #expect(parse(nested(SyntaxParser.maximumDepth)).diagnostics.isEmpty)
      #expect(parse(nested(SyntaxParser.maximumDepth + 1)).diagnostics.map(\.id) == ["nested-too-deep"])
    }
  }

  @Test func theDeepestTreeCanBePrinted() throws {
    let text = String(repeating: "{[", count: 100) + "x" + String(repeating: "]: y}", count: 100)
    let (tree, diagnostics) = parse(text)
    #expect(diagnostics.isEmpty)
    #expect(tree.jsonLines.count == 1)
    #expect(tree.dump.contains("plain \"x\""))
  }

  @Test func aCaseThatIsCutOffAnywhereIsRead() {
    for text in [Fixtures.gift, Fixtures.kinds] {
      let bytes = Array(text.utf8)
      for count in stride(from: 0, to: bytes.count, by: 3) {
        let (tree, _) = parse(Array(bytes[..<count]))
        _ = tree.dump
      }
    }
  }

  @Test func randomBytesAreRead() {
    var random = SplitMix(seed: 1)
    let alphabet = Array("ab:-?[]{},#&*!|>'\"%@`\\ \t\n\r0~é".utf8) + [0, 0xFF, 0xC3]
    for _ in 0..<5000 {
      let count = Int.random(in: 0..<60, using: &random)
      let (tree, _) = parse((0..<count).map { _ in alphabet.randomElement(using: &random, or: 0) })
      _ = tree.jsonLines
      for document in tree.documents { #expect(document.span.end <= count) }
    }
  }

  /// Parses on a thread with the stack that secondary threads have on macOS.
  private func onSmallStack(_ bytes: [UInt8]) throws -> [Diagnostic] {
    nonisolated(unsafe) var result: [Diagnostic] = []
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let (tree, diagnostics) = parse(bytes)
      for document in tree.documents.prefix(2) { _ = document.json }
      result = diagnostics
      done.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    try #require(done.wait(timeout: .now() + 60) == .success)
    return result
  }
}
