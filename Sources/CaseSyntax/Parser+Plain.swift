import Diagnostics

/// Plain scalars in blocks (YAML 1.2.2, 7.3.3).
extension Parser {
  mutating func plainScalar(_ place: NodePlace) {
    let start = position
    let isReserved = reportReservedStart()
    var stop = scanPlain(ignoringColons: false)
    // An alias was reported, too.
    var isDamaged = isReserved || byte(start) == Byte.asterisk
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
    continuePlain(record, place)
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

  @inline(__always) private mutating func plainStop(from start: Int, ignoringColons: Bool) -> Int {
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
    steps += offset - start
    return offset
  }

  /// From the end of a plain scalar's first line: over the lines that continue it.
  private mutating func continuePlain(_ first: NodeRecord, _ place: NodePlace) {
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
        let isKey = isKeyByItself(line..<stop, colon: position)
        if place.allowsBlock, !record.isDamaged, head.indent == place.column, isKey || firstColon(of: first) != nil {
          position = line
          return takeForKey(first, column: place.column)
        }
        if frames.last?.kind == .mapping, isDash(line) {
          // A list below text: the text is a key that lacks its colon.
          reportMissingColon(SourceSpan(Int(first.start), Int(first.end)))
          record.isDamaged = true
          skipLines(deeperThan: indent)
          break
        }
        if frames.last?.kind == .mapping, isKey || head.indent == indent + 1 {
          // More likely a key that is indented too far than text.
          position = line
          reportTooDeep(head.indent, frames[frames.count - 1])
          acceptEntries(of: frames.count - 1, at: head.indent)
          record.isDamaged = true
          break
        }
        // One mend is enough for all the colons of a text.
        if !record.isDamaged { reportColonInText() }
        record.isDamaged = true
        stop = scanPlain(ignoringColons: true)
      }
      record.end = UInt32(stop)
      record.needsDecoding = true
      finishLine { _, _ in }
    }
    add(record)
    expectation = .entry
  }

  /// At the head of a line with a key, below text in the same column: the text is a key that lacks its colon, or the
  /// space after it.
  private mutating func takeForKey(_ text: NodeRecord, column: Int) {
    let start = Int(text.start)
    let next = position
    open(.mapping, at: column, from: start)
    damageCollection()
    if let colon = firstColon(of: text) {
      position = colon
      reportColonWithoutSpace()
      position = next
      add(NodeRecord(.plain, start: start, end: colon))
      add(NodeRecord(.plain, start: colon + 1, end: Int(text.end)))
    } else {
      reportMissingColon(SourceSpan(start, Int(text.end)))
      contentEnd = Int(text.end)
    }
    expectation = .entry
  }

  /// The colon in a text's first line that would make a key of it if a space came after it.
  private func firstColon(of text: NodeRecord) -> Int? {
    let start = Int(text.start)
    // "http://" is no key.
    guard let colon = bytes[start..<Int(text.end)].firstIndex(of: Byte.colon), colon > start, byte(colon + 1) != 0x2F
    else { return nil }
    return colon
  }

  private mutating func continuesPlain(_ indent: Int) -> Bool {
    if head.indent > indent { return !isEntryInOtherColumn(position, at: head.indent) }
    guard head.tab >= 0, !head.isExcused, !looksLikeEntry(position) else { return false }
    reportTab(at: head.tab)
    head.isExcused = true
    return true
  }

  /// Whether a colon after this text more likely ends a key than divides a sentence: one word, or nothing after it.
  private mutating func isKeyByItself(_ text: Range<Int>, colon: Int) -> Bool {
    steps += text.count
    return isBreakOrComment(colon + 1) || !bytes[text].contains(where: \.isWhite)
  }

  /// Whether text ends with `|` or `>`, as before a block of text.
  private func endsLikeBlockIndicator(_ text: Range<Int>) -> Bool {
    let last = bytes[text].last { $0 != Byte.hyphen && $0 != Byte.plus }
    return last == Byte.bar || last == Byte.greater
  }

  /// Whether a line most probably is a key and its value: one word with a colon, or a colon at the end.
  mutating func isKeyAlone(_ offset: Int) -> Bool {
    let colon = plainStop(from: offset, ignoringColons: false)
    guard !isDash(offset), byte(colon) == Byte.colon else { return false }
    return isKeyByItself(offset..<colon, colon: colon)
  }

  func isBreakOrComment(_ offset: Int) -> Bool {
    var offset = offset
    while offset < end, bytes[offset].isWhite { offset += 1 }
    return byte(offset).isBreak || bytes[offset] == Byte.hash
  }

  /// Whether a line reads as an item, or as a key with its colon.
  mutating func looksLikeEntry(_ offset: Int) -> Bool {
    if isDash(offset) { return true }
    let stop = plainStop(from: offset, ignoringColons: false)
    return stop < end && bytes[stop] == Byte.colon
  }

  /// A line in a mapping that has no colon with a space after it.
  private mutating func entryWithoutColon(_ text: Range<Int>, _ place: NodePlace) {
    if let colon = firstColon(of: NodeRecord(.plain, start: text.lowerBound, end: text.upperBound)) {
      position = colon
      reportColonWithoutSpace()
      openEntry(.scalar(NodeRecord(.plain, start: text.lowerBound, end: colon)), place)
    } else {
      reportMissingColon(SourceSpan(text.lowerBound, text.upperBound))
      damageCollection()
      let isBlockText = endsLikeBlockIndicator(text)
      finishLine { _, _ in }
      if head.kind == .content, head.indent > indent, !isBlockText, looksLikeEntry(position) {
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
      mend:
        "put the text between double quotes: \"\(word)\(byte(wordEnd).isBreak || endsWordInBrackets(wordEnd) ? "" : " ...")\"",
      why: why)
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
    while offset < min(end, position + 40), !isBlank(offset), !endsWordInBrackets(offset) { offset += 1 }
    return offset
  }

  private func endsWordInBrackets(_ offset: Int) -> Bool {
    !flowFrames.isEmpty && offset > position && byte(offset).isFlowIndicator
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
