import Diagnostics

/// Plain scalars in blocks (YAML 1.2.2, 7.3.3).
extension Parser {
  mutating func plainScalar(_ place: NodePlace) {
    let start = position
    let isReserved = reportReservedStart()
    var stop = scanPlain(ignoringColons: false)
    var isDamaged = isReserved
    if position < end, bytes[position] == Byte.colon {
      if place.allowsKey {
        return openEntry(.scalar(NodeRecord(.plain, start: start, end: stop)), place)
      }
      reportColonInText()
      isDamaged = true
      stop = scanPlain(ignoringColons: true)
    } else if place.isEntry {
      return entryWithoutColon(start..<stop, place)
    }
    var record = NodeRecord(.plain, start: start, end: stop)
    record.isDamaged = isDamaged
    continuePlain(record)
  }

  /// Runs over plain text up to a comment, the end of the line or a colon that makes it a key.
  ///
  /// - Returns: the end of the text, blanks after it left out.
  mutating func scanPlain(ignoringColons: Bool) -> Int {
    let start = position
    position = plainStop(from: start, ignoringColons: ignoringColons)
    var textEnd = position
    while textEnd > start, bytes[textEnd - 1].isWhite { textEnd -= 1 }
    return textEnd
  }

  @inline(__always) private func plainStop(from start: Int, ignoringColons: Bool) -> Int {
    // All that may end plain text is below 64, so that a word of bits can tell.
    let stops: UInt64 =
      1 << UInt64(Byte.lineFeed) | 1 << UInt64(Byte.carriageReturn) | 1 << UInt64(Byte.hash) | 1 << UInt64(Byte.colon)
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte < 64, stops &>> UInt64(byte) & 1 != 0 {
        if byte.isBreak { break }
        if byte == Byte.colon {
          if !ignoringColons, isBlank(offset + 1) { break }
        } else if offset > start, bytes[offset - 1].isWhite {
          break
        }
      }
      offset += 1
    }
    return offset
  }

  /// From the end of a plain scalar's first line: over the lines that continue it.
  private mutating func continuePlain(_ first: NodeRecord) {
    var record = first
    let indent = indent
    finishLine { _, _ in }
    while head.kind == .content, continuesPlain(indent) {
      if head.comment > Int(record.start) {
        reportTextAfterComment()
        record.isDamaged = true
        skipLines(deeperThan: indent)
        break
      }
      if head.blankTab >= 0, head.blankTabIndent <= indent { reportTab(at: head.blankTab) }
      let line = position
      var stop = scanPlain(ignoringColons: false)
      if position < end, bytes[position] == Byte.colon {
        record.isDamaged = true
        if frames.last?.kind == .mapping, isKeyByItself(line..<stop) {
          // More likely a key that is indented too far than text.
          position = line
          reportTooDeep(head.indent, frames[frames.count - 1])
          frames[frames.count - 1].otherIndent = head.indent
          break
        }
        reportColonInText()
        stop = scanPlain(ignoringColons: true)
      }
      record.end = UInt32(stop)
      record.needsDecoding = true
      finishLine { _, _ in }
    }
    add(record)
    expectation = .entry
  }

  private mutating func continuesPlain(_ indent: Int) -> Bool {
    if head.indent > indent { return true }
    guard head.tab >= 0, !head.isExcused, !looksLikeEntry(position) else { return false }
    reportTab(at: head.tab)
    head.isExcused = true
    return true
  }

  /// Whether a colon after this text more likely ends a key than divides a sentence: one word, or nothing after it.
  private func isKeyByItself(_ text: Range<Int>) -> Bool {
    if isBreakOrComment(position + 1) { return true }
    return !bytes[text].contains(where: \.isWhite)
  }

  private func isBreakOrComment(_ offset: Int) -> Bool {
    var offset = offset
    while offset < end, bytes[offset].isWhite { offset += 1 }
    return byte(offset).isBreak || bytes[offset] == Byte.hash
  }

  /// Whether a line reads as an item, or as a key with its colon.
  func looksLikeEntry(_ offset: Int) -> Bool {
    if isDash(offset) { return true }
    let stop = plainStop(from: offset, ignoringColons: false)
    return stop < end && bytes[stop] == Byte.colon
  }

  /// A line in a mapping that has no colon with a space after it.
  private mutating func entryWithoutColon(_ text: Range<Int>, _ place: NodePlace) {
    let colon = bytes[text].firstIndex(of: Byte.colon)
    // "http://" is no key.
    if let colon, colon > text.lowerBound, byte(colon + 1) != 0x2F {
      position = colon
      reportColonWithoutSpace()
      openEntry(.scalar(NodeRecord(.plain, start: text.lowerBound, end: colon)), place)
    } else {
      reportMissingColon(SourceSpan(text.lowerBound, text.upperBound))
      damageCollection()
      finishLine { _, _ in }
      if head.kind == .content, head.indent > indent, looksLikeEntry(position) {
        // What follows is the value of a key that lacks its colon.
        add(NodeRecord(.plain, start: text.lowerBound, end: text.upperBound))
        expectation = .nodeAtHead
      } else {
        if head.kind == .content, head.indent > indent { skipLines(deeperThan: indent) }
        expectation = .entry
      }
    }
  }
}

// MARK: Faults

extension Parser {
  /// Reports a character that no plain text may begin with.
  func reportReservedStart() -> Bool {
    guard position < end, let why = Self.reservation(of: bytes[position]) else { return false }
    let word = excerpt(position..<wordEnd, quoted: false)
    faults.report(
      "reserved-character", at: SourceSpan(position, position + 1),
      "text without quotes may not begin with \(excerpt(position..<position + 1))",
      mend: "put the text between double quotes: \"\(word)\(byte(wordEnd).isBreak ? "" : " ...")\"", why: why)
    return true
  }

  /// Why YAML does not let plain text begin with this character, if it does not.
  @inline(__always) private static func reservation(of byte: UInt8) -> String? {
    switch byte {
    case Byte.at, Byte.backquote: "YAML keeps this character for uses to come"
    case Byte.percent: "YAML takes it for a directive"
    case Byte.bar, Byte.greater: "it begins a block of text, which cannot stand here"
    case Byte.comma, Byte.closeBracket, Byte.closeBrace: "it belongs to lists and mappings in brackets"
    default: nil
    }
  }

  private var wordEnd: Int {
    var offset = position
    while offset < min(end, position + 40), !isBlank(offset) { offset += 1 }
    return offset
  }

  func reportColonInText() {
    faults.report(
      "colon-in-plain-text", at: SourceSpan(position, position + 1),
      "text without quotes may not hold a colon with a space after it",
      mend: "put the whole text between double quotes, or after \"|\" on the lines below",
      why: "a colon and a space after it end a key, so the text before it would be a key within a value")
  }

  private func reportTextAfterComment() {
    let comment = head.comment
    faults.report(
      "text-after-comment", at: SourceSpan(position, position + 1), "text cannot go on after a comment",
      mend: "move the comment above the text; if the # is part of it, put the text between double quotes",
      notes: [Diagnostic.Note("the comment is here", at: SourceSpan(comment, comment + 1))])
  }
}
