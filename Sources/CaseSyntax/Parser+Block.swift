import Diagnostics

/// Blocks: what indentation, dashes and keys say about the shape of a document (YAML 1.2.2, 8.2).
extension Parser {
  /// Parses the document whose frame is open, up to the next marker or the end.
  mutating func parseBlock() {
    while !frames.isEmpty {
      steps += 1
      let before = (position, frames.count, expectation)
      defer {
        assert(position > before.0 || frames.count < before.1 || expectation != before.2, "the parser does not advance")
      }
      if isHalted { goToEnd() }
      switch expectation {
      case .nodeAfterIndicator: nodeAfterIndicator()
      case .nodeAtHead:
        startNode(NodePlace(column: head.indent, allowsBlock: true, tab: head.isExcused ? -1 : head.tab))
      case .entry:
        if head.kind == .content { nextEntry() } else { closeFrames(downTo: 0) }
      }
    }
  }

  /// After `-`, `key:` or `---`: the node stands on this line, or on the next lines if they are indented enough.
  private mutating func nodeAfterIndicator() {
    let indicatorEnd = position
    skipWhite()
    let isComment = byte(position) == Byte.hash && position < end && position > indicatorEnd
    guard isComment || byte(position).isBreak else {
      let tab = bytes[indicatorEnd..<position].firstIndex(of: Byte.tab) ?? -1
      let allowsBlock = frames.last?.kind == .sequence
      startNode(NodePlace(column: column, allowsBlock: allowsBlock, tab: tab))
      return
    }
    if isComment { skipComment() }
    advanceToContent()
    if head.kind == .content {
      excuseTab(forNode: true)
      let isIndented = head.indent > indent
      // A sequence may stand as far left as the key that it belongs to.
      let isSequenceUnderKey = head.indent == indent && frames.last?.kind == .mapping && isDash(position)
      if isIndented || isSequenceUnderKey {
        expectation = .nodeAtHead
        return
      }
    }
    addEmpty(at: indicatorEnd)
    expectation = .entry
  }

  /// At the head of a line that begins a new entry of some open collection.
  private mutating func nextEntry() {
    excuseTab(forNode: false)
    let column = head.indent
    // The innermost collection that the line can belong to; the document, at -1, holds every line.
    var index = frames.count - 1
    while index > 0, frames[index].indent > column, frames[index].otherIndent != column { index -= 1 }
    if !frames[index].holdsEntries(at: column) {
      if index == frames.count - 1 {
        guard acceptDeeper(column) else { return }
      } else {
        guard let intended = intendedFrame(between: index, at: column) else { return }
        index = intended
      }
    }
    if frames[index].kind != .document, frames[index].indent != column {
      shift = (lineStart, shift.line == lineStart ? shift.by : column - frames[index].indent)
    }
    // Dashes as far left as the key above them: the next key ends the sequence.
    if frames[index].kind == .sequence, !isDash(position), frames[index - 1].kind == .mapping,
      frames[index - 1].indent == frames[index].indent
    {
      index -= 1
    }
    closeFrames(downTo: index + 1)
    switch frames[index].kind {
    case .document: secondNode()
    case .sequence: sequenceItem()
    case .mapping: mappingEntry(at: column)
    }
  }

  mutating func secondNode() {
    let start = position
    skipToBreak()
    reportSecondNode(SourceSpan(start, position))
    skipLines(deeperThan: -1)
  }

  private mutating func sequenceItem() {
    if isDash(position) {
      position += 1
    } else if byte(position) == Byte.hyphen {
      reportDashWithoutSpace(at: position)
      position += 1
      // As if the space were there.
      shift = (lineStart, (shift.line == lineStart ? shift.by : 0) - 1)
    } else {
      skipForeignLines()
      return
    }
    expectation = .nodeAfterIndicator
  }

  private mutating func mappingEntry(at column: Int) {
    if isDash(position) {
      skipForeignLines()
    } else {
      startNode(NodePlace(column: column, isEntry: true))
    }
  }

