import Testing

@testable import Matching

/// How an answer is taken apart.
@Suite struct TextReaderTests {
  @Test func `what a reader has read before changes nothing`() {
    let text = "I'm sorry that you waited, truly. \"Not yourself\"? But everyone waits."
    let fresh = TextReader().read(text)
    let reader = TextReader()
    for other in ["Something else.", "I would ask her.", text] { _ = reader.read(other) }
    var again = AnswerText()
    reader.read("A longer text that was here before, and is dropped.", into: &again)
    reader.read(text, into: &again)
    #expect(again.words.map(\.start) == fresh.words.map(\.start))
    #expect(again.standings == fresh.standings)
    #expect(again.sentences.map(\.words) == fresh.sentences.map(\.words))
    #expect(again.typedWordCount == fresh.typedWordCount)
  }

  @Test func `a reader that has forgotten its words reads on as before`() {
    let reader = TextReader()
    var set = PhraseSet()
    let phrase = set.add(.word("sorry"), groups: [:])
    let matcher = PhraseMatcher(PhraseAutomaton(set), reader: reader)
    #expect(matcher.matches(in: reader.read("I am sorry")).map(\.phrase) == [phrase])
    let generation = reader.vocabulary.generation
    for part in 0..<20 { _ = reader.read((0..<1_000).map { "word\(part)x\($0)" }.joined(separator: " ")) }
    #expect(reader.vocabulary.generation > generation)
    #expect(matcher.matches(in: reader.read("I am sorry")).map(\.phrase) == [phrase])
  }

  @Test func `a reader is given back when nobody holds it`() {
    weak var reader: TextReader?
    do {
      let held = TextReader()
      reader = held
      // Makes the matcher of turns, which must not hold its reader.
      _ = held.read("I know it's hard, but everyone copes.")
    }
    #expect(reader == nil)
  }

  @Test func `offsets are those of the text as typed`() {
    let text = "Mañana — “I’m sorry”, 日本 👵 she’d say."
    let answer = TextReader().read(text)
    let bytes = Array(text.utf8)
    for word in answer.words {
      #expect(
        String(decoding: bytes[word.start..<word.end], as: UTF8.self) == answer.text(from: word.start, to: word.end))
      #expect(!answer.text(from: word.start, to: word.end).contains(" "))
    }
    #expect(answer.words.count == 9)
  }

  @Test(arguments: [
    ("dont", ["do", "not"]), ("Don’t", ["do", "not"]), ("IM", ["i", "am"]), ("she's", ["she", "is"]),
    ("mother's", ["mother"]), ("O'Brien", ["obrien"]), ("3,000", ["3,000"]), ("co-op", ["co", "op"]),
    ("ÉTÉ", ["été"]), ("E\u{301}te\u{301}", ["été"]), ("naïve", ["naïve"]), ("привет", ["привет"]),
    (String(repeating: "Ab", count: 100), [String(repeating: "ab", count: 100)]),
  ]) func `words are what they are however typed`(text: String, words: [String]) {
    let reader = TextReader()
    // Twice: what has been met is looked up another way than what is new.
    for _ in 0..<2 {
      let answer = reader.read(text)
      #expect(answer.words.map { reader.vocabulary.entries[Int($0.form)].text } == words)
    }
  }

  @Test func `broken UTF-8 cannot get in and controls are no words`() {
    let answer = TextReader().read("\u{1B}[31m sorry \u{0} \u{202E}")
    #expect(answer.words.map { answer.text(from: $0.start, to: $0.end) } == ["31m", "sorry"])
  }

  @Test func `known words are the first of every vocabulary`() {
    let reader = TextReader()
    for word in KnownWord.allCases {
      #expect(reader.vocabulary.entries[Int(word.rawValue)].text == KnownWord.texts[Int(word.rawValue)])
    }
  }
}
