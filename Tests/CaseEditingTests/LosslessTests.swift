import CaseSyntax
import Diagnostics
import Testing

/// The tree loses nothing: scalars and comments, with the layout between them, are the file.
@Suite struct LosslessTests {
  private static let layout = " \t\r\n-.:,[]{}"

  /// The text as the tree has it: each scalar and each comment by its span, and what is between them, in which there may
  /// be nothing but blanks, line breaks, brackets and indicators.
  private static func printed(_ tree: SyntaxTree) -> (bytes: [UInt8], strangers: [UInt8]) {
    let source = tree.source
    var pieces = tree.comments
    func gather(_ node: SyntaxNode) {
      if node.kind == .scalar { pieces.append(node.span) }
      node.items.forEach(gather)
      for entry in node.entries {
        gather(entry.key)
        gather(entry.value)
      }
    }
    tree.documents.forEach(gather)
    // The comment after a block scalar's indicator lies within its span.
    pieces.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
    var bytes: [UInt8] = Array(source.bytes.prefix(source.byteOrderMarkLength))
    var strangers: [UInt8] = []
    for piece in pieces where piece.start >= bytes.count {
      let gap = source.bytes[bytes.count..<piece.start]
      strangers += gap.filter { !layout.utf8.contains($0) }
      bytes += gap
      bytes += source.bytes[piece.start..<piece.end]
    }
    let rest = source.bytes[bytes.count...]
    return (bytes + rest, strangers + rest.filter { !layout.utf8.contains($0) })
  }

  @Test func `every byte of the corpus and the bank is a scalar's, a comment's or layout`() throws {
    for source in try Texts.corpus() + Texts.bank() {
      let (tree, diagnostics) = SyntaxParser.parse(source)
      #expect(!diagnostics.hasErrors, "\(source.name)")
      let (bytes, strangers) = Self.printed(tree)
      #expect(bytes == source.bytes, "\(source.name)")
      #expect(strangers.isEmpty, "\(source.name): “\(String(decoding: strangers, as: UTF8.self))” belongs to nothing")
    }
  }
}
