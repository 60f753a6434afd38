import CaseSyntax
import Diagnostics

/// Scalars and what else is written in one go.
extension CaseLayout {
  /// Writes a scalar, or a collection in brackets on one line, and ends the line.
  ///
  /// - Parameters:
  ///   - node: what to write.
  ///   - continued: where further lines of a plain or quoted text go.
  ///   - block: where the lines of a block scalar go.
  ///   - isRoot: whether it is all of its document.
  mutating func leaf(_ node: SyntaxNode, continuedAt continued: Int, blockAt block: Int, isRoot: Bool = false) {
    if node.style == .literal || node.style == .folded { return blockScalar(node, at: block, isRoot: isRoot) }
    if node.kind == .scalar {
      let source = bytes[node.span.start..<node.span.end]
      for (index, part) in QuotedText.lines(of: source, node.style).enumerated() {
        if index > 0 {
          write(line)
          line = part.isEmpty ? [] : spaces(continued)
        }
        line += part
      }
    } else {
      line += oneLine(node)
    }
    done = node.span.end
    endLine()
  }

  /// Writes `|` or `>` with its lines. The digit is always 2, since they are indented by two spaces.
  private mutating func blockScalar(_ node: SyntaxNode, at indent: Int, isRoot: Bool) {
    let source = bytes[node.span.start..<node.span.end]
    let header = source.prefix { !$0.isBreak && !$0.isWhite }
    let sourceIndent = indentation(of: node)
    var text = source.lines.dropFirst().map { line in
      line.dropFirst(min(sourceIndent, line.prefix { $0 == Byte.space }.count))
    }
    let keepsAll = header.contains(UInt8(ascii: "+"))
    while !keepsAll, text.last?.isEmpty == true { text.removeLast() }
    line.append(header[header.startIndex])
    // A first line without indentation would be text of a document, so that one without text has to rule it out.
    let first = text.first { !$0.isEmpty }
    if first.map({ $0.first == Byte.space }) ?? isRoot { line.append(UInt8(ascii: "2")) }
    line += header.filter { $0 == UInt8(ascii: "+") || $0 == Byte.hyphen }
    done = header.endIndex
    endLine(before: node.span.end)
    for part in text { write(part.isEmpty ? [] : spaces(indent) + part) }
    done = node.span.end
    // A blank line would become part of a text that keeps all that follow it.
    if keepsAll { isOpening = true }
  }

  /// How many spaces of the source's lines are not part of a block scalar's text.
  private func indentation(of node: SyntaxNode) -> Int {
    let text = Array((node.text ?? "").utf8)
    guard let first = text.firstIndex(where: { $0 != Byte.lineFeed }) else { return .max }
    return column(of: node.sourceOffset(ofTextOffset: first))
  }
}
