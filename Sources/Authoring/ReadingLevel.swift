/// How hard a text is to read, by the length of its sentences and words.
///
/// Flesch-Kincaid grade level: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (J. P. Kincaid,
/// R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of new readability formulas", Research Branch Report 8-75,
/// Naval Technical Training, Memphis 1975). Grade 9 is read with ease at about fourteen years of age. Syllables are
/// counted by groups of vowels, which is right for most English words and near enough for the rest.
struct ReadingLevel {
  /// Number of words of each sentence, in order; none is 0.
  let sentenceLengths: [Int]
  /// The longest sentence, as written.
  let longestSentence: Substring
  private let syllables: Int

  /// Number of words.
  var words: Int { sentenceLengths.reduce(0, +) }
  /// Words of the longest sentence.
  var longest: Int { sentenceLengths.max() ?? 0 }

  /// The school grade at which it is read with ease; 0 of a text without words.
  var grade: Double {
    guard words > 0 else { return 0 }
    return 0.39 * Double(words) / Double(sentenceLengths.count) + 11.8 * Double(syllables) / Double(words) - 15.59
  }

  /// Reads a text.
  init(_ text: String) {
    var lengths: [Int] = []
    var syllables = 0
    var longest: Substring = ""
    for sentence in Self.sentences(text) {
      let words = Self.words(sentence)
      guard !words.isEmpty else { continue }
      if words.count > lengths.max() ?? 0 { longest = sentence }
      lengths.append(words.count)
      syllables += words.reduce(0) { $0 + Self.syllables($1) }
    }
    sentenceLengths = lengths
    longestSentence = longest
    self.syllables = syllables
  }

  /// Number of syllables of a word: its groups of vowels, without an e at the end that is not spoken; at least 1.
  static func syllables(_ word: Substring) -> Int {
    let letters = Array(word.lowercased())
    func isVowel(_ index: Int) -> Bool { "aeiouy".contains(letters[index]) }
    var count = letters.indices.count { isVowel($0) && ($0 == 0 || !isVowel($0 - 1)) }
    func endsSilently(_ end: [Character]) -> Bool {
      letters.count > end.count + 1 && letters.suffix(end.count).elementsEqual(end)
        && !isVowel(letters.count - end.count - 1)
    }
    let before = { (end: Int) in letters[letters.count - end - 1] }
    if endsSilently(["e"]) {
      // "table" speaks it, "time" does not.
      if before(1) != "l" || letters.count > 2 && isVowel(letters.count - 3) { count -= 1 }
    } else if endsSilently(["e", "d"]), !"td".contains(before(2)) {
      count -= 1
    } else if endsSilently(["e", "s"]), !"sxzcgh".contains(before(2)) {
      count -= 1
    }
    return max(1, count)
  }

  private static func words(_ sentence: Substring) -> [Substring] {
    sentence.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" || $0 == "-") }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// A sentence ends with its mark and a blank, or with an empty line.
  private static func sentences(_ text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let next = text.index(after: index)
      if endsSentence(text, start, index, next) || isEmptyLine(text, index, next) {
        sentences.append(text[start..<next])
        start = next
      }
      index = next
    }
    return sentences + [text[start...]]
  }

  private static func endsSentence(
    _ text: String, _ start: String.Index, _ index: String.Index, _ next: String.Index
  ) -> Bool {
    guard ".!?…".contains(text[index]) else { return false }
    let after = text[next...].drop { "\"'”’)".contains($0) }
    guard after.first.map(\.isWhitespace) ?? true else { return false }
    return text[index] != "." || !titles.contains(text[start..<index].split(whereSeparator: \.isWhitespace).last ?? "")
  }

  private static let titles: Set<Substring> = ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "e.g", "i.e"]

  private static func isEmptyLine(_ text: String, _ index: String.Index, _ next: String.Index) -> Bool {
    text[index] == "\n" && next < text.endIndex && text[next] == "\n"
  }
}
