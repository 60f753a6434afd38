/// Words that are words: nobody who wrote one of them is taken to have misspelt another.
enum CommonWords {
  /// Whether a word of small letters is among them.
  ///
  /// Cost: a binary search in a text that lies in the executable as it is; nothing is read at start.
  static func contains(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    return commonWordList.withUTF8Buffer { list in
      var (low, high) = (0, list.count)
      while low < high {
        // The word in which the middle lies.
        var start = low + (high - low) / 2
        while start > low, isLetter(list[start - 1]) { start -= 1 }
        var end = start
        while end < high, isLetter(list[end]) { end += 1 }
        if list[start..<end].elementsEqual(wanted) { return true }
        if list[start..<end].lexicographicallyPrecedes(wanted) { low = end + 1 } else { high = start }
      }
      return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}
