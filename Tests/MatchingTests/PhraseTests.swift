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
    ("(nuisance | never a nuisance)", "never a nuisance", "never a nuisance / nuisance"),
    ("well-known", "it is well known, and a well-known thing", "well known / well-known"),
    ("3.5", "about 3.5 litres", "3.5"),
  ]

  @Test(arguments: found.indices) func `a phrase finds its words and nothing else`(index: Int) throws {
    let example = Self.found[index]
    #expect(try PhraseFinding.words(of: example.phrase, in: example.text).joined(separator: " / ") == example.found)
  }

  @Test func `word groups stand for any of their phrases`() throws {
    let gifts = try ["gift*", "present", "brought me something"].map { try Phrase(parsing: $0) }
    #expect(
      try PhraseFinding.words(of: "(lovely | kind) @gift", in: "what a lovely present", groups: ["gift": gifts])
        == ["lovely present"])
  }

  @Test func `a hostile phrase costs twice as much for twice the text`() throws {
    // Twenty wide gaps and nested alternatives: there are more ways to match than atoms, and each edge is looked at once
    // for each word at most.
    let phrase = try Phrase(parsing: Array(repeating: "(a | a a | [b] a)", count: 20).joined(separator: " ...20 "))
    var set = PhraseSet()
    for part in phrase.parts { _ = set.add(part, groups: [:]) }
    func edges(_ words: Int) -> Int {
      let reader = TextReader()
      let matcher = PhraseMatcher(set, reader: reader)
      _ = matcher.matches(in: reader.read(String(repeating: "a ", count: words)))
      return matcher.edgesLookedAt
    }
    let (some, twice) = (edges(1_000), edges(2_000))
    #expect(some > 100_000)
    #expect(Double(twice) < 2.2 * Double(some))
  }
}

/// Finds one phrase in one text.
enum PhraseFinding {
  static func words(of source: String, in text: String, groups: [String: [Phrase]] = [:]) throws -> [String] {
    let phrase = try Phrase(parsing: source)
    var set = PhraseSet()
    for part in phrase.parts { _ = set.add(part, mood: phrase.mood, groups: groups) }
    let reader = TextReader()
    let answer = reader.read(text)
    return PhraseMatcher(set, reader: reader).matches(in: answer).map { match in
      answer.text(from: answer.words[match.words.lowerBound].start, to: answer.words[match.words.upperBound].end)
    }
  }
}
