import Diagnostics

/// Where collections in brackets end: at their closing brackets, or where one of those was forgotten.
extension Parser {
  mutating func closeFlow() {
    completeEntry()
    // A bracket and its counterpart are two apart in ASCII.
    let opening = bytes[position] - 2
    if let top = flowFrames.last, bytes[top.opening] != opening {
      steps += flowFrames.count
      if flowFrames.contains(where: { $0.kind != .pair && bytes[$0.opening] == opening }) {
        closeForgotten(before: opening)
      } else {
        // With more on the same line it is more likely one too many than the wrong one.
        let isExtra = !isBreakOrComment(position + 1)
        reportWrongBracket(top.opening, isExtra)
        if isExtra {
          nodes[top.node].isDamaged = true
          position += 1
          setFlowState(nodes.count > top.node + 1 ? top.kind == .mapping ? .afterValue : .afterItem : top.state)
          return
        }
      }
    }
    guard let top = flowFrames.popLast() else { return }
    position += 1
    contentEnd = position
    close(top)
    finishNode(top.node, endsLikeJSON: true, line: top.line)
  }

  /// Closes what stands open within the brackets that this closing one belongs to.
  private mutating func closeForgotten(before opening: UInt8) {
    while let top = flowFrames.last, bytes[top.opening] != opening {
      reportUnclosedBracket(top.opening, noticed: position)
      nodes[top.node].isDamaged = true
      close(flowFrames.removeLast())
      finishNode(top.node, endsLikeJSON: true, line: -1)
      completeEntry()
    }
  }

  mutating func close(_ frame: FlowFrame) {
    nodes[frame.node].end = UInt32(contentEnd)
    nodes[frame.node].extent = UInt32(nodes.count)
    if frame.kind == .mapping, !nodes[frame.node].isDamaged { checkDuplicateKeys(of: frame.node) }
  }

  /// Closes everything in brackets where it cannot go on.
  mutating func abandonFlow() {
    while let top = flowFrames.popLast() {
      if top.state == .afterKey || top.state == .value { addEmpty(at: contentEnd) }
      nodes[top.node].isDamaged = true
      close(top)
      finishNode(top.node, endsLikeJSON: true, line: -1)
    }
  }
}

// MARK: Faults

extension Parser {
  func reportUnclosedBracket(_ opening: Int, noticed: Int) {
    let bracket = excerpt(opening..<opening + 1)
    let counterpart = bytes[opening] == Byte.openBracket ? "]" : "}"
    faults.report(
      "unclosed-bracket", at: SourceSpan(opening, opening + 1), "this \(bracket) is never closed",
      mend: "write \(counterpart) after the last item; if it is text, put all of it between double quotes",
      notes: noticed < end
        ? [Diagnostic.Note("it should be closed before this", at: SourceSpan(noticed, noticed + 1))] : [])
  }

  private func reportWrongBracket(_ opening: Int, _ isExtra: Bool) {
    let expected = bytes[opening] == Byte.openBracket ? "]" : "}"
    faults.report(
      "wrong-bracket", at: SourceSpan(position, position + 1), "expected \(expected) here",
      mend: isExtra ? "remove it, or write the bracket that it should close" : "write \(expected)",
      notes: [Diagnostic.Note("this is what is open", at: SourceSpan(opening, opening + 1))])
  }
}