  /// Passes lines that do not belong to the innermost collection: items in a mapping, or keys in a sequence.
  private mutating func skipForeignLines() {
    let frame = frames[frames.count - 1]
    let start = position
    skipToBreak()
    let line = SourceSpan(start, position)
    if frame.kind == .sequence {
      reportNoDash(line, frame)
    } else if !beginsWithDash(frame) {
      reportDashInMapping(line, frame)
    } else {
      reportFirstDashWithoutSpace(frame)
    }
    nodes[frame.node].isDamaged = true
    repeat {
      skipLines(deeperThan: frame.indent)
    } while head.kind == .content && head.indent == frame.indent && isDash(position) == (frame.kind == .mapping)
  }

  // MARK: Collections

  func isDash(_ offset: Int) -> Bool {
    byte(offset) == Byte.hyphen && isBlank(offset + 1)
  }

  /// Opens a collection at a column; its record is the next one.
  mutating func open(_ kind: Frame.Kind, at column: Int, from start: Int) {
    let form: NodeRecord.Form = kind == .sequence ? .blockSequence : .blockMapping
    let otherIndent = shift.line == lineStart && shift.by != 0 ? column + shift.by : -1
    frames.append(Frame(kind: kind, indent: column, otherIndent: otherIndent, node: nodes.count))
    nodes.append(NodeRecord(form, start: start, end: start))
    checkDepth(at: start)
  }

  /// Closes the innermost frames until `count` are left.
  mutating func closeFrames(downTo count: Int) {
    while frames.count > count, let frame = frames.popLast() {
      guard frame.kind != .document else { continue }
      nodes[frame.node].end = UInt32(contentEnd)
      nodes[frame.node].extent = UInt32(nodes.count)
      if frame.kind == .mapping { checkDuplicateKeys(of: frame.node) }
    }
  }

  /// Refuses a text that is nested too deep; the rest of it is not looked at, and what is open ends.
  mutating func checkDepth(at start: Int) {
    // The document's own frame does not count.
    guard frames.count - 1 + flowFrames.count > SyntaxParser.maximumDepth else { return }
    faults.report(
      "nested-too-deep", at: SourceSpan(start, start + 1),
      "collections are nested more than \(SyntaxParser.maximumDepth) deep; the rest was not looked at",
      mend: "no case file needs this: look for stray brackets or dashes")
    faults.close()
    isHalted = true
  }
}

// MARK: Faults

extension Parser {
  private func reportDashWithoutSpace(at dash: Int) {
    faults.report(
      "dash-without-space", at: SourceSpan(dash, dash + 1), "there must be a space after the dash of an item",
      mend: "write \"- \"", why: "without the space the dash belongs to the text, as in -5")
  }

  /// The first item of a list lacks the space, so that the list was taken for a mapping; reported once.
  mutating func reportFirstDashWithoutSpace(_ frame: Frame) {
    if !nodes[frame.node].isDamaged { reportDashWithoutSpace(at: Int(nodes[frame.node].start)) }
    nodes[frame.node].isDamaged = true
  }

  private func reportNoDash(_ line: SourceSpan, _ frame: Frame) {
    faults.report(
      "missing-dash", at: line, "expected another item of the list, which begins with \"- \"",
      mend: "write \"- \" before it, or indent it further if it belongs to the item above", notes: [begin(of: frame)])
  }

  private func reportDashInMapping(_ line: SourceSpan, _ frame: Frame) {
    faults.report(
      "item-among-keys", at: line, "expected another key of the mapping, not an item of a list",
      mend: "indent it under the key that it belongs to; a dash that is text goes between double quotes",
      notes: [begin(of: frame)])
  }

  func reportCommentWithoutSpace() {
    faults.report(
      "comment-without-space", at: SourceSpan(position, position + 1), "there must be a space before a comment",
      mend: "write \" #\"")
  }

  /// The source as it may stand in a message, short.
  func excerpt(_ range: Range<Int>, quoted: Bool = true) -> String {
    var stop = min(range.upperBound, range.lowerBound + 40)
    while stop < range.upperBound, stop > range.lowerBound, bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
    let text = String(decoding: bytes[range.lowerBound..<stop], as: UTF8.self).prefix { !$0.isNewline }
    let isCut = text.utf8.count < range.count
    return (quoted ? "\"" : "") + text + (isCut ? "..." : "") + (quoted ? "\"" : "")
  }
}
