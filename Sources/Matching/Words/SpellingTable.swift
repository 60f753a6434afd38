/// Spellings and the word each one is, looked up by bytes: an open-addressed table over one arena, so that looking up a
/// word that is known allocates nothing.
struct SpellingTable {
  private struct Spelling {
    let hash: UInt64
    let offset: Int32
    let length: Int32
    let form: Vocabulary.Form
  }

  private var spellings: [Spelling] = []
  private var arena: [UInt8] = []
  /// Index of a spelling, or -1; a power of two of them, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 1_024)

  /// The word of a spelling that has been added, or nil.
  func form(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Vocabulary.Form? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let spelling = spellings[Int(slots[slot])]
      if spelling.hash == hash, Int(spelling.length) == bytes.count, isEqual(spelling, bytes) { return spelling.form }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func isEqual(_ spelling: Spelling, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    arena.withUnsafeBufferPointer { arena in
      let start = Int(spelling.offset)
      for index in bytes.indices where arena[start + index] != bytes[index] { return false }
      return true
    }
  }

  /// Adds a spelling that is not yet there.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64, form: Vocabulary.Form) {
    if 2 * (spellings.count + 1) > slots.count { grow() }
    insert(Int32(spellings.count), hash)
    spellings.append(
      Spelling(hash: hash, offset: Int32(arena.count), length: Int32(bytes.count), form: form))
    arena.append(contentsOf: bytes)
  }

  /// Forgets all.
  mutating func removeAll() {
    spellings.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = -1 }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for (index, spelling) in spellings.enumerated() { insert(Int32(index), spelling.hash) }
  }

  private mutating func insert(_ index: Int32, _ hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = index
  }
}
