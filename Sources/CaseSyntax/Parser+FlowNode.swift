import Diagnostics

/// What stands within brackets: scalars, further collections, and what each is to the collection around it.
extension Parser {
  /// - Returns: false where the collection cannot go on, which has been reported.
  mutating func flowNode(_ top: FlowFrame) -> Bool {
    let lacksComma = top.state == .afterItem || top.state == .afterKey || top.state == .afterValue
    if lacksComma {
      reportMissingComma(after: contentEnd)
      completeEntry()
    }
    if reportProperty() {
      while !endsFlowIndicator(position) { position += 1 }
      return true
    }
    let line = lineStart
    switch bytes[position] {
    case Byte.quote, Byte.apostrophe:
      let (record, isClosed) = scanQuoted(indent: indent)
      add(record)
      finishNode(nodes.count - 1, endsLikeJSON: true, line: isClosed ? line : -1)
      return isClosed
    case Byte.openBracket, Byte.openBrace:
      openFlow()
    case Byte.hash:
      reportCommentWithoutSpace()
      skipComment()
    case Byte.hyphen where endsFlowIndicator(position + 1):
      reportDashInFlow()
      position += 1
    case Byte.question where endsFlowIndicator(position + 1):
      reportExplicitKey()
      position += 1
    default:
      return flowPlain(isExcused: lacksComma)
    }
    return true
  }

  /// A plain scalar within brackets, which commas and brackets end.
  ///
  /// - Parameter isExcused: whether a fault was reported at its first character.
  /// - Returns: false where the collection cannot go on, which has been reported.
  private mutating func flowPlain(isExcused: Bool) -> Bool {
    let line = lineStart
    var record = NodeRecord(.plain, start: position, end: position)
    record.isDamaged = isExcused || reportReservedStart()
    record.end = UInt32(scanFlowPlain())
    var goesOn = true
    while byte(position).isBreak {
      goesOn = nextFlowLine(isAfterNode: true)
      let first = byte(position)
      guard goesOn, head.comment < Int(record.start), !first.isFlowIndicator,
        !(first == Byte.colon && endsFlowIndicator(position + 1))
      else { break }
      if head.blankTab >= 0, head.blankTabIndent <= indent { reportTab(at: head.blankTab) }
      record.end = UInt32(scanFlowPlain())
      record.needsDecoding = true
    }
    add(record)
    finishNode(nodes.count - 1, endsLikeJSON: false, line: goesOn ? line : -1)
    return goesOn
  }

  /// Runs over plain text up to whatever ends it on this line.
  ///
  /// - Returns: the end of the text, blanks after it left out.
  private mutating func scanFlowPlain() -> Int {
    let start = position
    var offset = position
    while offset < end {
      let byte = bytes[offset]
      if byte.isBreak || byte.isFlowIndicator && offset > start { break }
      if byte == Byte.colon, endsFlowIndicator(offset + 1) { break }
      if byte == Byte.hash, offset > start, bytes[offset - 1].isWhite { break }
      offset += 1
    }
    go(to: offset)
    var textEnd = position
    while textEnd > start, bytes[textEnd - 1].isWhite { textEnd -= 1 }
    return textEnd
  }

  /// After a node: what it is to the collection that it stands in.
  ///
  /// - Parameters:
  ///   - node: its index.
  ///   - endsLikeJSON: whether it ends with a quote or a bracket, after which a colon needs no space.
  ///   - line: where the line begins that the node began on, or -1 where no colon can follow.
  mutating func finishNode(_ node: Int, endsLikeJSON: Bool, line: Int) {
    guard let top = flowFrames.last else { return }
    switch (top.kind, top.state) {
    case (.sequence, _):
      flowFrames[flowFrames.count - 1].item = (node, line)
      setFlowState(.afterItem)
      let nodeEnd = position
      if line == lineStart { skipWhite() }
      if line == lineStart, position < end, bytes[position] == Byte.colon,
        endsLikeJSON || endsFlowIndicator(position + 1)
      {
        openPair(around: node)
      } else {
        position = nodeEnd
      }
    case (.mapping, .key):
      checkKey(nodes[node])
      flowFrames[flowFrames.count - 1].keyEndsLikeJSON = endsLikeJSON
      setFlowState(.afterKey)
    case (.mapping, _):
      setFlowState(.afterValue)
    case (.pair, _):
      closePair()
    }
  }
}

// MARK: Faults

extension Parser {
  private func reportMissingComma(after nodeEnd: Int) {
    faults.report(
      "missing-comma", at: SourceSpan(position, position + 1), "expected a comma or a closing bracket before this",
      mend: "write a comma between two items; if it is one text, put all of it between double quotes",
      notes: [Diagnostic.Note("the item before it ends here", at: SourceSpan(max(0, nodeEnd - 1), nodeEnd))])
  }

  private func reportDashInFlow() {
    faults.report(
      "dash-in-brackets", at: SourceSpan(position, position + 1), "within brackets items have no dashes",
      mend: "separate the items by commas: [a, b]; a dash that is text goes between double quotes: \"-\"")
  }
}
