import CaseSyntax
import Diagnostics

/// Walks a tree and writes its lines anew.
///
/// The walk goes through the source from front to back, and so through its comments: `done` is how far it has come.
struct CaseLayout {
  let documents: [SyntaxNode]
  let bytes: [UInt8]
  /// Where the text begins, after a byte order mark.
  let textStart: Int
  let comments: [SourceSpan]
  var nextComment = 0
  /// The source before this offset is laid out.
  var done: Int

  var lines: [LaidOutLine] = []
  /// The line that is being written.
  var line: [UInt8] = []
  /// Whether no blank line may come next.
  var isOpening = true

  init(_ tree: SyntaxTree) {
    documents = tree.documents
    bytes = tree.source.bytes
    textStart = tree.source.byteOrderMarkLength
    comments = tree.comments
    done = textStart
  }

  mutating func layOut() {
    for (index, root) in documents.enumerated() {
      layOutMarker(before: root, isFirst: index == 0)
      let indent = beginsLikeMarker(root) ? 2 : 0
      if isBroken(root) {
        collection(root, at: indent, within: -1)
      } else if root.span.length > 0 {
        comeTo(root.span.start, at: indent)
        leaf(root, continuedAt: 2, blockAt: 2, isRoot: true)
      }
    }
    comeTo(bytes.count, at: 0)
  }

  // MARK: Documents

  /// Writes `---` where it is written, and between any two documents.
  private mutating func layOutMarker(before root: SyntaxNode, isFirst: Bool) {
    let markers = (done..<max(done, root.span.start - 2)).filter { offset in
      (offset == textStart || bytes[offset - 1].isBreak) && beginsWithMarker(bytes[offset...])
    }
    let start = markers.first { bytes[$0] == Byte.hyphen }
    if start == nil, isFirst { return }
    guard let offset = start ?? markers.first else { return }
    comeTo(offset, at: 0)
    line += Array("---".utf8)
    done = offset + 3
    endLine(before: root.span.length > 0 ? root.span.start : .max)
    isOpening = true
  }

  /// Whether a document has a line that would be taken for a marker unless it is indented.
  private func beginsLikeMarker(_ root: SyntaxNode) -> Bool {
    if root.kind == .scalar { return beginsWithMarker(bytes[root.span.start...]) }
    return isBroken(root) && root.entries.contains { beginsWithMarker(oneLine($0.key)[...] + ":".utf8) }
  }

  /// Whether a text begins with `---` or `...` and a blank.
  private func beginsWithMarker(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.prefix(4).prefix { !$0.isWhite && !$0.isBreak }
    return word.elementsEqual("---".utf8) || word.elementsEqual("...".utf8)
  }

  // MARK: Collections

  /// Writes the entries of a collection, the first one on the line that is begun if there is one.
  ///
  /// - Parameters:
  ///   - node: the collection.
  ///   - indent: where its dashes or keys go.
  ///   - parentColumn: the source column of the collection around it, or -1.
  private mutating func collection(_ node: SyntaxNode, at indent: Int, within parentColumn: Int) {
    let column = node.isFlow ? parentColumn : self.column(of: node.span.start)
    for item in node.items {
      let dash = node.isFlow ? nil : nextDash
      if line.isEmpty { comeTo(dash ?? item.span.start, at: indent) }
      line.append(Byte.hyphen)
      if let dash { done = dash + 1 }
      value(item, at: indent, within: column, isItem: true)
    }
    for entry in node.entries {
      if line.isEmpty { comeTo(entry.key.span.start, at: indent) }
      line += oneLine(entry.key)
      line.append(UInt8(ascii: ":"))
      done = entry.key.span.end
      value(entry.value, at: indent, within: column, isItem: false)
    }
    // Dashes may stand as far left as the key above them; a comment there is about the next key.
    finishComments(
      from: node.isFlow ? .max : max(column, parentColumn + 1), until: node.isFlow ? node.span.end : 0, at: indent)
  }

  /// Writes a value after its dash or its colon.
  private mutating func value(_ node: SyntaxNode, at indent: Int, within column: Int, isItem: Bool) {
    let isBroken = self.isBroken(node)
    // Once its brackets are gone, a collection begins with its first child.
    let first = isBroken && node.isFlow ? node.items.first ?? node.entries.first?.key : nil
    let start = (first ?? node).span.start
    if isBroken {
      if isItem, !hasComment(before: start) {
        line.append(Byte.space)
      } else {
        endLine(before: start)
        isOpening = true
      }
      collection(node, at: indent + 2, within: column)
      return
    }
    if node.span.length > 0 {
      if hasComment(before: start) {
        endLine(before: start)
        isOpening = true
        comeTo(start, at: indent + 2)
      } else {
        line.append(Byte.space)
      }
    }
    leaf(node, continuedAt: isItem ? indent + 4 : indent + 2, blockAt: indent + 2)
  }

  /// Whether a collection is to be written as lines, given the line that is begun.
  private func isBroken(_ node: SyntaxNode) -> Bool {
    guard node.kind != .scalar, !(node.items.isEmpty && node.entries.isEmpty) else { return false }
    guard node.isFlow else { return true }
    if let comment = comments[nextComment...].first(where: { $0.start >= node.span.start }),
      comment.start < node.span.end
    {
      return true
    }
    let columns = DisplayWidth.of(String(decoding: line, as: UTF8.self))
    return !fitsOnLine(node, after: columns > 0 ? columns + 1 : 0)
  }

  /// The dash of the next item: the first character after what is done that is neither blank nor comment.
  private var nextDash: Int {
    var offset = done
    while offset < bytes.count, bytes[offset] != Byte.hyphen {
      if bytes[offset] == Byte.hash {
        while offset < bytes.count, !bytes[offset].isBreak { offset += 1 }
      } else {
        offset += 1
      }
    }
    return offset
  }
}
