import Testing

@testable import Matching

/// What is taken back in the same breath, and what is not.
@Suite struct CancellationTests {
  @Test(arguments: [
    ("I know it's hard, but everyone copes.", "I know it's hard"),
    ("I'm sorry, but you didn't tell us you were allergic.", "I'm sorry"),
    ("It's understandable, but lots of people have it far worse.", "It's understandable"),
    ("I know you're upset, but shouting won't help.", "I know you're upset"),
    ("You're not sleeping, but that isn't what we booked for.", "You're not sleeping"),
    ("Take your time, but I do need an answer about the scan.", "Take your time"),
    ("I'm sorry. But you should have rung us.", "I'm sorry"),
    ("That must hurt. However, it could be worse.", "That must hurt"),
    ("It's kind of you, but I can't keep the watch.", ""),
    ("I can't promise that, but I can promise to ring you.", ""),
    ("You're frightened, but you're not alone.", ""),
    ("I can see you're angry, but I want to understand why.", ""),
    ("I may be wrong, but you sound ashamed of it.", ""),
  ]) func `an act may be taken back`(text: String, cancelled: String) {
    #expect(WordsWhere.standing(text) { $0.isCancelled } == cancelled)
  }

  @Test func `every turn is a phrase`() throws {
    for turn in Cancellation.turns { _ = try Phrase(parsing: turn) }
  }
}
