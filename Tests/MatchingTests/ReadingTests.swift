import Testing

@testable import Matching

/// How an answer is taken apart: words, sentences, whose words they are, what is denied.
@Suite struct ReadingTests {
  private static func describe(_ text: String, _ describe: (AnswerText, Int) -> Bool) -> String {
    let answer = TextReader().read(text)
    var words: [String] = []
    for index in answer.words.indices where describe(answer, index) {
      let word = answer.text(from: answer.words[index].start, to: answer.words[index].end)
      if index > 0, answer.words[index].start == answer.words[index - 1].start, words.last == word { continue }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  @Test(arguments: [
    ("One. Two! Three? Four", ["One", "Two", "Three", "Four"]),
    ("Dr. Smith came. He left.", ["Dr. Smith came", "He left"]),
    ("It is 3.5 mg. Yes.", ["It is 3.5 mg", "Yes"]),
    ("I'm sorry\nthat you waited", ["I'm sorry\nthat you waited"]),
    ("I'm sorry\nYou waited", ["I'm sorry", "You waited"]),
    ("well... it hurts", ["well... it hurts"]),
    ("well... It hurts", ["well", "It hurts"]),
    ("I'd say: \"Sorry. Sit down.\"", ["I'd say", "Sorry", "Sit down"]),
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
    ("Do you live alone", true),
    ("What a shame", false), ("I see how it is.", false),
  ]) func `a sentence asks or it does not`(text: String, asks: Bool) {
    #expect(TextReader().read(text).sentences.first?.isQuestion == asks)
  }

  @Test(arguments: [
    ("I'm sorry you waited.", "I'm sorry you waited"),
    ("I would ask how she feels.", ""),
    ("I'd say that I am sorry.", "I am sorry"),
    ("I would say: I'm sorry. You waited long.", "I'm sorry You waited long"),
    ("I'd see you just the same.", "I'd see you just the same"),
    ("I'd like to hear about him.", "I'd like to hear about him"),
    ("I will ring you on Friday.", "I will ring you on Friday"),
    ("I'll check his notes and come back to you.", "I'll check his notes and come back to you"),
    ("I'll find his notes now.", "I'll find his notes now"),
    ("I will ask her how she is.", ""),
    ("I would tolerate the silence and ask about his life.", ""),
    ("The walk is good for you and I would ask him about the tablets.", "The walk is good for you and"),
    ("The farmer next door told me he was sorry.", "The farmer next door told"),
    ("I would thank her for the gift.", ""),
    ("Acknowledge the anger.", ""),
    ("What had you hoped I'd say?", "What had you hoped I'd say"),
    ("Ask her about her son.", ""),
    ("Tell me about your son.", "Tell me about your son"),
    ("\"I'm sorry.\" Then I wait.", "I'm sorry"),
    ("I would say \"I'm sorry\" to her.", "I'm sorry"),
    ("(I wait.) Take your time.", "Take your time"),
    ("*nods* Take your time.", "Take your time"),
    ("She said she was sorry.", "She said"),
    ("She said \"I am sorry for all of it\".", "She said"),
    ("I hear \"fine\". Is there more?", "I hear fine Is there more"),
    ("I would respond with \"I'm sorry\".", "I'm sorry"),
    ("For the rest nobody can say for sure.", "For the rest nobody can say for sure"),
    ("I can't keep the watch, but tell me about your son.", "I can't keep the watch but tell me about your son"),
    ("Put the box away and tell me about it.", "Put the box away and tell me about it"),
    ("You said you are tired.", "You said you are tired"),
    ("Could you say more about \"not yourself\"?", "Could you say more about not yourself"),
    ("‘I’m sorry,’ I'd say. ‘Sit down with me.’", "I’m sorry Sit down with me"),
  ]) func `only words said to the other person are speech`(text: String, speech: String) {
    #expect(Self.describe(text) { $0.words[$1].zone == .speech } == speech)
  }

  @Test(arguments: [
    ("I'm not sorry at all.", "sorry at all"),
    ("I'm not sorry, but I see you are upset.", "sorry"),
    ("It is no wonder you are angry.", ""),
    ("Not only sad but angry.", ""),
    ("I can't imagine how hard it is.", ""),
    ("Why don't we sit down?", ""),
    ("Don't you think he is tired?", ""),
    ("You never told me.", "told me"),
    ("I didn't listen and I am sorry.", "listen and"),
    ("He went without a word.", "a word"),
    ("Nothing you say will shock me.", ""),
    ("rather than scold you", "scold you"),
  ]) func `a denial reaches as far as it should`(text: String, denied: String) {
    #expect(Self.describe(text) { $0.words[$1].negator != nil } == denied)
  }

  @Test(arguments: [
    ("If you were sad, you could tell me.", "you were sad"),
    ("If that's all right, tell me more.", ""),
    ("I wonder if you are sad.", ""),
    ("Tell me if you feel worse.", "you feel worse"),
    ("If you like we can sit.", ""),
    ("It is as if you were alone.", ""),
    ("If you stop them you will die.", "you stop them"),
    ("If I had more time, I would sit with you.", "I had more time I would sit with you"),
  ]) func `a condition reaches as far as it should`(text: String, conditional: String) {
    #expect(Self.describe(text) { $0.words[$1].condition != nil } == conditional)
  }

  @Test(arguments: [
    "if ", "not ", "i would ask ", "i would say ", "she said ", "i wish i ", "if i had ", "the nurse told ",
  ])
  func `zones and scope look at each word a few times, however long the sentence`(piece: String) {
    func looks(_ words: Int) -> Int {
      let reader = TextReader()
      let count = piece.split(separator: " ").count
      let answer = reader.read(String(repeating: piece, count: words / count))
      var looks = 0
      let text = { (index: Int) -> String in
        looks += 1
        return reader.vocabulary.entries[Int(answer.words[index].form)].text
      }
      let all = answer.words[...]
      _ = Zones(all, text: text).starts(isQuestion: false)
      _ = Scope.negators(all, isQuestion: false, text: text)
      _ = Scope.conditions(all, text: text)
      return looks
    }
    let (some, twice) = (looks(1_000), looks(2_000))
    #expect(some > 1_000)
    #expect(twice <= 2 * some + 100)
  }

  @Test func `what a reader has read before changes nothing`() {
    let text = "I'm sorry that you waited, truly. \"Not yourself\"?"
    let fresh = TextReader().read(text)
    let reader = TextReader()
    for other in ["Something else.", "I would ask her.", text] { _ = reader.read(other) }
    let again = reader.read(text)
    #expect(again.words.map(\.start) == fresh.words.map(\.start))
    #expect(again.words.map(\.zone) == fresh.words.map(\.zone))
    #expect(again.words.map(\.negator) == fresh.words.map(\.negator))
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

  @Test func `broken UTF-8 cannot get in and controls are no words`() {
    let answer = TextReader().read("\u{1B}[31m sorry \u{0} \u{202E}")
    #expect(answer.words.map { answer.text(from: $0.start, to: $0.end) } == ["31m", "sorry"])
  }
}
