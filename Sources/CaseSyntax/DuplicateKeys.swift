import Diagnostics

/// Keys that stand twice in a mapping (YAML 1.2.2, 3.2.1.3: keys are unique).
extension Parser {
  private struct Key {
    let node: Int
    /// Equal for equal keys, and hardly ever for others; of no meaning where there are many keys.
    let print: UInt64
  }

  private static var few: Int { 16 }

  /// Reports every key of a mapping that stood in it before.
  mutating func checkDuplicateKeys(of mapping: Int) {
    let end = Int(nodes[mapping].extent)
    var keys: [Key] = []
    var child = mapping + 1
    while child < end {
      keys.append(Key(node: child, print: keys.count < Self.few ? fingerprint(of: child) : 0))
      child = nodes.indexAfter(nodes.indexAfter(child))
    }
    guard keys.count > 1 else { return }
    if keys.count <= Self.few { checkPairwise(keys) } else { checkHashed(keys) }
  }

  /// Whether a key is the one that the mapping it would belong to, an item of a list, began with.
  func beginsItemWithoutDash(_ key: NodeRecord) -> Bool {
    guard frames.count > 1, let frame = frames.last, frame.kind == .mapping, frame.node + 1 < nodes.count,
      frames[frames.count - 2].kind == .sequence
    else { return false }
    let first = nodes[frame.node + 1]
    guard key.isScalar, first.form == key.form, first.end - first.start == key.end - key.start else { return false }
    return !first.needsDecoding && !key.needsDecoding && bytes[first.content].elementsEqual(bytes[key.content])
  }

  /// Takes a key that stands twice for the beginning of the next item, whose dash was forgotten.
  mutating func beginItem(with key: NodeRecord) {
    guard let frame = frames.last else { return }
    faults.report(
      "duplicate-key", at: SourceSpan(Int(key.start), Int(key.end)),
      "the key \(name(of: key)) stands twice in this mapping",
      mend: "if a new item of the list begins here, write \"- \" before it; otherwise rename one of them",
      notes: [note(on: nodes[frame.node + 1])])
    damageCollection()
    closeFrames(downTo: frames.count - 1)
    open(.mapping, at: frame.indent, from: Int(key.start))
    frames[frames.count - 1].otherIndent = frame.otherIndent
    damageCollection()
  }

  /// Few keys: comparing each with each is quicker than anything else.
  private mutating func checkPairwise(_ keys: [Key]) {
    for later in 1..<keys.count {
      steps += later
      for earlier in 0..<later
      where keys[earlier].print == keys[later].print && content(of: keys[earlier].node) == content(of: keys[later].node)
      {
        reportDuplicateKey(keys[later].node, first: keys[earlier].node)
        break
      }
    }
  }

  /// Many keys: in a dictionary, whose hash differs from run to run, so that no choice of keys makes it slow.
  private mutating func checkHashed(_ keys: [Key]) {
    var first: [[UInt8]: Int] = [:]
    for key in keys {
      let content = content(of: key.node)
      if let earlier = first[content] {
        reportDuplicateKey(key.node, first: earlier)
      } else {
        first[content] = key.node
      }
    }
  }

  /// FNV-1a of a scalar's value.
  private mutating func fingerprint(of node: Int) -> UInt64 {
    let record = nodes[node]
    guard record.isScalar else { return UInt64(nodes.indexAfter(node) - node) }
    steps += record.content.count
    if record.needsDecoding { return Self.fingerprint(ScalarReader.value(of: record, in: bytes)) }
    return Self.fingerprint(bytes[record.content])
  }

  private static func fingerprint(_ text: some Sequence<UInt8>) -> UInt64 {
    var print: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { print = (print ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return print
  }

  /// What a key holds, however it is written: equal bytes for equal keys, and for no others.
  private mutating func content(of key: Int) -> [UInt8] {
    var content: [UInt8] = []
    for index in key..<nodes.indexAfter(key) {
      let record = nodes[index]
      let value = record.isScalar ? ScalarReader.value(of: record, in: bytes) : []
      // The kind and the size of each node come first, so that no two keys can look alike.
      content.append(record.isScalar ? 0 : record.isSequence ? 1 : 2)
      let size = record.isScalar ? value.count : nodes.indexAfter(index) - index
      withUnsafeBytes(of: size) { content += $0 }
      content += value
    }
    steps += content.count
    return content
  }

  private func reportDuplicateKey(_ node: Int, first: Int) {
    let record = nodes[node]
    let earlier = nodes[first]
    faults.report(
      "duplicate-key", at: SourceSpan(Int(record.start), Int(record.end)),
      "the key \(name(of: record)) stands twice in this mapping",
      mend: "rename one of them, or put both values into one list",
      notes: [note(on: earlier)])
  }

  private func note(on earlier: NodeRecord) -> Diagnostic.Note {
    Diagnostic.Note("it stood here before", at: SourceSpan(Int(earlier.start), Int(earlier.end)))
  }

  private func name(of key: NodeRecord) -> String {
    guard key.needsDecoding else { return excerpt(key.isScalar ? key.content : Int(key.start)..<Int(key.end)) }
    return "\"\(String(decoding: ScalarReader.value(of: key, in: bytes).prefix(40), as: UTF8.self))\""
  }
}
