/// A stretch of a source text, as byte offsets into its UTF-8.
public struct SourceSpan: Sendable, Hashable {
  /// Offset of the first byte, counted from 0.
  public let start: Int
  /// Offset after the last byte; never less than `start`.
  public let end: Int

  /// Makes a span; an `end` before `start` becomes an empty span at `start`.
  ///
  /// - Parameters:
  ///   - start: offset of the first byte.
  ///   - end: offset after the last byte.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// Number of bytes.
  public var length: Int { end - start }
}
