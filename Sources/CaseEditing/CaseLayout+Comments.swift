import Diagnostics

/// Comments and blank lines: what stands between the nodes.
extension CaseLayout {
  /// Writes what stands before a place in the source, comments and blank lines, and begins a line for it.
  mutating func comeTo(_ offset: Int, at indent: Int) {
    while hasComment(before: offset) { writeComment(at: indent) }
    if offset < bytes.count {
      blankLine(before: offset)
      line = spaces(indent)
    }
  }

  func hasComment(before offset: Int) -> Bool {
    nextComment < comments.count && comments[nextComment].start < offset
  }

  /// After the last entry of a collection: writes the comments that belong to it and not to what follows.
  ///
  /// - Parameters:
  ///   - column: how far a comment must be indented in the source to belong to it.
  ///   - end: where its closing bracket is, before which every comment belongs to it.
  ///   - indent: where they are written.
  mutating func finishComments(from column: Int, until end: Int, at indent: Int) {
    while nextComment < comments.count {
      let comment = comments[nextComment]
      guard
        comment.start < end || reaches(comment.start, past: Self.closers) && self.column(of: comment.start) >= column
      else { return }
      writeComment(at: indent)
    }
  }

  /// Ends a line that a node or a collection ends with, with the comment that stands there in the source.
  mutating func endLine() { endLine(before: .max, past: Self.closers) }

  /// Ends a line after which a node begins, with the comment that stands there in the source.
  mutating func endLine(before start: Int) { endLine(before: start, past: Self.openers) }

  private mutating func endLine(before start: Int, past layout: Set<UInt8>) {
    var text: [UInt8]?
    if hasComment(before: start) {
      let comment = comments[nextComment]
      if reaches(comment.start, past: layout), !bytes[done..<comment.start].contains(where: \.isBreak) {
        text = Array(bytes[comment.start..<comment.end].trimmingBlanks)
        take(comment)
      }
    }
    write(line, comment: text)
    line = []
  }

  mutating func write(_ text: [UInt8], comment: [UInt8]? = nil) {
    lines.append(LaidOutLine(text: text, comment: comment))
    isOpening = false
  }

  private mutating func take(_ comment: SourceSpan) {
    nextComment += 1
    done = max(done, comment.end)
  }

  func spaces(_ count: Int) -> [UInt8] { [UInt8](repeating: Byte.space, count: count) }

  private mutating func writeComment(at indent: Int) {
    let comment = comments[nextComment]
    blankLine(before: comment.start)
    write(spaces(indent) + bytes[comment.start..<comment.end].trimmingBlanks)
    take(comment)
  }

  private static let closers = Set(",]}".utf8)
  private static let openers = Set(":[{".utf8)

  /// Whether there is nothing but blanks and some indicators between what is done and a place.
  private func reaches(_ offset: Int, past indicators: Set<UInt8>) -> Bool {
    done <= offset
      && bytes[done..<offset].allSatisfy { $0.isWhite || $0.isBreak || indicators.contains($0) }
  }

  func column(of offset: Int) -> Int {
    offset - lineStart(of: offset, after: textStart)
  }

  /// Where the line of an offset begins, looked for no further back than another offset.
  private func lineStart(of offset: Int, after limit: Int) -> Int {
    var start = offset
    while start > limit, !bytes[start - 1].isBreak { start -= 1 }
    return start
  }

  /// Writes a blank line if there is one above a place's line in the source.
  private mutating func blankLine(before offset: Int) {
    guard !isOpening, isBlankAbove(lineStart(of: offset, after: done)) else { return }
    write([])
  }

  private func isBlankAbove(_ lineStart: Int) -> Bool {
    guard lineStart > done else { return false }
    var start = lineStart - 1
    if start > done, bytes[start] == Byte.lineFeed, bytes[start - 1] == Byte.carriageReturn { start -= 1 }
    while start > done, bytes[start - 1].isWhite { start -= 1 }
    return start > 0 && bytes[start - 1].isBreak
  }
}
