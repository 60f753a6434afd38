import Testing

@testable import Authoring

@Suite struct ReadingLevelTests {
  @Test func `sentences end with their mark, not with a title`() {
    let text = ReadingLevel("Mrs. Vale, 61, waits for Dr. Rees. “Why?” she asks… No answer!\n\nA new paragraph")
    #expect(text.sentenceLengths == [7, 1, 2, 2, 3])
    #expect(text.words == 15 && text.longest == 7)
    #expect(text.longestSentence == "Mrs. Vale, 61, waits for Dr. Rees.")
    #expect(ReadingLevel("She can't well-nigh see; nor - he.").sentenceLengths == [6])
  }

  @Test func `syllables are counted by groups of vowels`() {
    let words = [
      "a": 1, "the": 1, "time": 1, "table": 2, "waited": 2, "asked": 1, "boxes": 2, "tablets": 2, "comes": 1, "she": 1,
      "rhythm": 1, "doctor": 2, "examination": 5, "she’s": 1, "61": 1, "whole": 1, "used": 1, "angry": 2, "bee": 1,
    ]
    for (word, count) in words { #expect(ReadingLevel.syllables(word[...]) == count, "\(word)") }
  }

  @Test func `the grade is that of the formula`() {
    // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
    #expect(abs(ReadingLevel("The cat sat on the mat.").grade - -1.45) < 0.001)
    // 8 words, 2 sentences, 14 syllables: 0.39 × 4 + 11.8 × 1.75 − 15.59.
    #expect(abs(ReadingLevel("Doctor, I am worried. Nobody answered my letter.").grade - 6.62) < 0.001)
    #expect(ReadingLevel("").grade == 0 && ReadingLevel("... !").grade == 0)
  }
}
