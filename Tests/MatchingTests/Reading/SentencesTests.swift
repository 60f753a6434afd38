import Testing

@testable import Matching

@Suite struct SentencesTests {
  @Test(arguments: [
    ("One. Two! Three? Four", ["One", "Two", "Three", "Four"]),
    ("Dr. Smith came. He left.", ["Dr. Smith came", "He left"]),
    ("It is 3.5 mg. Yes.", ["It is 3.5 mg", "Yes"]),
    ("I'm sorry\nthat you waited", ["I'm sorry\nthat you waited"]),
    ("I'm sorry\nYou waited", ["I'm sorry", "You waited"]),
    ("well... it hurts", ["well... it hurts"]),
    ("well... It hurts", ["well", "It hurts"]),
    ("I'd say: \"Sorry. Sit down.\"", ["I'd say", "Sorry", "Sit down"]),
    ("I don't know.You must be tired.", ["I don't know", "You must be tired"]),
    ("see it at www.example.com. Then call", ["see it at www.example.com", "Then call"]),
    ("👵 ... ?", []),
  ]) func `sentences end where they should`(text: String, sentences: [String]) {
    let answer = TextReader().read(text)
    let found = answer.sentences.map {
      answer.text(from: answer.words[$0.words.lowerBound].start, to: answer.words[$0.words.upperBound - 1].end)
    }
    #expect(found == sentences)
  }

  @Test(arguments: [
    ("How are you?", true), ("How are you", true), ("How sad.", false), ("You are tired?", true),
    ("Do you live alone", true), ("What a shame", false), ("I see how it is.", false),
  ]) func `a sentence asks or it does not`(text: String, asks: Bool) {
    #expect(TextReader().read(text).sentences.first?.isQuestion == asks)
  }
}
