import Diagnostics

/// Lines in a column where nothing above them is: which collection the author most probably meant.
extension Parser {
  /// A line that is indented further than the entries of the innermost collection, whose last entry is complete.
  mutating func acceptDeeper(_ column: Int) -> Bool {
    let frame = frames[frames.count - 1]
    if frame.kind == .document {
      secondNode()
      return false
    }
    reportTooDeep(column, frame)
    nodes[frame.node].isDamaged = true
    if looksLikeEntry(position), isDash(position) == (frame.kind == .sequence) {
      acceptEntries(of: frames.count - 1, at: column)
      return true
    }
    skipLines(deeperThan: frame.indent)
    return false
  }

  /// A line that is indented further than the entries of one collection and less than those of the next one.
  ///
  /// - Returns: which of the two it most probably belongs to; nil if to neither, and it was passed over.
  mutating func intendedFrame(between outer: Int, at column: Int) -> Int? {
    let inner = outer + 1
    let kind: Frame.Kind = isDash(position) ? .sequence : .mapping
    if kind == .sequence, frames[outer].kind != .sequence, frames[inner].kind == .mapping {
      // The first item of a list lacks its dash, so that it was taken for a mapping.
      reportFirstItemWithoutDash(frames[inner])
      closeFrames(downTo: inner + 1)
      damageCollection()
      skipLines(deeperThan: column - 1)
      return nil
    }
    let intended = frames[inner].kind != kind && frames[outer].kind == kind ? outer : inner
    reportUnknownIndent(column, frames[intended], orOf: frames[intended == inner ? outer : inner])
    acceptEntries(of: intended, at: column)
    return intended
  }

  /// Takes lines at another column for entries, too; and for items of the lists that began on the same line.
  mutating func acceptEntries(of frame: Int, at column: Int) {
    let difference = column - frames[frame].indent
    var index = frame
    frames[index].otherIndent = column
    while index > 1, frames[index - 1].kind == .sequence, beginOnOneLine(frames[index - 1], frames[index]) {
      index -= 1
      if frames[index].otherIndent < 0 { frames[index].otherIndent = frames[index].indent + difference }
    }
  }

  /// Whether a mapping's first key begins with a dash, which the author most probably meant for an item's.
  func beginsWithDash(_ frame: Frame) -> Bool {
    let start = Int(nodes[frame.node].start)
    return frame.kind == .mapping && byte(start) == Byte.hyphen && !isBlank(start + 1)
  }

  /// Whether a line goes on with the innermost collection in a column that was accepted after a fault.
  mutating func isEntryInOtherColumn(_ offset: Int, at column: Int) -> Bool {
    frames.last?.otherIndent == column && looksLikeEntry(offset)
  }

  private func beginOnOneLine(_ outer: Frame, _ inner: Frame) -> Bool {
    Int(nodes[inner.node].start) - Int(nodes[outer.node].start) == inner.indent - outer.indent
  }
}

// MARK: Faults

extension Parser {
  mutating func reportTooDeep(_ column: Int, _ frame: Frame) {
    if head.isExcused { return }
    if beginsWithDash(frame) { return reportFirstDashWithoutSpace(frame) }
    let place = frame.kind == .sequence ? "dashes" : "keys"
    faults.report(
      "wrong-indentation", at: SourceSpan(lineStart, position),
      "this line is indented by \(spaces(column)), but the \(place) above it by \(spaces(frame.indent))",
      mend: "begin the line with \(spaces(frame.indent))",
      why: "what belongs together must begin in the same column", notes: [begin(of: frame)])
  }

  private func reportUnknownIndent(_ column: Int, _ frame: Frame, orOf other: Frame) {
    if head.isExcused { return }
    let choice = other.kind == .document ? "" : " or \(spaces(other.indent))"
    faults.report(
      "wrong-indentation", at: SourceSpan(lineStart, position),
      "this line is indented by \(spaces(column)), and nothing above it is",
      mend: "begin the line with \(spaces(frame.indent))\(choice)",
      why: "what belongs together must begin in the same column", notes: [begin(of: frame)])
  }

  func spaces(_ count: Int) -> String {
    count == 1 ? "1 space" : count == 0 ? "no spaces" : "\(count) spaces"
  }

  func begin(of frame: Frame) -> Diagnostic.Note {
    let start = Int(nodes[frame.node].start)
    let name = frame.kind == .sequence ? "list" : "mapping"
    return Diagnostic.Note("the \(name) began here", at: SourceSpan(start, start + 1))
  }

  private func reportFirstItemWithoutDash(_ frame: Frame) {
    let start = Int(nodes[frame.node].start)
    faults.report(
      "missing-dash", at: SourceSpan(start, start + 1), "the first item of this list has no dash",
      mend: "write \"- \" before it",
      notes: [Diagnostic.Note("the list goes on with this item", at: SourceSpan(position, position + 1))])
  }
}
