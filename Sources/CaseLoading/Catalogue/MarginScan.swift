import Foundation

/// Tells the documents of a file and their keys apart by what stands at the left margin, without parsing it.
///
/// In a document whose keys begin in column 0, whatever else begins there is a comment, an item of a list, a marker, or
/// a fault: texts in quotes, in brackets and after `|` go on only in lines that are indented. So each key and its value
/// are the lines from one key at the margin to the next. Whatever does not look so simple is left to the parser.
struct MarginScan {
  /// A key at the margin, in byte offsets.
  struct Entry {
    let key: Range<Int>
    /// The end of its lines, which begin with the key.
    var end: Int
  }

  /// The keys of each document that has any, in order.
  private(set) var documents: [[Entry]] = []

  /// Looks at the beginning of every line.
  ///
  /// - Returns: nil where only the parser can tell.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, Self.hasPlainLineBreaks(bytes) else { return nil }
    var entries: [Entry] = []
    var line = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while line < bytes.count {
      let lineBreak = memchr(base + line, 0x0A, bytes.count - line).map { base.distance(to: UnsafeRawPointer($0)) }
      let end = lineBreak ?? bytes.count
      let next = end + 1
      switch bytes[line] {
      case Self.letters:
        guard let colon = Self.endOfKey(bytes[line..<end]) else { return nil }
        if !entries.isEmpty { entries[entries.count - 1].end = line }
        entries.append(Entry(key: line..<colon, end: bytes.count))
      case 0x0A, 0x23:  // nothing, or a comment
        break
      case 0x0D where line + 1 == end:
        break
      case 0x2D where Self.isMarker(bytes[line..<end]):
        if !entries.isEmpty { entries[entries.count - 1].end = line }
        documents.append(entries)
        entries = []
      case 0x20,
        0x2D where line + 1 < end && bytes[line + 1] == 0x20:
        // A line that goes on with a value, which there must be.
        guard !entries.isEmpty || Self.isBlank(bytes[line..<end]) else { return nil }
      default:
        return nil
      }
      line = next
    }
    documents.append(entries)
    documents.removeAll { $0.isEmpty }
  }

  private static let letters: ClosedRange<UInt8> = 0x61...0x7A

  /// Whether every carriage return has a line feed after it: one by itself would be a line break, too.
  private static func hasPlainLineBreaks(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = 0
    while offset < bytes.count, let found = memchr(base + offset, 0x0D, bytes.count - offset) {
      offset = base.distance(to: UnsafeRawPointer(found)) + 1
      guard offset < bytes.count, bytes[offset] == 0x0A else { return false }
    }
    return true
  }

  /// Where the colon stands that ends a key of small letters and spaces.
  private static func endOfKey(_ line: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard let colon = line.firstIndex(where: { !letters.contains($0) && $0 != 0x20 }), line[colon] == 0x3A else {
      return nil
    }
    let next = colon + 1
    return next == line.endIndex || line[next] == 0x20 || line[next] == 0x0D ? colon : nil
  }

  /// Whether a line is `---` with nothing but blanks after it.
  private static func isMarker(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    line.starts(with: [0x2D, 0x2D, 0x2D]) && isBlank(line.dropFirst(3))
  }

  private static func isBlank(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x0D }
  }
}
