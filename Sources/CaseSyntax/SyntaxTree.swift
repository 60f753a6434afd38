public import Diagnostics

/// What the parser made of one text: its documents, its comments, and the text itself, unchanged.
///
/// The tree is an arena of small records that point into the text; a `SyntaxNode` is a light handle on one of them.
/// A scalar's value is decoded when it is asked for. Nothing of the text is lost: `source` holds every byte, and every
/// node and comment knows its own.
public struct SyntaxTree: Sendable {
  let storage: TreeStorage

  /// The text that was parsed.
  public var source: SourceText { storage.source }

  /// The root of each document, in order.
  ///
  /// A text of nothing but blank lines and comments has no document. A document that is opened by `---` and holds
  /// nothing has an empty plain scalar as its root.
  public var documents: [SyntaxNode] {
    storage.roots.map { SyntaxNode(storage: storage, index: Int($0)) }
  }

  /// Every comment, in order: from its `#` to the end of the line, without the line break.
  public var comments: [SourceSpan] {
    storage.comments.map { SourceSpan(Int($0.start), Int($0.end)) }
  }
}

/// The arena behind a tree and all its nodes. Never changed after the parser has made it.
final class TreeStorage: Sendable {
  let source: SourceText
  /// Every node before its children, children in order.
  let nodes: [NodeRecord]
  let roots: [UInt32]
  let comments: [CommentRecord]

  init(source: SourceText, nodes: [NodeRecord], roots: [UInt32], comments: [CommentRecord]) {
    self.source = source
    self.nodes = nodes
    self.roots = roots
    self.comments = comments
  }
}

/// Where a comment stands.
struct CommentRecord {
  let start: UInt32
  let end: UInt32
}

/// One node of a tree, 16 bytes.
struct NodeRecord {
  /// How the node is written. Those up to `folded` are scalars.
  enum Form: UInt8 {
    case plain, singleQuoted, doubleQuoted, literal, folded
    case blockSequence, blockMapping, flowSequence, flowMapping
  }

  /// Offset of the first byte.
  var start: UInt32
  /// Offset after the last byte.
  var end: UInt32
  /// Of a collection: the index after its last descendant. Of a block scalar: how many spaces its lines are indented.
  var extent: UInt32 = 0
  var form: Form
  /// Whether a scalar's value differs from the bytes between its delimiters.
  var needsDecoding = false
  /// Whether a fault was found in the node itself, so that it may lack something.
  var isDamaged = false

  init(_ form: Form, start: Int, end: Int) {
    self.form = form
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  var isScalar: Bool { form.rawValue <= Form.folded.rawValue }
  var isSequence: Bool { form == .blockSequence || form == .flowSequence }
  var isMapping: Bool { form == .blockMapping || form == .flowMapping }

  /// The bytes between a scalar's delimiters, which are its value unless `needsDecoding`.
  var content: Range<Int> {
    guard form == .singleQuoted || form == .doubleQuoted else { return Int(start)..<Int(end) }
    let first = Int(start) + 1
    // A quote that never closes has no delimiter at its end.
    return first..<max(first, isDamaged ? Int(end) : Int(end) - 1)
  }
}

extension Array where Element == NodeRecord {
  /// The index of the node that follows a node and all its descendants.
  func indexAfter(_ index: Int) -> Int {
    self[index].isScalar ? index + 1 : Int(self[index].extent)
  }
}
