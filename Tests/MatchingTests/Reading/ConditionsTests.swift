import Testing

@testable import Matching

/// What is only a condition.
@Suite struct ConditionsTests {
  @Test(arguments: [
    ("If you were sad, you could tell me.", "you were sad you could tell me"),
    ("If you are sad, ring me.", "you are sad"),
    ("If that's all right, tell me more.", ""),
    ("I wonder if you are sad.", ""),
    ("Tell me if you feel worse.", "you feel worse"),
    ("If something happens you call this number.", "something happens"),
    ("If you like we can sit.", ""),
    ("Would it be ok if we have a chat, just the two of us?", ""),
    ("Is it all right if I sit down?", ""),
    ("Do you mind if I ask about him?", ""),
    ("Would you mind if I ask about him?", ""),
    ("Mind if I sit down?", ""),
    ("Is that okay if we talk?", ""),
    ("It is fine if you cry.", ""),
    ("That's okay if you need time.", ""),
    ("It is all right if you are angry.", ""),
    ("I would be fine if you were sad.", "you were sad"),
    ("You will be okay if the pain stops.", "the pain stops"),
    ("You will be all right if the pain stops.", "the pain stops"),
    ("It is fine if the pain stops.", "the pain stops"),
    ("I do not mind if the pain stops.", "the pain stops"),
    ("You are right if you are angry.", "you are angry"),
    ("It is as if you were alone.", ""),
    ("If you stop them you will die.", "you stop them"),
    ("If I had more time, I would sit with you.", "I had more time I would sit with you"),
    ("If I were her I'd feel accused.", "I were her I'd feel accused"),
    ("If it gets worse, I would like to see you.", "it gets worse"),
    ("If she shouted at me, I would feel hurt.", "she shouted at me I would feel hurt"),
    ("If the pain comes back, what would you do?", "the pain comes back"),
    ("Unless I think you are in danger, this stays with me.", "I think you are in danger this stays with me"),
    ("Were you frightened you would tell me.", "you frightened you would tell me"),
    ("I wish I could stay with you.", "wish I could stay with you"),
  ]) func `a condition reaches as far as it should`(text: String, conditional: String) {
    #expect(WordsWhere.standing(text) { $0.condition != nil } == conditional)
  }
}
