public import Diagnostics

/// A node of a syntax tree: a scalar, a sequence or a mapping.
///
/// A handle of two words; copying it costs next to nothing.
public struct SyntaxNode: Sendable {
  let storage: TreeStorage
  let index: Int

  /// What a node can be.
  public enum Kind: Sendable {
    /// Text.
    case scalar
    /// Nodes in order.
    case sequence
    /// Keys with values, in order.
    case mapping
  }

  var record: NodeRecord { storage.nodes[index] }

  /// What the node is.
  public var kind: Kind {
    let record = record
    return record.isScalar ? .scalar : record.isSequence ? .sequence : .mapping
  }

  /// The node as written: quotes, brackets and a block scalar's indicator included; empty where a value was left out.
  public var span: SourceSpan {
    let record = record
    return SourceSpan(Int(record.start), Int(record.end))
  }

  /// Whether a collection is written with brackets, `[a, b]` or `{a: b}`.
  public var isFlow: Bool { record.form == .flowSequence || record.form == .flowMapping }

  /// Whether the parser reported a fault in this very node (not in its descendants).
  ///
  /// Something may be missing from it, so that nothing should be concluded from what it lacks.
  public var isDamaged: Bool { record.isDamaged }

  /// A mapping's keys and values in the order of the text, duplicates included; empty for other kinds.
  ///
  /// Made anew each time, in time proportional to the number of entries.
  public var entries: [SyntaxEntry] {
    guard record.isMapping else { return [] }
    let children = children
    return stride(from: 0, to: children.count - 1, by: 2).map {
      SyntaxEntry(key: children[$0], value: children[$0 + 1])
    }
  }

  /// A sequence's items in order; empty for other kinds.
  ///
  /// Made anew each time, in time proportional to the number of items.
  public var items: [SyntaxNode] { record.isSequence ? children : [] }

  /// The value of a mapping's first entry whose key is the scalar `key`.
  public subscript(key: String) -> SyntaxNode? {
    guard record.isMapping else { return nil }
    let nodes = storage.nodes
    var child = index + 1
    while child < Int(record.extent) {
      let value = nodes.indexAfter(child)
      let candidate = SyntaxNode(storage: storage, index: child)
      if candidate.hasText(key) { return SyntaxNode(storage: storage, index: value) }
      child = nodes.indexAfter(value)
    }
    return nil
  }

  var children: [SyntaxNode] {
    var children: [SyntaxNode] = []
    var child = index + 1
    while child < Int(record.extent) {
      children.append(SyntaxNode(storage: storage, index: child))
      child = storage.nodes.indexAfter(child)
    }
    return children
  }

  /// Compares without decoding where the text stands as written.
  private func hasText(_ other: String) -> Bool {
    let record = record
    guard record.isScalar else { return false }
    if record.needsDecoding { return text == other }
    return storage.source.bytes[record.content].elementsEqual(other.utf8)
  }
}

/// A key with its value.
public struct SyntaxEntry: Sendable {
  /// The key: nearly always a scalar, but YAML allows any node.
  public let key: SyntaxNode
  /// The value: an empty plain scalar where none was written.
  public let value: SyntaxNode
}
