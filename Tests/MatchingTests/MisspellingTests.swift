import Testing

@testable import Matching

@Suite struct MisspellingTests {
  @Test(arguments: [
    ("worry", "wory", 1), ("worry", "worrry", 1), ("worry", "wrory", 1), ("worry", "wirry", 1), ("worry", "worry", 0),
    ("frightened", "frigtend", 2), ("abc", "ca", 3), ("kitten", "sitting", 3),
  ]) func `slips are counted`(left: String, right: String, distance: Int) {
    #expect(EditDistance.between(Array(left.utf8), Array(right.utf8), atMost: 9) == distance)
    #expect(EditDistance.between(Array(right.utf8), Array(left.utf8), atMost: 9) == distance)
    if distance > 0 {
      #expect(EditDistance.between(Array(left.utf8), Array(right.utf8), atMost: distance - 1) > distance - 1)
    }
  }

  @Test(arguments: ["able", "zones", "worried", "colour", "color", "apologise", "apologize", "frightened", "abandon"])
  func `common words are known`(word: String) {
    #expect(CommonWords.contains(word))
  }

  @Test(arguments: ["frigthened", "worryed", "zzzz", "aaaa", "worrie", "a", ""])
  func `others are not`(word: String) {
    #expect(!CommonWords.contains(word))
  }

  @Test func `the list is in order, so that it can be searched`() {
    let words = commonWordList.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
      .split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    #expect(words.count > 30_000)
    #expect(zip(words, words.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  @Test func `another phrase of the set keeps no misspelt word from being read`() throws {
    let reader = TextReader()
    var set = PhraseSet()
    _ = set.add(.suffix("ing"), groups: [:])
    _ = set.add(.prefix("wor"), groups: [:])
    let worry = set.add(.word("worry"), groups: [:])
    let matches = PhraseMatcher(PhraseAutomaton(set), reader: reader).matches(
      in: reader.read("That is worying for you"))
    #expect(matches.contains { $0.phrase == worry && $0.isMisspelt })
  }

  @Test func `a misspelt word is told from a right one`() throws {
    let reader = TextReader()
    let phrase = try Phrase(parsing: "you (seem | look) (frightened | sad)")
    let right = PhraseFinding.matches(of: phrase, in: reader.read("You look frightened"), reader)
    let wrong = PhraseFinding.matches(of: phrase, in: reader.read("You look frigthened"), reader)
    #expect(right.map(\.isMisspelt) == [false])
    #expect(wrong.map(\.isMisspelt) == [true])
    // What stands in a gap was not looked for.
    let gap = PhraseFinding.matches(
      of: try Phrase(parsing: "look ... sad"), in: reader.read("you look qwertz sad"), reader)
    #expect(gap.map(\.isMisspelt) == [false])
  }
}
