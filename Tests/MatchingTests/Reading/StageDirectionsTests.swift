import Testing

@testable import Matching

/// What is done rather than said.
@Suite struct StageDirectionsTests {
  @Test(arguments: [
    ("(I wait.) Take your time.", "I wait"), ("*nods* Take your time.", "nods"), ("[pause] I'm sorry.", "pause"),
    ("Sit down (if you like).", ""), ("**Sorry** for that.", ""), ("I waited :( for you", ""),
    ("I'm sorry. *sits down", ""),
  ]) func `brackets and stars hold what is done`(text: String, described: String) {
    #expect(WordsWhere.standing(text) { $0.zone == .described } == described)
  }
}
