/// What makes two spellings near to each other, and the words of a rubric that a misspelt one may have been meant to be,
/// where they are none of the common ones.
struct NearWords: Sendable {
  /// The shortest word that can be near to another.
  static let shortest = 4

  private let words: [String]

  /// - Parameter words: what is looked for.
  init(_ words: [String]) {
    self.words = words.filter { $0.utf8.count >= Self.shortest && $0.utf8.allSatisfy(Self.isLetter) }
  }

  /// The words that are nearest to a spelling, of those near enough.
  func nearest(to spelling: String) -> [String] {
    let wanted = Array(spelling.utf8)
    guard wanted.count >= Self.shortest else { return [] }
    var best = Self.allowed(wanted.count)
    var found: [String] = []
    for word in words {
      var word = word
      let distance = word.withUTF8 { bytes in
        Self.beginAlike(wanted, bytes)
          ? Self.distance(wanted, bytes, atMost: min(best, Self.allowed(bytes.count))) : .max
      }
      if distance > best || distance > Self.allowed(word.utf8.count) { continue }
      if distance < best { found.removeAll() }
      best = distance
      found.append(word)
    }
    return found
  }

  /// Whether a word may be a misspelt one: letters alone, and no common word.
  static func mayBeMisspelt(_ word: String) -> Bool {
    word.utf8.count >= shortest && word.utf8.allSatisfy(isLetter) && !CommonWords.contains(word)
  }

  static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  /// The slips that a word of a length may have.
  static func allowed(_ length: Int) -> Int { length >= 8 ? 2 : 1 }

  /// The slips between two spellings, or more than the most.
  static func distance(_ left: [UInt8], _ right: UnsafeBufferPointer<UInt8>, atMost most: Int) -> Int {
    // A slip changes two of the letters that occur, at most.
    guard abs(left.count - right.count) <= most, (letters(left) ^ letters(right)).nonzeroBitCount <= 2 * most else {
      return .max
    }
    return EditDistance.between(left, right, atMost: most)
  }

  /// Which letters there are, one bit each.
  private static func letters(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  private static func beginAlike(_ left: [UInt8], _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    left[0] == right[0] || left[0] == right[1] && left[1] == right[0]
  }
}
