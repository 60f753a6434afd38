import Testing

@testable import Matching

@Suite struct PhraseTests {
  /// Malformed phrases: what is wrong, and the bytes that are pointed at.
  static let malformed: [(phrase: String, id: String, range: Range<Int>)] = [
    ("", "phrase-empty", 0..<1),
    ("   ", "phrase-empty", 3..<4),
    ("(sorry | wait", "phrase-unclosed", 0..<1),
    ("sorry [very", "phrase-unclosed", 6..<7),
    ("sorry)", "phrase-unbalanced", 5..<6),
    ("(sorry | )", "phrase-empty", 8..<9),
    ("[sorry]", "phrase-matches-everything", 0..<7),
    ("... sorry", "phrase-gap-at-edge", 0..<9),
    ("sorry ...", "phrase-gap-at-edge", 0..<9),
    ("[so] ... sorry", "phrase-gap-at-edge", 0..<14),
    ("sorry .. wait", "phrase-dots", 6..<8),
    ("sorry ...99 wait", "phrase-gap-width", 6..<11),
    ("sorry, wait", "phrase-punctuation", 5..<6),
    ("@", "phrase-group-name", 0..<1),
    ("=don't", "phrase-exact-several", 1..<6),
    ("{sorry}", "phrase-lonely-braces", 0..<7),
    ("{sorry & wait", "phrase-unclosed", 0..<1),
    ("{sorry & wait} now", "phrase-after-braces", 15..<18),
    ("sorry {wait & long}", "phrase-braces-inside", 6..<7),
    ("(how ? | why)", "phrase-question-inside", 5..<6),
    ("👵", "phrase-punctuation", 0..<4),
    ("so ^ sorry", "phrase-never-matches", 0..<10),
    ("wait $ long", "phrase-never-matches", 0..<11),
    ("^ [so]", "phrase-matches-everything", 0..<6),
    ("[sorry] ...", "phrase-matches-everything", 0..<11),
    ("sorry ? .", "phrase-two-moods", 8..<9),
    ("(how . | why)", "phrase-question-inside", 5..<6),
    ("*ing*", "phrase-suffix", 0..<4),
    (String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40), "phrase-too-deep", 16..<17),
  ]

  @Test(arguments: malformed.indices) func `a malformed phrase is named and pointed at`(index: Int) {
    let expected = Self.malformed[index]
    let error = #expect(throws: PhraseSyntaxError.self) { try Phrase(parsing: expected.phrase) }
    #expect(error?.id == expected.id, "\(expected.phrase)")
    #expect(error?.range == expected.range, "\(expected.phrase)")
    #expect(error?.mend != nil)
  }

  /// Phrases, texts and the words found, joined by " / ".
  static let found: [(phrase: String, text: String, found: String)] = [
    ("sorry", "I'm sorry. So sorry!", "sorry / sorry"),
    ("apologise", "I apologize for the delay", "apologize"),
    ("colour", "the color of it", "color"),
    ("do not", "Don't. I dont. I do not.", "Don't / dont / do not"),
    ("can not", "I cannot and can't", "cannot / can't"),
    ("you are", "you’re tired", "you’re"),
    ("mother", "her mother's house", "mother's"),
    ("sorry ... wait", "sorry for the long wait", "sorry for the long wait"),
    ("sorry ... wait", "sorry. You had to wait", ""),
    ("thank* ... gift", "thanks, but I do not want the gift", ""),
    ("café", "the cafe\u{301}", "cafe\u{301}"),
    ("^ how ?", "How are you? I know how.", "How"),
    ("how ?", "I know how. And how?", "how"),
    ("(tell me | say) more", "Tell me more, say more", "Tell me more / say more"),
    ("be [so] kind", "to be kind is to be so kind", "be kind / be so kind"),
    ("=well", "well and wells", "well"),
    ("日本", "これは日本です", "日本"),
    ("mum", "your mom", "mom"),
    ("(nuisance | never a nuisance)", "never a nuisance", "never a nuisance"),
    ("well-known", "it is well known, and a well-known thing", "well known / well-known"),
    ("3.5", "about 3.5 litres", "3.5"),
    ("you are *ing", "You're listening. You are tired.", "You're listening"),
    ("(in | within) # day", "Come back in 2 days, or within 10 days.", "in 2 days / within 10 days"),
    ("tell * more", "Tell me more. Tell more. Tell not more.", "Tell me more / Tell not more"),
    ("you are .", "You are tired. You are tired?", "You are"),
    ("^ ...3 $ ?", "Any pain? Is there any pain at all?", "Any pain"),
    ("^ ?", "How are you? I am well.", "How"),
    ("^ * * ...9 $ .", "Yes. You are tired. Are you?", "You are tired"),
    ("sad", "I feel rather sad", "sad"),
    ("feel ... sad", "I feel rather sad", "feel rather sad"),
    ("want ... gift", "I want peace rather than a gift", ""),
    ("^ i am", "I would say that I am sorry", "I am"),
    ("^ sorry", "I'd say: \"Sorry. Sit down.\"", "Sorry"),
    ("frightened", "You look frigthened", "frigthened"),
    ("(terrible | worry)", "a terible worry", "terible / worry"),
    ("gift", "a gfit", "gfit"),
    ("country", "the county", ""),
    ("son", "sno", ""),
  ]

  @Test(arguments: found.indices) func `a phrase finds its words and nothing else`(index: Int) throws {
    let example = Self.found[index]
    #expect(try PhraseFinding.words(of: example.phrase, in: example.text).joined(separator: " / ") == example.found)
  }

  /// The same table by the naive matcher, which knows nothing of misspellings.
  @Test(arguments: found.indices) func `the naive matcher finds the same`(index: Int) throws {
    let example = Self.found[index]
    let reader = TextReader()
    let answer = reader.read(example.text)
    let phrase = try Phrase(parsing: example.phrase)
    let matches = PhraseFinding.matches(of: phrase, in: answer, reader)
    guard !matches.contains(where: \.isMisspelt) else { return }
    for (place, sentence) in answer.sentences.enumerated() {
      let expected = NaiveMatcher(answer, sentence, reader).matches(try #require(phrase.parts.first), mood: phrase.mood)
      let found = matches.filter { answer.standings[$0.words.lowerBound].sentence == place }
      #expect(Set(found.map { NaiveMatcher.Match($0, in: answer) }) == expected)
    }
  }

  @Test func `word groups stand for any of their phrases`() throws {
    let gifts = try ["gift*", "present", "brought me something"].map { try Phrase(parsing: $0) }
    #expect(
      try PhraseFinding.words(of: "(lovely | kind) @gift", in: "what a lovely present", groups: ["gift": gifts])
        == ["lovely present"])
  }

  @Test(arguments: [
    // Twenty wide gaps and nested alternatives: there are more ways to match than atoms.
    Array(repeating: "(a | a a | [b] a)", count: 20).joined(separator: " ...20 "),
    Array(repeating: "(a | [a] (a | b a))", count: 12).joined(separator: " ...3 "),
    "b ...20 a", "a ...20 a ...20 a", "^ ...20 [a] ...20 (a | b) $", "* ...20 a",
  ])
  func `a hostile phrase costs twice as much for twice the text`(phrase: String) throws {
    var set = PhraseSet()
    for part in try Phrase(parsing: phrase).parts { _ = set.add(part, groups: [:]) }
    let automaton = PhraseAutomaton(set)
    func looks(_ words: Int) -> Int {
      let reader = TextReader()
      let matcher = PhraseMatcher(automaton, reader: reader)
      _ = matcher.matches(in: reader.read("b " + String(repeating: "a ", count: words)))
      return matcher.columnsLookedAt
    }
    for words in [40, 1_000] {
      let (some, twice) = (looks(words), looks(2 * words))
      #expect(some > 40)
      #expect(Double(twice) < 2.2 * Double(some), "\(words) words: \(some), \(twice)")
    }
  }

  @Test func `the number of phrases hardly matters`() throws {
    // Other phrases, about words that are not in the text, cost nothing.
    func looks(_ count: Int) throws -> Int {
      var set = PhraseSet()
      for part in try Phrase(parsing: "sorry ... wait").parts { _ = set.add(part, groups: [:]) }
      for index in 0..<count { _ = set.add(.sequence([.word("word\(index)"), .gap(5), .word("other")]), groups: [:]) }
      let reader = TextReader()
      let matcher = PhraseMatcher(PhraseAutomaton(set), reader: reader)
      _ = matcher.matches(in: reader.read("I am sorry you had to wait so long for the other one"))
      return matcher.columnsLookedAt
    }
    #expect(try looks(2_000) <= looks(0) + 40)
  }
}

/// Finds one phrase in one text.
enum PhraseFinding {
  static func words(of source: String, in text: String, groups: [String: [Phrase]] = [:]) throws -> [String] {
    let reader = TextReader()
    let answer = reader.read(text)
    return matches(of: try Phrase(parsing: source), in: answer, reader, groups: groups).filter { !$0.repeatsBeginning }
      .map { match in
        answer.text(from: answer.words[match.words.lowerBound].start, to: answer.words[match.words.upperBound].end)
      }
  }

  static func matches(
    of phrase: Phrase, in answer: AnswerText, _ reader: TextReader, groups: [String: [Phrase]] = [:]
  ) -> [PhraseMatch] {
    var set = PhraseSet()
    for part in phrase.parts { _ = set.add(part, mood: phrase.mood, groups: groups) }
    return PhraseMatcher(PhraseAutomaton(set), reader: reader).matches(in: answer)
  }
}
