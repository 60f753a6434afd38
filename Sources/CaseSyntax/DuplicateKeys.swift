import Diagnostics

/// Keys that stand twice in a mapping (YAML 1.2.2, 3.2.1.3: keys are unique).
extension Parser {
  private struct Key {
    let node: Int
    /// Equal for equal keys, and hardly ever for others.
    let print: UInt64
  }

  /// Reports every key of a mapping that stood in it before.
  mutating func checkDuplicateKeys(of mapping: Int) {
    let end = Int(nodes[mapping].extent)
    var keys: [Key] = []
    var child = mapping + 1
    while child < end {
      keys.append(Key(node: child, print: fingerprint(of: child)))
      child = nodes.indexAfter(nodes.indexAfter(child))
    }
    guard keys.count > 1 else { return }
    if keys.count <= 16 { checkPairwise(keys) } else { checkSorted(keys) }
  }

  /// Few keys: comparing each with each is quicker than anything else.
  private mutating func checkPairwise(_ keys: [Key]) {
    for later in 1..<keys.count {
      for earlier in 0..<later
      where keys[earlier].print == keys[later].print && compare(keys[earlier].node, keys[later].node) == 0 {
        reportDuplicateKey(keys[later].node, first: keys[earlier].node)
        break
      }
    }
  }

  /// Many keys: sorted, so that no choice of keys makes it slow.
  private mutating func checkSorted(_ keys: [Key]) {
    let sorted = keys.sorted { left, right in
      if left.print != right.print { return left.print < right.print }
      let order = compare(left.node, right.node)
      return order != 0 ? order < 0 : left.node < right.node
    }
    var first = sorted[0]
    for key in sorted.dropFirst() {
      if key.print == first.print, compare(first.node, key.node) == 0 {
        reportDuplicateKey(key.node, first: first.node)
      } else {
        first = key
      }
    }
  }

  private func fingerprint(of node: Int) -> UInt64 {
    let record = nodes[node]
    guard record.isScalar else { return UInt64(record.form.rawValue) << 56 | UInt64(nodes.indexAfter(node) - node) }
    if record.needsDecoding {
      return ScalarReader.value(of: record, in: bytes).withUnsafeBufferPointer { Self.fingerprint($0[...]) }
    }
    return Self.fingerprint(bytes[record.content])
  }

  /// FNV-1a. Keys made to collide cost a comparison each, no more.
  private static func fingerprint(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var print: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { print = (print ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return print
  }

  /// Orders two nodes by what they hold: negative, zero if they are equal, or positive.
  private func compare(_ left: Int, _ right: Int) -> Int {
    // Nodes stand before their descendants, so that equal trees are equal runs of nodes.
    let count = nodes.indexAfter(left) - left
    guard count == nodes.indexAfter(right) - right else { return count - (nodes.indexAfter(right) - right) }
    for offset in 0..<count {
      let order = compareAlone(nodes[left + offset], nodes[right + offset])
      if order != 0 { return order }
      let sizes = nodes.indexAfter(left + offset) - left - (nodes.indexAfter(right + offset) - right)
      if sizes != 0 { return sizes }
    }
    return 0
  }

  private func compareAlone(_ left: NodeRecord, _ right: NodeRecord) -> Int {
    guard left.isScalar, right.isScalar else { return rank(left) - rank(right) }
    if !left.needsDecoding, !right.needsDecoding {
      return order(bytes[left.content], bytes[right.content])
    }
    return order(ScalarReader.value(of: left, in: bytes), ScalarReader.value(of: right, in: bytes))
  }

  private func rank(_ record: NodeRecord) -> Int {
    record.isScalar ? 0 : record.isSequence ? 1 : 2
  }

  private func order(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Int {
    left.elementsEqual(right) ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
  }

  private func reportDuplicateKey(_ node: Int, first: Int) {
    let record = nodes[node]
    let earlier = nodes[first]
    faults.report(
      "duplicate-key", at: SourceSpan(Int(record.start), Int(record.end)),
      "the key \(name(of: record)) stands twice in this mapping",
      mend: "rename one of them, or put both values into one list",
      notes: [Diagnostic.Note("it stood here before", at: SourceSpan(Int(earlier.start), Int(earlier.end)))])
  }

  private func name(of key: NodeRecord) -> String {
    guard key.needsDecoding else { return excerpt(key.isScalar ? key.content : Int(key.start)..<Int(key.end)) }
    return "\"\(String(decoding: ScalarReader.value(of: key, in: bytes).prefix(40), as: UTF8.self))\""
  }
}
