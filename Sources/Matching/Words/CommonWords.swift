/// Words that are words: nobody who wrote one of them is taken to have misspelt another.
enum CommonWords {
  /// Whether a word of small letters is among them.
  ///
  /// Cost: a binary search in a text that lies in the executable as it is; nothing is read at start.
  static func contains(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    return commonWordList.withUTF8Buffer { list in
      let place = firstPlace(of: wanted, in: list)
      return list[place..<end(of: place, list)].elementsEqual(wanted)
    }
  }

  /// The common words that a misspelt one may have been meant to be: those at the fewest slips, in order.
  ///
  /// A word may be one slip from the right one, or two in a word of eight letters or more. The first letter must be right,
  /// or changed round with the second.
  ///
  /// Cost: a look at every common word with that first letter.
  ///
  /// - Parameter word: small letters, at least four of them.
  /// - Returns: the words, all at the same number of slips.
  static func nearest(to word: String) -> [String] {
    let wanted = Array(word.utf8)
    guard wanted.count >= NearWords.shortest else { return [] }
    var best = NearWords.allowed(wanted.count) + 1
    var found: [String] = []
    commonWordList.withUTF8Buffer { list in
      for start in [[wanted[0]], [wanted[1], wanted[0]]] {
        var place = firstPlace(of: start, in: list)
        while place < list.count {
          let end = end(of: place, list)
          let candidate = UnsafeBufferPointer(rebasing: list[place..<end])
          guard candidate.starts(with: start) else { break }
          place = min(end + 1, list.count)
          let distance = NearWords.distance(wanted, candidate, atMost: best)
          if distance > best || distance > NearWords.allowed(candidate.count) { continue }
          if distance < best { found.removeAll() }
          best = distance
          found.append(String(decoding: candidate, as: UTF8.self))
        }
      }
    }
    return best > NearWords.allowed(wanted.count) ? [] : found
  }

  /// Where the first word that does not come before another begins.
  private static func firstPlace(of wanted: [UInt8], in list: UnsafeBufferPointer<UInt8>) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      // The word in which the middle lies.
      var start = low + (high - low) / 2
      while start > low, NearWords.isLetter(list[start - 1]) { start -= 1 }
      let end = end(of: start, list)
      if list[start..<end].lexicographicallyPrecedes(wanted) { low = min(end + 1, high) } else { high = start }
    }
    return low
  }

  private static func end(of place: Int, _ list: UnsafeBufferPointer<UInt8>) -> Int {
    var end = place
    while end < list.count, NearWords.isLetter(list[end]) { end += 1 }
    return end
  }
}
