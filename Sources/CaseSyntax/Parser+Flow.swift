import Diagnostics

/// Collections in brackets (YAML 1.2.2, 7.4).
extension Parser {
  /// An open collection in brackets.
  struct FlowFrame {
    enum Kind {
      case sequence, mapping
      /// The one entry of `[key: value]`, a mapping without brackets of its own.
      case pair
    }

    enum State {
      /// Of a sequence: before an item, or after one.
      case item, afterItem
      /// Of a mapping: before a key, after it, before a value, after it. A pair has its key from the beginning.
      case key, afterKey, value, afterValue
    }

    let kind: Kind
    let node: Int
    let opening: Int
    /// Where the line begins that it began on.
    let line: Int
    var state: State
    /// Whether a colon may follow the key without a space, as in JSON: it ended with a quote or a bracket.
    var keyEndsLikeJSON = false
    /// The last item and where the line begins that it began on, in case that it turns out to be a key.
    var item = (node: 0, line: 0)
    var isShallow = false
  }

  /// Parses a collection in brackets, from its opening bracket to after its closing one.
  ///
  /// - Returns: its node, and whether it closes. If it does not, the parser is at the head of the line where the text
  ///   goes on as though it had.
  mutating func parseFlow() -> (node: Int, isClosed: Bool) {
    let root = nodes.count
    openFlow()
    while let top = flowFrames.last {
      steps += 1
      let before = position
      if isHalted { goToEnd() }
      guard passFlowSeparation() else {
        abandonFlow()
        return (root, false)
      }
      switch bytes[position] {
      case Byte.closeBracket, Byte.closeBrace: closeFlow()
      case Byte.comma: flowComma(top)
      case Byte.colon where endsFlowIndicator(position + 1) || top.state == .afterKey && top.keyEndsLikeJSON:
        flowColon(top)
      default:
        guard flowNode(top) else {
          abandonFlow()
          return (root, false)
        }
      }
      assert(position > before, "the parser does not advance")
    }
    return (root, true)
  }

  // MARK: Between nodes

  /// Over blanks, comments and line breaks to the next character that counts.
  ///
  /// - Returns: false where the collection cannot go on, which has been reported.
  private mutating func passFlowSeparation() -> Bool {
    skipWhite()
    guard byte(position).isBreak || bytes[position] == Byte.hash else { return true }
    if position < end, bytes[position] == Byte.hash {
      if !bytes[position - 1].isBlank { reportCommentWithoutSpace() }
      skipComment()
    }
    return nextFlowLine(isAfterNode: false)
  }

  /// From the end of a line to the next one with content.
  ///
  /// - Returns: false where the collection cannot go on, which has been reported.
  mutating func nextFlowLine(isAfterNode: Bool) -> Bool {
    advanceToContent()
    if head.kind == .content {
      if head.indent > indent { return true }
      if head.tab >= 0 {
        reportTab(at: head.tab)
        return true
      }
      if acceptShallowFlowLine(isAfterNode) { return true }
    }
    if let top = flowFrames.last(where: { $0.kind != .pair }) { reportUnclosedBracket(top.opening, noticed: position) }
    return false
  }

  /// A line within brackets that is not indented enough: is its indentation wrong, or was a bracket forgotten?
  private mutating func acceptShallowFlowLine(_ isAfterNode: Bool) -> Bool {
    guard let top = flowFrames.last else { return false }
    let expectsNode = !isAfterNode && (top.state == .item || top.state == .key || top.state == .value)
    let isExpected = expectsNode && (top.kind == .mapping || !looksLikeEntry(position))
    guard isExpected || bytes[position].isClosingBracket || bytes[position] == Byte.comma else { return false }
    if !flowFrames[0].isShallow { reportShallowFlowLine(flowFrames[0].opening) }
    flowFrames[0].isShallow = true
    return true
  }

  private mutating func flowComma(_ top: FlowFrame) {
    if top.state == .item || top.state == .key { reportExtraComma() }
    completeEntry()
    position += 1
  }

  private mutating func flowColon(_ top: FlowFrame) {
    switch (top.kind, top.state) {
    case (.mapping, .afterKey):
      break
    case (.mapping, .key):
      addEmpty(at: position)
    case (.sequence, .item):
      openFlow(.pair, at: position)
      addEmpty(at: position)
    case (.sequence, .afterItem) where top.item.line != lineStart:
      reportKeyOverLines(nodes[top.item.node])
      beginEntryWithoutKey()
    default:
      reportColonInText()
      beginEntryWithoutKey()
    }
    setFlowState(.value)
    position += 1
    contentEnd = position
  }

