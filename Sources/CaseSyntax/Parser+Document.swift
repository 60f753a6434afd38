import Diagnostics

/// Documents: `---`, `...`, and what may stand between them (YAML 1.2.2, 9).
extension Parser {
  mutating func parseStream() {
    advanceToContent()
    while head.kind != .end {
      steps += 1
      let before = position
      parseDocument()
      assert(position > before, "the parser does not advance")
    }
  }

  private mutating func parseDocument() {
    skipDirectives()
    guard head.kind != .end else { return }
    if head.kind == .marker {
      if bytes[position] == Byte.dot {
        endDocument()
        return
      }
      position += 3
      expectation = .nodeAfterIndicator
    } else {
      expectation = .nodeAtHead
    }
    roots.append(UInt32(nodes.count))
    contentEnd = position
    frames.append(Frame(kind: .document, indent: -1, node: 0))
    parseBlock()
    // A document that is closed by `...` needs no `---` after it; another one does.
    if head.kind == .marker, bytes[position] == Byte.dot { endDocument() }
  }

  /// Passes `...`, after which only a comment may stand on the line.
  private mutating func endDocument() {
    position += 3
    finishLine { parser, rest in
      parser.faults.report(
        "text-after-document-end", at: rest, "nothing but a comment may follow \"...\" on its line",
        mend: "put it on the next line")
    }
  }

  private mutating func skipDirectives() {
    while head.kind == .content, head.indent == 0, head.tab < 0, bytes[position] == Byte.percent {
      let start = position
      skipToBreak()
      reportDirective(SourceSpan(start, position))
      advanceToContent()
    }
  }
}

// MARK: Faults

extension Parser {
  private func reportDirective(_ span: SourceSpan) {
    faults.report(
      "directive", at: span, "directives are not part of the case format",
      mend: "remove this line",
      why: "a line that begins with % tells YAML how to read the rest; a case file is always read in the same way")
  }

  func reportSecondNode(_ span: SourceSpan) {
    faults.report(
      "second-node-in-document", at: span,
      "the document ended before this line", mend: "begin a new document with a line \"---\", or remove this",
      notes: roots.last.map { root in
        let start = Int(nodes[Int(root)].start)
        return [Diagnostic.Note("the document is this one value", at: SourceSpan(start, start + 1))]
      } ?? [])
  }
}
