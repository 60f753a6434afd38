public import Diagnostics

/// Changes of one text that do not overlap. What they leave alone stays byte for byte.
public struct SourceEdits: Sendable {
  /// The changes in the order of their places.
  public let replacements: [Diagnostic.Replacement]

  /// Makes a set of changes; nil if two of them overlap or begin at the same place.
  ///
  /// - Parameter replacements: the changes in any order, in byte offsets of the text as it is before all of them.
  public init?(_ replacements: [Diagnostic.Replacement]) {
    let sorted = replacements.sorted { $0.span.start < $1.span.start }
    let isDisjoint = zip(sorted, sorted.dropFirst()).allSatisfy { first, second in
      first.span.end <= second.span.start && first.span.start < second.span.start
    }
    guard isDisjoint else { return nil }
    self.replacements = sorted
  }

  /// The text with the changes made; spans beyond its end are cut to it.
  public func applied(to source: SourceText) -> SourceText {
    let old = source.bytes
    var bytes: [UInt8] = []
    bytes.reserveCapacity(old.count)
    var done = 0
    for replacement in replacements {
      let start = min(max(replacement.span.start, done), old.count)
      bytes += old[done..<start]
      bytes += replacement.text.utf8
      done = min(max(replacement.span.end, start), old.count)
    }
    bytes += old[done...]
    return SourceText(name: source.name, bytes: bytes)
  }

  /// Where a place of the text is after the changes; of one that is replaced, where the replacement begins.
  func offset(after offset: Int) -> Int {
    var shift = 0
    for replacement in replacements {
      if replacement.span.end > offset || replacement.span.start == offset {
        return min(offset, replacement.span.start) + shift
      }
      shift += replacement.text.utf8.count - replacement.span.length
    }
    return offset + shift
  }
}
