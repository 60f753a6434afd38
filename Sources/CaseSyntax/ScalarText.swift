public import Diagnostics

/// The ways to write a scalar.
public enum ScalarStyle: String, Sendable {
  /// Without any quotes.
  case plain
  /// Between `'` and `'`.
  case singleQuoted
  /// Between `"` and `"`, with escapes.
  case doubleQuoted
  /// A block after `|`, its line breaks kept.
  case literal
  /// A block after `>`, its lines joined.
  case folded
}

extension SyntaxNode {
  /// How a scalar is written; nil for collections.
  public var style: ScalarStyle? {
    switch record.form {
    case .plain: .plain
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    default: nil
    }
  }

  /// A scalar's value, decoded: lines folded, escapes replaced, indentation gone; nil for collections.
  ///
  /// Decoded anew each time, in time proportional to the scalar's length. Bytes that are no UTF-8 become U+FFFD.
  public var text: String? {
    let record = record
    guard record.isScalar else { return nil }
    let bytes = storage.source.bytes
    if !record.needsDecoding { return String(decoding: bytes[record.content], as: UTF8.self) }
    return bytes.withUnsafeBufferPointer { String(decoding: ScalarReader.value(of: record, in: $0), as: UTF8.self) }
  }

  /// Where a place in a scalar's decoded text comes from.
  ///
  /// Exact for every style: an escape is pointed at with its backslash, a folded line break with the line break. Takes
  /// time proportional to the scalar's length, or constant time where the text stands as written.
  ///
  /// - Parameter textOffset: a UTF-8 offset into `text`, from 0 to its length; the length itself stands for the place
  ///   after the last character. Others are clamped.
  /// - Returns: a byte offset into the source; the node's start for a collection.
  public func sourceOffset(ofTextOffset textOffset: Int) -> Int {
    let record = record
    guard record.isScalar else { return Int(record.start) }
    let content = record.content
    if !record.needsDecoding { return min(content.lowerBound + max(0, textOffset), content.upperBound) }
    var before = 0
    var end = content.lowerBound
    let pieces = storage.source.bytes.withUnsafeBufferPointer { ScalarReader.pieces(of: record, in: $0) }
    for piece in pieces {
      if max(0, textOffset) < before + piece.length {
        return piece.isVerbatim ? piece.source.lowerBound + max(0, textOffset) - before : piece.source.lowerBound
      }
      before += piece.length
      end = piece.source.upperBound
    }
    return end
  }

  /// The span of the source that a stretch of a scalar's decoded text comes from.
  ///
  /// - Parameter range: UTF-8 offsets into `text`.
  /// - Returns: the span from the first of its characters to the one after the last.
  public func sourceSpan(ofTextRange range: Range<Int>) -> SourceSpan {
    SourceSpan(sourceOffset(ofTextOffset: range.lowerBound), sourceOffset(ofTextOffset: range.upperBound))
  }
}
