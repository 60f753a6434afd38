/// A text as its author wrote it: a name to point at and the bytes, unchanged.
///
/// Immutable and shared by reference, so that every diagnostic can carry the text it speaks of.
public final class SourceText: Sendable {
  /// The name shown to people: a path as it was given, or `<standard input>`.
  public let name: String
  /// The text as it was read; meant to be UTF-8, but not yet checked.
  public let bytes: [UInt8]

  /// Makes a source text of bytes that were read from somewhere.
  ///
  /// - Parameters:
  ///   - name: what diagnostics call it.
  ///   - bytes: the text, byte order mark included if there is one.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Makes a source text of a string.
  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Length of a UTF-8 byte order mark at the start: 3 or 0.
  public var byteOrderMarkLength: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The text of a span; bytes that are no UTF-8 become U+FFFD.
  public func text(in span: SourceSpan) -> String {
    let start = min(max(span.start, 0), bytes.count)
    let end = min(max(span.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// A place in a source text as an editor shows it.
public struct SourcePosition: Sendable, Hashable {
  /// The line, counted from 1.
  public let line: Int
  /// The column in Unicode scalars, counted from 1; a tab is one, and a byte order mark is none.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Where the lines of a source text begin, so that many offsets can be turned into positions.
///
/// Made in one pass over the bytes; each look-up is a binary search and a scan of one line.
/// A line ends with LF, CR LF or a CR alone, as in YAML.
public struct LineTable: Sendable {
  private let source: SourceText
  private let starts: [Int]

  /// Finds the lines of a text.
  public init(_ source: SourceText) {
    var starts = [0]
    let bytes = source.bytes
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)) {
        starts.append(index + 1)
      }
    }
    self.source = source
    self.starts = starts
  }

  /// Number of lines; a text that ends with a line break has an empty last line.
  public var count: Int { starts.count }

  /// The position of a byte offset; offsets beyond the end are clamped to it.
  public func position(of offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), source.bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let first = contentStart(ofLine: low)
    var column = 1
    for index in first..<max(first, offset) where source.bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    return SourcePosition(line: low + 1, column: column)
  }

  /// The span of a line's text without its line break and without a byte order mark.
  ///
  /// - Parameter line: counted from 1; clamped to the text.
  /// - Returns: the span, in byte offsets.
  public func span(ofLine line: Int) -> SourceSpan {
    let index = min(max(line - 1, 0), starts.count - 1)
    var end = index + 1 < starts.count ? starts[index + 1] : source.bytes.count
    let start = contentStart(ofLine: index)
    while end > start, source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D { end -= 1 }
    return SourceSpan(start, end)
  }

  private func contentStart(ofLine index: Int) -> Int {
    index == 0 ? source.byteOrderMarkLength : starts[index]
  }
}
