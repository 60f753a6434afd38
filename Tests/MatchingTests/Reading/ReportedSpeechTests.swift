import Testing

@testable import Matching

/// Somebody else's words.
@Suite struct ReportedSpeechTests {
  @Test(arguments: [
    ("She said she was sorry.", "she was sorry"),
    ("The farmer next door told me he was sorry.", "me he was sorry"),
    ("Your sister said you should have come.", "you should have come"),
    ("Everybody keeps saying it will be fine.", "it will be fine"),
    ("You've been told that it will be fine.", "that it will be fine"),
    ("I've been asked to take a history from you.", ""),
    ("The nurse told me you have been waiting, and I am so sorry.", "me you have been waiting"),
    ("My colleague told me what happened and I am sorry.", "me what happened"),
    ("Dr Shah asked what will be different.", "what will be different"),
    ("The nurse wanted to know whether she had eaten.", "whether she had eaten"),
    ("It will be fine, she told me.", "It will be fine she told me"),
    ("The scan says otherwise.", ""),
    ("When people say that, sometimes they're thinking about suicide.", "that"),
    ("When she told me that she cried, I was sorry.", "me that she cried"),
    ("I don't know the answer, but we will find it.", ""),
    ("I don't like the thought of you being alone.", ""),
    ("For the rest nobody can say for sure.", ""),
    ("I can't keep the watch, but tell me about your son.", ""),
    ("You said you are tired.", ""),
    ("Did the nurse say what it was?", ""),
  ]) func `what others said is theirs`(text: String, reported: String) {
    #expect(WordsWhere.standing(text) { $0.zone == .reported } == reported)
  }
}
