/// A stretch of a scalar's value and the bytes of the source that it stands for.
struct ScalarPiece {
  let source: Range<Int>
  /// The character that the source stands for, or nil where the value is the source itself.
  let replacement: Unicode.Scalar?

  var isVerbatim: Bool { replacement == nil }

  /// Length in the value, in UTF-8 bytes.
  var length: Int { replacement.map { UTF8.width($0) } ?? source.count }
}

/// Decodes scalars whose value is not simply what stands between their delimiters.
///
/// One reader gives both the value and the way back from the value to the source, so that they cannot disagree.
struct ScalarReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position: Int
  private var pieces: [ScalarPiece] = []
  private var isStripped = false

  static func pieces(of record: NodeRecord, in bytes: UnsafeBufferPointer<UInt8>) -> [ScalarPiece] {
    var reader = ScalarReader(bytes: bytes, content: record.content)
    switch record.form {
    case .literal: reader.readLiteral(indent: Int(record.extent))
    case .folded: reader.readFolded(indent: Int(record.extent))
    default: reader.readFlow(record.form)
    }
    return reader.pieces
  }

  static func value(of record: NodeRecord, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var value: [UInt8] = []
    value.reserveCapacity(record.content.count)
    for piece in pieces(of: record, in: bytes) {
      if let replacement = piece.replacement {
        value.append(contentsOf: UTF8.encode(replacement) ?? UTF8.encodedReplacementCharacter)
      } else {
        value.append(contentsOf: bytes[piece.source])
      }
    }
    return value
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, content: Range<Int>) {
    self.bytes = bytes
    self.position = content.lowerBound
    self.end = min(content.upperBound, bytes.count)
  }

  private mutating func keep(_ source: Range<Int>) {
    if !source.isEmpty { pieces.append(ScalarPiece(source: source, replacement: nil)) }
  }

  private mutating func put(_ scalar: Unicode.Scalar, for source: Range<Int>) {
    pieces.append(ScalarPiece(source: source, replacement: scalar))
  }

  // MARK: Plain and quoted scalars

  /// YAML 1.2.2, 6.5 and 7.3: lines are joined by a space, blank lines stand for line feeds.
  private mutating func readFlow(_ form: NodeRecord.Form) {
    var run = position
    while position < end {
      let byte = bytes[position]
      if byte.isBreak {
        var runEnd = position
        while runEnd > run, bytes[runEnd - 1].isWhite { runEnd -= 1 }
        keep(run..<runEnd)
        fold(escaped: false)
        run = position
      } else if byte == Byte.backslash, form == .doubleQuoted {
        keep(run..<position)
        readEscape()
        run = position
      } else if byte == Byte.apostrophe, form == .singleQuoted {
        // Within single quotes an apostrophe is written twice.
        keep(run..<position)
        put("'", for: position..<min(position + 2, end))
        position = min(position + 2, end)
        run = position
      } else {
        position += 1
      }
    }
    keep(run..<position)
  }

  /// From a line break to the text of the next line.
  private mutating func fold(escaped: Bool) {
    let first = position..<position + breakLength
    position = first.upperBound
    skipWhite()
    var isFirst = !escaped
    while position < end, bytes[position].isBreak {
      let next = position..<position + breakLength
      put("\n", for: isFirst ? first : next)
      isFirst = false
      position = next.upperBound
      skipWhite()
      // Of n + 1 line breaks n stand for line feeds: the first stands for the second's.
    }
    if isFirst { put(" ", for: first) }
  }

  private mutating func readEscape() {
    let start = position
    guard let escape = Escape(bytes, at: start, end: end) else {
      // A wrong escape was reported; it stands for itself.
      position = min(start + 2, end)
      keep(start..<position)
      return
    }
    switch escape {
    case .lineBreak:
      position = start + 1
      fold(escaped: true)
    case .scalar(let scalar, let length):
      position = start + length
      put(scalar, for: start..<position)
    }
  }

  private mutating func skipWhite() {
    while position < end, bytes[position].isWhite { position += 1 }
  }

  private var breakLength: Int {
    bytes[position] == Byte.carriageReturn && position + 1 < end && bytes[position + 1] == Byte.lineFeed ? 2 : 1
  }

  // MARK: Block scalars

  /// YAML 1.2.2, 8.1.2: every line break is kept.
  private mutating func readLiteral(indent: Int) {
    skipHeader()
    while let line = nextLine(indent: indent) {
      keep(line.text)
      put("\n", for: line.lineBreak)
    }
    dropBreakPastEnd()
  }

  /// YAML 1.2.2, 8.1.3: lines are joined unless they are indented further.
  private mutating func readFolded(indent: Int) {
    skipHeader()
    var breaks: [Range<Int>] = []
    var previousIsSpaced: Bool?
    while let line = nextLine(indent: indent) {
      if !line.text.isEmpty {
        let isSpaced = bytes[line.text.lowerBound].isWhite
        if let previousIsSpaced, !previousIsSpaced, !isSpaced, let first = breaks.first {
          if breaks.count == 1 { put(" ", for: first) }
          for lineBreak in breaks.dropFirst() { put("\n", for: lineBreak) }
        } else {
          for lineBreak in breaks { put("\n", for: lineBreak) }
        }
        breaks.removeAll(keepingCapacity: true)
        previousIsSpaced = isSpaced
        keep(line.text)
      }
      breaks.append(line.lineBreak)
    }
    for lineBreak in breaks { put("\n", for: lineBreak) }
    dropBreakPastEnd()
  }

  private mutating func skipHeader() {
    // The indicators are at most one digit and one sign, in either order.
    isStripped = bytes[position..<end].dropFirst().prefix { !$0.isWhite && !$0.isBreak }.contains(Byte.hyphen)
    while position < end, !bytes[position].isBreak { position += 1 }
    if position < end { position += breakLength }
  }

  private mutating func nextLine(indent: Int) -> (text: Range<Int>, lineBreak: Range<Int>)? {
    guard position < end else { return nil }
    let start = position
    while position < end, position < start + indent, bytes[position] == Byte.space { position += 1 }
    let textStart = position
    while position < end, !bytes[position].isBreak { position += 1 }
    let textEnd = position
    if position < end { position += breakLength }
    return (textStart..<textEnd, textEnd..<position)
  }

  /// A text that is stripped (`|-`) ends before its last line break. Another one that ends with the file, without a
  /// line break, is read as if there were one.
  private mutating func dropBreakPastEnd() {
    if isStripped, let last = pieces.last, last.source.isEmpty { pieces.removeLast() }
  }
}
