import Diagnostics

/// Literal and folded block scalars (YAML 1.2.2, 8.1).
extension Parser {
  private enum Chomping { case clip, strip, keep }

  mutating func blockScalar() {
    let start = position
    let isLiteral = bytes[start] == Byte.bar
    let (digit, chomping) = blockScalarHeader()
    let headerEnd = position
    var lines = blockScalarLines(digit: digit)
    var record = NodeRecord(isLiteral ? .literal : .folded, start: start, end: headerEnd)
    record.needsDecoding = true
    if digit > 0, indent < 0, lines.textEnd >= 0 { reportRootIndentationIndicator(start..<headerEnd) }
    if skipStrayTextLines(&lines, start) { record.isDamaged = true }
    record.extent = UInt32(lines.indent)
    switch chomping {
    case .keep: record.end = UInt32(position)
    case .clip where lines.textEnd >= 0: record.end = UInt32(lines.afterText)
    case .strip where lines.textEnd >= 0: record.end = UInt32(lines.textEnd)
    default: break
    }
    add(record)
    advanceToContent()
    expectation = .entry
  }

  /// Over `|` or `>`, its indicators and a comment, up to the line break.
  private mutating func blockScalarHeader() -> (digit: Int, Chomping) {
    let start = position
    var digit = 0
    var chomping: Chomping?
    position += 1
    while position < end {
      let byte = bytes[position]
      if byte.isDigit, byte != 0x30, digit == 0 {
        digit = Int(byte - 0x30)
      } else if byte == Byte.plus || byte == Byte.hyphen, chomping == nil {
        chomping = byte == Byte.plus ? .keep : .strip
      } else {
        break
      }
      position += 1
    }
    let indicatorsEnd = position
    skipWhite()
    if position < end, bytes[position] == Byte.hash, position > indicatorsEnd {
      skipComment()
    } else if !byte(position).isBreak {
      skipToBreak()
      reportBlockScalarHeader(start, indicatorsEnd)
    }
    return (digit, chomping ?? .clip)
  }

  /// What the lines of a block scalar turned out to be.
  private struct BlockLines {
    /// How many spaces are taken from each line.
    var indent: Int
    /// The end of the last line with text, before and after its line break; -1 if there is none.
    var textEnd = -1
    var afterText = -1
  }

  /// Over the lines of the scalar, up to the beginning of the first one that is not its own.
  private mutating func blockScalarLines(digit: Int) -> BlockLines {
    let parent = indent
    var known = digit > 0
    var lines = BlockLines(indent: digit > 0 ? max(parent, 0) + digit : 0)
    /// The blank line with the most spaces before the first text.
    var widestBlank = (spaces: 0, offset: position)
    while position < end {
      skipBreak()
      var offset = position
      while offset < end, bytes[offset] == Byte.space, !known || offset - lineStart < lines.indent { offset += 1 }
      let spaces = offset - lineStart
      steps += spaces + 1
      if byte(offset).isBreak {
        if !known, spaces > widestBlank.spaces { widestBlank = (spaces, lineStart) }
        position = offset
        continue
      }
      if spaces == 0, isMarker(offset) { break }
      if !known {
        guard spaces > parent else { break }
        known = true
        lines.indent = spaces
        if widestBlank.spaces > spaces { reportBlankLineTooWide(widestBlank.offset, widestBlank.spaces, spaces) }
      } else if spaces < lines.indent {
        break
      }
      position = offset
      skipToBreak()
      lines.textEnd = position
      lines.afterText = position < end ? offsetAfterBreak(position) : position
    }
    if !known { lines.indent = widestBlank.spaces }
    if position < end { position = lineStart }
    return lines
  }

  /// Over lines that are indented by too little for the text and by too much for anything else, or by tabs.
  ///
  /// - Returns: whether there were any; they are reported, once.
  private mutating func skipStrayTextLines(_ lines: inout BlockLines, _ start: Int) -> Bool {
    var hasReported = false
    while position < end {
      var offset = position
      while offset < end, bytes[offset] == Byte.space { offset += 1 }
      let spaces = offset - position
      let tab = offset
      while offset < end, bytes[offset].isWhite { offset += 1 }
      let isTabbed = offset > tab
      steps += offset - position + 1
      let isBlankOrComment = byte(offset).isBreak || bytes[offset] == Byte.hash
      if !hasReported {
        if isBlankOrComment, !isTabbed { return false }
        guard isBlankOrComment || isStray(spaces, isTabbed, offset) else { return false }
        // More likely a key that is indented too far than text.
        if !isTabbed, frames.last?.kind == .mapping,
          isKeyAlone(offset) || isEntryInOtherColumn(offset, at: spaces)
        {
          return false
        }
        if isTabbed { reportTab(at: tab) } else { reportShallowText(offset, lines.indent, start) }
        hasReported = true
      } else if !byte(offset).isBreak, !isStray(spaces, isTabbed, offset) {
        break
      }
      skipToBreak()
      lines.textEnd = position
      skipBreak()
      lines.afterText = position
    }
    return hasReported
  }

  /// Whether a line that is not the text's own can be nothing else, either.
  private mutating func isStray(_ spaces: Int, _ isTabbed: Bool, _ content: Int) -> Bool {
    if spaces == 0, isMarker(position) { return false }
    return spaces > indent || isTabbed && !looksLikeEntry(content)
  }
}

// MARK: Faults

extension Parser {
  private func reportBlockScalarHeader(_ start: Int, _ indicatorsEnd: Int) {
    let sign = excerpt(start..<start + 1)
    faults.report(
      "text-after-block-indicator", at: SourceSpan(indicatorsEnd, position),
      "after \(sign) only a digit from 1 to 9, \"+\" or \"-\" and a comment may stand on the line",
      mend: "begin the text on the next line, indented; if \(sign) is part of the text, put it between double quotes")
  }

  private func reportRootIndentationIndicator(_ header: Range<Int>) {
    faults.report(
      "indentation-indicator-at-root", at: SourceSpan(header.lowerBound, header.upperBound),
      "a document that is one block of text may not say how far it is indented",
      mend: "leave out the digit", why: "YAML readers disagree about what it would mean here")
  }

  private func reportBlankLineTooWide(_ offset: Int, _ spaces: Int, _ expected: Int) {
    faults.report(
      "wide-blank-line", at: SourceSpan(offset, offset + spaces),
      "a blank line before the text has more spaces (\(spaces)) than the text is indented by (\(expected))",
      mend: "remove the spaces from the blank line", why: "YAML cannot tell whether they belong to the text")
  }

  private func reportShallowText(_ offset: Int, _ expected: Int, _ start: Int) {
    faults.report(
      "shallow-line-in-block", at: SourceSpan(offset, offset + 1),
      "this line is indented less than the first line of the text that it seems to belong to",
      mend: "begin it with \(spaces(expected))",
      notes: [Diagnostic.Note("the text was opened here", at: SourceSpan(start, start + 1))])
  }
}
