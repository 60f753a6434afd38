/// Turns byte offsets of one source into lines and columns, in a time that does not depend on how long a line is.
///
/// A line table scans the line for each column. Two hundred faults on one line of 50 MB would read 10 GB, so scalars
/// are counted here once for the whole text, block by block, and a look-up counts within one block only.
struct PositionFinder {
  let lines: LineTable
  private let source: SourceText
  /// How many scalars begin before each block; the last entry is their number in all whole blocks.
  private let scalarsBeforeBlock: [Int]

  private static let blockLength = 4096

  /// Reads the whole source twice: for its lines and for its scalars.
  init(_ source: SourceText) {
    self.source = source
    lines = LineTable(source)
    scalarsBeforeBlock = source.bytes.withUnsafeBufferPointer { bytes in
      var counts = [0]
      var total = 0
      for start in stride(from: 0, to: bytes.count - bytes.count % Self.blockLength, by: Self.blockLength) {
        total += Self.scalars(in: bytes[start..<start + Self.blockLength])
        counts.append(total)
      }
      return counts
    }
  }

  /// The position of a byte offset, as `LineTable.position(of:)` gives it.
  func position(of offset: Int) -> SourcePosition {
    let offset = clamped(offset)
    let line = line(at: offset)
    let first = lines.span(ofLine: line).start
    let column = 1 + scalars(before: max(first, offset)) - scalars(before: first)
    return SourcePosition(line: line, column: column)
  }

  /// The places of both ends of a span.
  func region(of span: SourceSpan) -> SourceRegion {
    let bytes = SourceSpan(clamped(span.start), clamped(span.end))
    return SourceRegion(bytes: bytes, start: position(of: bytes.start), end: position(of: bytes.end))
  }

  private func clamped(_ offset: Int) -> Int { min(max(offset, 0), source.bytes.count) }

  private func line(at offset: Int) -> Int {
    var low = 1
    var high = lines.count + 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines.span(ofLine: middle).start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.blockLength
    return source.bytes.withUnsafeBufferPointer { bytes in
      scalarsBeforeBlock[block] + Self.scalars(in: bytes[block * Self.blockLength..<offset])
    }
  }

  /// Every byte that does not continue a scalar begins one.
  private static func scalars(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}

/// A span with its ends as an editor shows them.
struct SourceRegion {
  /// The span, cut to the text.
  let bytes: SourceSpan
  /// The place of the first character.
  let start: SourcePosition
  /// The place after the last character.
  let end: SourcePosition
}

/// The finders of a run's sources, each made when it is first needed.
struct PositionFinders {
  // A finder holds its source, so that no identifier can come to stand for another one.
  private var finders: [ObjectIdentifier: PositionFinder] = [:]

  subscript(source: SourceText) -> PositionFinder {
    mutating get {
      if let finder = finders[ObjectIdentifier(source)] { return finder }
      let finder = PositionFinder(source)
      finders[ObjectIdentifier(source)] = finder
      return finder
    }
  }
}
