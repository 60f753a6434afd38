/// Finds the words that a misspelt one may have been meant to be, among those that are looked for.
///
/// A word counts as near at one slip of the pen, or at two in a word of eight letters or more: a letter too many, too
/// few or wrong, or two letters changed round. The first letter must be right, or changed round with the second.
/// Nothing is near to a common word: whoever wrote "county" did not mean "country".
struct NearWords: Sendable {
  /// The shortest word that can be near to another.
  static let shortest = 4

  private struct Candidate: Sendable {
    let text: String
    let bytes: [UInt8]
    let letters: UInt32
  }

  private let stemCandidates: [Candidate]
  private let formCandidates: [Candidate]

  init(stems: [String], forms: [String]) {
    stemCandidates = Self.candidates(stems)
    formCandidates = Self.candidates(forms)
  }

  /// Stems of which the word, or its own stem, is a misspelling; the nearest ones.
  func stems(near entry: Vocabulary.Entry) -> [String] {
    guard Self.mayBeMisspelt(entry.text) else { return [] }
    return Self.nearest(Array(entry.stem.utf8), in: stemCandidates)
  }

  /// Forms of which the word is a misspelling; the nearest ones.
  func forms(near entry: Vocabulary.Entry) -> [String] {
    guard Self.mayBeMisspelt(entry.text) else { return [] }
    return Self.nearest(Array(entry.text.utf8), in: formCandidates)
  }

  private static func candidates(_ texts: [String]) -> [Candidate] {
    texts.filter { $0.utf8.count >= shortest && $0.utf8.allSatisfy(isLetter) }.map {
      Candidate(text: $0, bytes: Array($0.utf8), letters: letters($0.utf8))
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  private static func mayBeMisspelt(_ word: String) -> Bool {
    word.utf8.count >= shortest && word.utf8.allSatisfy(isLetter) && !CommonWords.contains(word)
  }

  /// Which letters there are, one bit each: words that differ in many are not near.
  private static func letters(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  private static func nearest(_ word: [UInt8], in candidates: [Candidate]) -> [String] {
    guard word.count >= shortest else { return [] }
    let own = letters(word)
    var best = 3
    var found: [String] = []
    for candidate in candidates {
      let most = min(allowed(candidate.bytes.count), allowed(word.count), best)
      guard abs(candidate.bytes.count - word.count) <= most,
        (own ^ candidate.letters).nonzeroBitCount <= 2 * most, beginAlike(word, candidate.bytes)
      else { continue }
      let distance = EditDistance.between(word, candidate.bytes, atMost: most)
      guard distance <= most else { continue }
      if distance < best { found.removeAll() }
      best = distance
      found.append(candidate.text)
    }
    return found
  }

  private static func allowed(_ length: Int) -> Int { length >= 8 ? 2 : 1 }

  private static func beginAlike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left[0] == right[0] || left[0] == right[1] && left[1] == right[0]
  }
}
