import Diagnostics

/// Single- and double-quoted scalars (YAML 1.2.2, 7.3.1 and 7.3.2).
extension Parser {
  /// Runs over a quoted scalar from its opening quote to after its closing one.
  ///
  /// - Parameter indent: the indentation of the block around it, which its further lines must exceed.
  /// - Returns: the scalar, and whether it closes. If it does not, the parser is at the head of the line where the text
  ///   goes on as though it had.
  mutating func scanQuoted(indent: Int) -> (record: NodeRecord, isClosed: Bool) {
    let opening = position
    let quote = bytes[opening]
    var record = NodeRecord(quote == Byte.quote ? .doubleQuoted : .singleQuoted, start: opening, end: opening)
    /// The end of the first line: as much as is certain of a scalar that never closes.
    var firstLineEnd = -1
    /// A line that is indented too little, if the scalar closes in the end.
    var shallowLine = -1
    position += 1
    while true {
      steps += 1
      skipQuotedText(quote)
      guard position < end else { break }
      if bytes[position] == quote {
        position += 1
        if quote == Byte.quote || byte(position) != quote || position == end {
          if shallowLine >= 0 { reportShallowQuotedLine(shallowLine, opening) }
          record.end = UInt32(position)
          return (record, true)
        }
        record.needsDecoding = true
        position += 1
      } else if bytes[position] == Byte.backslash {
        record.needsDecoding = true
        passEscape()
      } else {
        record.needsDecoding = true
        if firstLineEnd < 0 { firstLineEnd = position }
        guard passQuotedLineBreaks(indent, &shallowLine) else { break }
      }
    }
    record.end = UInt32(firstLineEnd < 0 ? position : firstLineEnd)
    record.isDamaged = true
    reportUnclosedQuote(opening, noticed: position)
    advanceToContent()
    return (record, false)
  }

  /// Over everything that stands for itself.
  @inline(__always) private mutating func skipQuotedText(_ quote: UInt8) {
    let escape = quote == Byte.quote ? Byte.backslash : quote
    var offset = position
    while offset < end {
      let byte = bytes[offset]
      if byte == quote || byte == escape || byte.isBreak { break }
      offset += 1
    }
    go(to: offset)
  }

  private mutating func passEscape() {
    guard let escape = Escape(bytes, at: position, end: end) else {
      reportWrongEscape()
      position += 1
      // What follows stands for itself, but a break or a quote keeps its meaning.
      if position < end, bytes[position] < 0x80, !bytes[position].isBreak { position += 1 }
      return
    }
    switch escape {
    case .lineBreak: position += 1
    case .scalar(_, let length): position += length
    }
  }

  /// Over a line break, blank lines and the indentation of the next line.
  ///
  /// - Returns: false where the scalar cannot go on, the parser then being at the beginning of that line.
  private mutating func passQuotedLineBreaks(_ indent: Int, _ shallowLine: inout Int) -> Bool {
    while position < end, bytes[position].isBreak {
      skipBreak()
      while position < end, bytes[position] == Byte.space { position += 1 }
      let spaces = position - lineStart
      steps += spaces + 1
      let tab = position
      skipWhite()
      if spaces > max(indent, 0) || byte(position).isBreak && position == tab { continue }
      if spaces == 0, isMarker(position), position == tab {
        position = lineStart
        return false
      }
      if spaces > indent { continue }
      if position > tab {
        reportTab(at: tab)
      } else if looksLikeEntry(position) {
        position = lineStart
        return false
      } else if shallowLine < 0 {
        shallowLine = position
      }
    }
    return position < end
  }
}

// MARK: Faults

extension Parser {
  private func reportUnclosedQuote(_ opening: Int, noticed: Int) {
    let quote = bytes[opening] == Byte.quote ? "\"" : "'"
    faults.report(
      "unclosed-quote", at: SourceSpan(opening, opening + 1), "the text that begins with this quote never ends",
      mend: "write \(quote) after its last character",
      why: bytes[opening] == Byte.quote
        ? "a double quote within the text must be written \\\", or it ends the text too early"
        : "an apostrophe at the beginning of text is taken for an opening quote",
      notes: noticed < end ? [Diagnostic.Note("it should end before this", at: SourceSpan(noticed, noticed + 1))] : [])
  }

  private func reportShallowQuotedLine(_ offset: Int, _ opening: Int) {
    faults.report(
      "shallow-line-in-quotes", at: SourceSpan(offset, offset + 1),
      "the lines of a quoted text must be indented further than the key or dash that it belongs to",
      mend:
        "begin the line with at least \(spaces(indent + 1)): they do not become part of the text",
      notes: [Diagnostic.Note("the text began here", at: SourceSpan(opening, opening + 1))])
  }

  private func reportWrongEscape() {
    let letter = byte(position + 1)
    let length =
      letter == UInt8(ascii: "x") ? 4 : letter == UInt8(ascii: "u") ? 6 : letter == UInt8(ascii: "U") ? 10 : 2
    var escapeEnd = position + 1
    while escapeEnd < min(end, position + length), !isBlank(escapeEnd), bytes[escapeEnd] != Byte.quote {
      escapeEnd += 1
    }
    while escapeEnd < end, bytes[escapeEnd] & 0xC0 == 0x80 { escapeEnd += 1 }
    faults.report(
      "unknown-escape", at: SourceSpan(position, escapeEnd),
      length == 2
        ? "there is no escape \(excerpt(position..<escapeEnd))"
        : "\(excerpt(position..<escapeEnd)) names no character: \\\(Unicode.Scalar(letter)) takes \(length - 2) "
          + "hexadecimal digits up to 10FFFF, surrogates excepted",
      mend: "write a backslash as \\\\, or put the text between single quotes, where it stands for itself")
  }
}
