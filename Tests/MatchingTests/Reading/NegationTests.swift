import Testing

@testable import Matching

/// What is denied.
@Suite struct NegationTests {
  @Test(arguments: [
    ("I'm not sorry at all.", "sorry at all"),
    ("I'm not sorry, but I see you are upset.", "sorry"),
    ("It is no wonder you are angry.", ""),
    ("Not only sad but angry.", ""),
    ("I can't imagine how hard it is.", ""),
    ("I can't thank you enough.", ""),
    ("I couldn't agree more.", ""),
    ("Why don't we sit down?", ""),
    ("Don't you think he is tired?", ""),
    ("I wouldn't just sit there.", "just sit there"),
    ("You never told me.", "told me"),
    ("I didn't listen and I am sorry.", "listen and"),
    ("You feel nobody listens and that's hard.", "listens and"),
    ("He went without a word.", "a word"),
    ("Nothing you say will shock me.", ""),
    ("rather than scold you", "scold you"),
    ("talk instead of shouting", "shouting"),
    ("No, I am sorry.", ""),
    ("Don't forget to ask about suicide.", ""),
    ("I must not miss a bleed.", ""),
    ("She doesn't miss him.", "miss him"),
    ("You do not miss the sad days.", "miss the sad days"),
    ("They don't miss the pain.", "miss the pain"),
    ("She has not missed her tablets.", "missed her tablets"),
    ("You do not seem to miss him.", "seem to miss him"),
    ("The bleed was not missed.", "missed"),
    ("Don't miss the sad days.", ""),
    ("Please do not miss a bleed.", ""),
    ("Never miss a bleed.", ""),
    ("A bleed must not be missed.", ""),
    ("We cannot miss a bleed.", ""),
    ("I want not to miss a bleed.", ""),
    ("I don't want to miss a bleed.", ""),
    ("You do not forget to ask.", ""),
    ("The shed must never be overlooked, or forgotten.", "be overlooked"),
    ("I would not forget it, and not blame him.", "blame him"),
    ("I am not so sorry about it.", "so sorry about it"),
    ("I have not yet said sorry.", "yet said sorry"),
    ("I could not stay so I left.", "stay"),
    ("I couldn't've been sorry.", "couldn't've been sorry"),
  ]) func `a denial reaches as far as it should`(text: String, denied: String) {
    #expect(WordsWhere.standing(text) { $0.negator != nil } == denied)
  }

  @Test(arguments: [
    ("not sad if rather than instead", "not if rather instead"), ("I feel rather sad", ""),
    ("I'd rather wait", "rather"),
  ]) func `no gap passes over a turn of meaning`(text: String, barriers: String) {
    #expect(WordsWhere.standing(text) { $0.isBarrier } == barriers)
  }
}
