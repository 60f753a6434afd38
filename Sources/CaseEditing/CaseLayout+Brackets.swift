import CaseSyntax
import Diagnostics

/// What is written on one line: keys, and collections in brackets.
extension CaseLayout {
  /// A scalar or a collection in brackets, on one line, without its comments.
  func oneLine(_ node: SyntaxNode) -> [UInt8] {
    var text: [UInt8] = []
    append(node, to: &text, limit: .max)
    return text
  }

  /// Whether a collection in brackets fits on a line of which some columns are taken.
  func fitsOnLine(_ node: SyntaxNode, after columns: Int) -> Bool {
    // So many bytes are more than a line, whatever they are; looking no further keeps brackets within brackets cheap.
    let limit = 8 * CaseFormatter.lineLength
    var text: [UInt8] = []
    append(node, to: &text, limit: limit)
    return text.count <= limit
      && columns + DisplayWidth.of(String(decoding: text, as: UTF8.self)) <= CaseFormatter.lineLength
  }

  /// Appends a node, up to whatever goes beyond the limit.
  private func append(_ node: SyntaxNode, to text: inout [UInt8], limit: Int) {
    switch node.kind {
    case .scalar: text += scalar(node)
    case .sequence:
      text += "[".utf8
      for (index, item) in node.items.enumerated() where text.count <= limit {
        if index > 0 { text += ", ".utf8 }
        append(item, to: &text, limit: limit)
      }
      text += "]".utf8
    case .mapping:
      text += "{".utf8
      for (index, entry) in node.entries.enumerated() where text.count <= limit {
        if index > 0 { text += ", ".utf8 }
        append(entry.key, to: &text, limit: limit)
        text += (entry.value.span.length > 0 ? ": " : ":").utf8
        append(entry.value, to: &text, limit: limit)
      }
      text += "}".utf8
    }
  }

  private func scalar(_ node: SyntaxNode) -> ArraySlice<UInt8> {
    let source = bytes[node.span.start..<node.span.end]
    guard source.contains(where: \.isBreak) else { return QuotedText.requoted(source, node.style) }
    let text = node.text ?? ""
    if node.style == .plain, !text.utf8.contains(Byte.lineFeed) { return Array(text.utf8)[...] }
    return QuotedText.requoted(QuotedText.doubleQuoted(text)[...], .doubleQuoted)
  }
}
