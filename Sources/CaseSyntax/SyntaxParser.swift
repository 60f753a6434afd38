public import Diagnostics

/// Reads the strict subset of YAML 1.2 that case files are written in.
///
/// In: block and flow mappings and sequences, plain, quoted and block scalars, comments, several documents. Out, each
/// with a diagnostic of its own: anchors, aliases, tags, directives, `?` keys, merge keys, tabs as indentation,
/// duplicate keys. What is accepted means the same under YAML 1.2's failsafe schema; what YAML calls invalid is
/// refused.
///
/// Where the time goes (perf, 21 MB of the bank's cases): two fifths in stepping over quoted and plain scalars byte by
/// byte, a fifteenth each in the check of UTF-8, in block scalars and in duplicate keys. Letting the arena of nodes grow
/// by itself cost a quarter more and made large texts dearer by the byte; it is reserved at once now.
///
/// One pass over the bytes in time linear in their number, without recursion. After a fault the parser goes on where
/// the author most probably meant to, so that one run tells every fault, each once.
public enum SyntaxParser {
  /// How deep collections may be nested within each other.
  public static let maximumDepth = 200

  /// Parses a text.
  ///
  /// - Parameter source: the text; a byte order mark and any kind of line break are fine.
  /// - Returns: the tree, as far as the text could be understood, and what is wrong with it, in the order of the text.
  ///   The tree is that of the text only if no diagnostic is an error.
  public static func parse(_ source: SourceText) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    let (tree, diagnostics, _) = parseCountingSteps(source)
    return (tree, diagnostics)
  }

  /// Parses a text, and tells how much work it was.
  ///
  /// - Parameter source: as for `parse`.
  /// - Returns: the tree and what is wrong with the text; and the bytes looked at, the turns of the parser's loops and
  ///   the comparisons of keys, which a text may at most make as many again when it is made as long again.
  package static func parseCountingSteps(
    _ source: SourceText
  ) -> (tree: SyntaxTree, diagnostics: [Diagnostic], steps: Int) {
    let faults = FaultLog(source: source)
    guard source.bytes.count < Int(UInt32.max) else {
      faults.report(
        "file-too-large", at: SourceSpan(0, 0), "a file of 4 GB or more cannot be read", mend: "split it")
      let storage = TreeStorage(source: source, nodes: [], roots: [], comments: [])
      return (SyntaxTree(storage: storage), faults.finish(), 0)
    }
    let (storage, steps) = source.bytes.withUnsafeBufferPointer { bytes in
      let start = source.byteOrderMarkLength
      var parser = Parser(bytes, from: start, faults: faults)
      if EncodingCheck.run(bytes, from: start, into: parser.faults) { parser.parseStream() }
      let storage = TreeStorage(
        source: source, nodes: parser.nodes, roots: parser.roots, comments: parser.comments)
      return (storage, parser.steps)
    }
    return (SyntaxTree(storage: storage), faults.finish(), steps)
  }
}
