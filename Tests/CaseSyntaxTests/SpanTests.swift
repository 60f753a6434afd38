import CaseSyntax
import Diagnostics
import Testing

@Suite struct SpanTests {
  private static func scalars(of node: SyntaxNode) -> [SyntaxNode] {
    switch node.kind {
    case .scalar: [node]
    case .sequence: node.items.flatMap(scalars)
    case .mapping: node.entries.flatMap { scalars(of: $0.key) + scalars(of: $0.value) }
    }
  }

  private static func collections(of node: SyntaxNode) -> [SyntaxNode] {
    let children = node.items + node.entries.flatMap { [$0.key, $0.value] }
    return (node.kind == .scalar ? [] : [node]) + children.flatMap(collections)
  }

  @Test func thePlainScalarsOfACaseStandAtTheirSpans() {
    let (tree, _) = parse(Fixtures.gift)
    let plain = tree.documents.flatMap(Self.scalars).filter { $0.style == .plain && $0.text?.contains("\n") == false }
    #expect(plain.count > 30)
    for node in plain where tree.source.text(in: node.span).contains("\n") == false {
      #expect(tree.source.text(in: node.span) == node.text)
    }
  }

  @Test func quotedScalarsAndCollectionsSpanTheirDelimiters() throws {
    let (tree, _) = parse("a: \"b\"\nc: ['d', {e: f}]\n")
    let root = try #require(tree.documents.first)
    #expect(tree.source.text(in: root.span) == "a: \"b\"\nc: ['d', {e: f}]")
    #expect(tree.source.text(in: try #require(root["a"]).span) == "\"b\"")
    let list = try #require(root["c"])
    #expect(tree.source.text(in: list.span) == "['d', {e: f}]")
    #expect(list.items.map { tree.source.text(in: $0.span) } == ["'d'", "{e: f}"])
  }

  @Test func aCollectionHoldsItsChildren() {
    for text in [Fixtures.gift, Fixtures.kinds] {
      for node in parse(text).tree.documents.flatMap(Self.collections) {
        for child in node.items + node.entries.flatMap({ [$0.key, $0.value] }) {
          #expect(node.span.start <= child.span.start && child.span.end <= node.span.end)
        }
      }
    }
  }

  /// Found by fuzzing: brackets that end with the text, and a colon that makes a key of what stands lines above it.
  @Test(arguments: ["{{", "[[", ": [", "a: [{b: [", "[a\n : b, c\n, : d }\n", "[x: \n a\n : 0\n, b\n, : 2 }\n"])
  func aCollectionHoldsItsChildrenInDamagedText(text: String) {
    let (tree, diagnostics) = parse(text)
    #expect(diagnostics.hasErrors)
    for node in tree.documents.flatMap(Self.collections) {
      var position = node.span.start
      for child in node.items + node.entries.flatMap({ [$0.key, $0.value] }) {
        #expect(position <= child.span.start && child.span.end <= node.span.end)
        position = child.span.end
      }
    }
  }

  @Test func aBlockMappingBeginsAtItsFirstKeyAndAListAtItsFirstDash() throws {
    let (tree, _) = parse("a:\n  - b: c\n    d: e\n")
    let list = try #require(tree.documents.first?["a"])
    #expect(tree.source.text(in: list.span) == "- b: c\n    d: e")
    #expect(list.items.map { tree.source.text(in: $0.span) } == ["b: c\n    d: e"])
  }

  @Test func aValueThatWasLeftOutIsAnEmptyScalarAfterItsColon() throws {
    let value = try #require(parse("a:\nb: c\n").tree.documents.first?["a"])
    #expect(value.text == "")
    #expect(value.span == SourceSpan(2, 2))
  }

  @Test func commentsAreKeptInOrder() {
    let (tree, _) = parse("# one\na: b # two\nc: [d, # three\n  e] #four\n  # five\n")
    #expect(tree.comments.map { tree.source.text(in: $0) } == ["# one", "# two", "# three", "#four", "# five"])
  }
}