  /// At a colon that cannot belong to what stands before it: takes what follows for a value of its own.
  mutating func beginEntryWithoutKey() {
    completeEntry()
    guard let top = flowFrames.last else { return }
    nodes[top.node].isDamaged = true
    if top.kind == .sequence { openFlow(.pair, at: position) }
    addEmpty(at: position)
  }

  // MARK: Collections

  mutating func openFlow() {
    openFlow(bytes[position] == Byte.openBracket ? .sequence : .mapping, at: position)
    position += 1
    contentEnd = position
  }

  private mutating func openFlow(_ kind: FlowFrame.Kind, at start: Int) {
    let state: FlowFrame.State = kind == .sequence ? .item : kind == .mapping ? .key : .value
    flowFrames.append(FlowFrame(kind: kind, node: nodes.count, opening: start, line: lineStart, state: state))
    nodes.append(NodeRecord(kind == .sequence ? .flowSequence : .flowMapping, start: start, end: start))
    checkDepth(at: start)
  }

  /// At the colon after an item of a sequence: the item is the key of a mapping of one entry.
  mutating func openPair(around node: Int) {
    let key = nodes[node]
    checkKey(key)
    if refusesKeyLength(from: Int(key.start), to: position) {
      beginEntryWithoutKey()
    } else {
      wrap(node, in: .flowMapping)
      flowFrames.append(
        FlowFrame(kind: .pair, node: node, opening: Int(key.start), line: lineStart, state: .value))
      checkDepth(at: Int(key.start))
    }
    setFlowState(.value)
    position += 1
    contentEnd = position
  }

  mutating func closePair() {
    guard let pair = flowFrames.popLast() else { return }
    close(pair)
    setFlowState(.afterItem)
    flowFrames[flowFrames.count - 1].item = (pair.node, lineStart)
  }

  /// Before a comma or a closing bracket: a key without a value has an empty one.
  mutating func completeEntry() {
    guard let top = flowFrames.last else { return }
    if top.kind == .mapping, top.state == .afterKey { warnOfColonInKey(nodes[nodes.count - 1]) }
    if top.state == .afterKey || top.state == .value { addEmpty(at: contentEnd) }
    switch top.kind {
    case .mapping: setFlowState(.key)
    case .sequence: setFlowState(.item)
    case .pair:
      closePair()
      setFlowState(.item)
    }
  }

  mutating func setFlowState(_ state: FlowFrame.State) {
    guard !flowFrames.isEmpty else { return }
    flowFrames[flowFrames.count - 1].state = state
  }
}

// MARK: Faults

extension Parser {
  /// `{a:b}` is valid, but hardly ever meant.
  private func warnOfColonInKey(_ key: NodeRecord) {
    let text = Int(key.start)..<Int(key.end)
    guard key.form == .plain, let colon = bytes[text].firstIndex(of: Byte.colon), colon > text.lowerBound,
      colon + 1 < text.upperBound, bytes[colon + 1] != 0x2F
    else { return }
    faults.report(
      "key-with-colon", .warning, at: SourceSpan(text.lowerBound, text.upperBound),
      "\(excerpt(text)) is one key without a value",
      mend:
        "write \(excerpt(text.lowerBound..<colon + 1, quoted: false)) \(excerpt(colon + 1..<text.upperBound, quoted: false))",
      why: "without a space after it the colon belongs to the text, as in 10:30")
  }

  private func reportShallowFlowLine(_ opening: Int) {
    faults.report(
      "shallow-line-in-brackets", at: SourceSpan(position, position + 1),
      "lines within brackets must be indented further than the line that the brackets belong to",
      mend: "begin this line with at least \(spaces(indent + 1))",
      why: "even a closing bracket on a line of its own must be indented, or YAML takes it for the next entry",
      notes: [Diagnostic.Note("the bracket was opened here", at: SourceSpan(opening, opening + 1))])
  }

  private func reportExtraComma() {
    faults.report(
      "extra-comma", at: SourceSpan(position, position + 1), "there is nothing before this comma",
      mend: "remove it, or write \"\" for an empty item")
  }
}
