import CaseSyntax
import Diagnostics
import Testing

@Suite struct ScalarTextTests {
  private func scalar(_ text: String) throws -> SyntaxNode {
    let (tree, diagnostics) = parse(text)
    #expect(diagnostics.isEmpty)
    let root = try #require(tree.documents.first)
    return try #require(root.kind == .mapping ? root["a"] : root)
  }

  /// The source from where a character of the decoded text comes from.
  private func source(of character: Character, in text: String, length: Int = 1) throws -> String {
    let node = try scalar(text)
    let value = try #require(node.text)
    let index = try #require(value.firstIndex(of: character))
    let offset = value.utf8.distance(from: value.startIndex, to: index)
    let start = node.sourceOffset(ofTextOffset: offset)
    return String(decoding: Array(text.utf8)[start..<start + length], as: UTF8.self)
  }

  @Test(arguments: [
    "a: see X here", "a: \"\\t\\u00e9 X\"", "a: 'it''s X'", "a: |\n  one\n\n   two X\n", "a: >\n  one\n  two\n\n  X\n",
    "a: one\n  two\n\n  three X", "a: \"one \\\n   two\n\n  X\"", "a: |2\r\n    é X\r\n", "a: \"日本 X\"",
    "[a, {a: \"\\\\ X\"}]",
  ])
  func aCharacterOfTheTextIsFoundInTheSource(text: String) throws {
    if text.hasPrefix("[") {
      let node = try #require(parse(text).tree.documents.first?.items.last?["a"])
      let offset = try #require(node.text).utf8.count - 1
      #expect(Array(text.utf8)[node.sourceOffset(ofTextOffset: offset)] == UInt8(ascii: "X"))
    } else {
      #expect(try source(of: "X", in: text) == "X")
    }
  }

  @Test func anEscapeIsPointedAtWithItsBackslash() throws {
    #expect(try source(of: "é", in: "a: \"caf\\u00e9\"", length: 6) == "\\u00e9")
    #expect(try source(of: "\n", in: "a: \"x\\ny\"", length: 2) == "\\n")
    #expect(try source(of: "'", in: "a: 'it''s'", length: 2) == "''")
  }

  @Test func aFoldedLineBreakIsPointedAtWhereItStands() throws {
    let text = "a: one  \n  two"
    let node = try scalar(text)
    #expect(node.text == "one two")
    #expect(node.sourceOffset(ofTextOffset: 3) == 8)
  }

  @Test func theEndOfTheTextIsTheEndOfItsSource() throws {
    for (text, end) in [("a: bc", 5), ("a: \"bc\"", 6), ("a: 'b''c'", 8), ("a: |\n  bc\n", 10), ("a: |-\n  bc\n", 10)] {
      let node = try scalar(text)
      let length = try #require(node.text).utf8.count
      #expect(node.sourceOffset(ofTextOffset: length) == end, "\(text)")
      #expect(node.sourceOffset(ofTextOffset: length + 100) == end, "\(text)")
      #expect(node.sourceOffset(ofTextOffset: -1) == node.sourceOffset(ofTextOffset: 0), "\(text)")
    }
  }

  @Test func aStretchOfTheTextHasASpanInTheSource() throws {
    let text = "a: \"x \\\"y\\\" z\""
    let node = try scalar(text)
    #expect(node.text == "x \"y\" z")
    let span = node.sourceSpan(ofTextRange: 2..<5)
    #expect(SourceText(name: "", text: text).text(in: span) == "\\\"y\\\"")
  }

  @Test func everyOffsetOfEveryScalarMapsToAPlaceWithinItInOrder() {
    let texts = [
      "a: |+\n  x\n\n y\n".replacingOccurrences(" y", "  y"),
      "- >\n\n  x\n   y\n  z\n  z\n\n- \"a\\\n  b \\x41\n\n\n  c\"\n- 'd''\n   e '\n- f\n  g\n\n  h\n",
    ]
    for text in texts {
      let (tree, _) = parse(text)
      for node in tree.documents.flatMap({ $0.items + $0.entries.map(\.value) }) {
        let offsets = (0...(node.text ?? "").utf8.count).map(node.sourceOffset(ofTextOffset:))
        #expect(offsets == offsets.sorted())
        #expect(offsets.allSatisfy { $0 >= node.span.start && $0 <= node.span.end })
      }
    }
  }

  @Test func stylesAndKindsAreTold() throws {
    let (tree, _) = parse("- a\n- 'b'\n- \"c\"\n- |\n  d\n- >\n  e\n- [f]\n- g: h\n")
    let items = try #require(tree.documents.first).items
    #expect(items.map(\.style) == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded, nil, nil])
    #expect(items.map(\.kind) == [.scalar, .scalar, .scalar, .scalar, .scalar, .sequence, .mapping])
    #expect(items.map(\.isFlow) == [false, false, false, false, false, true, false])
    #expect(items[5].text == nil)
  }

  @Test func aKeyIsFoundHoweverItIsWritten() throws {
    let root = try #require(parse("plain: 1\n\"quo\\x74ed\": 2\n'it''s': 3\n").tree.documents.first)
    #expect(root["plain"]?.text == "1")
    #expect(root["quoted"]?.text == "2")
    #expect(root["it's"]?.text == "3")
    #expect(root["other"] == nil)
    #expect(root["plain"]?["x"] == nil)
  }
}

extension String {
  fileprivate func replacingOccurrences(_ part: String, _ other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
