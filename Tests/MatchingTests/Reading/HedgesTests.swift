import Testing

@testable import Matching

/// What is put as a guess.
@Suite struct HedgesTests {
  @Test(arguments: [
    ("Perhaps she is lonely.", true), ("I wonder what he wants.", true), ("It might be grief.", true),
    ("She is lonely.", false), ("He obviously wants tablets.", false),
  ]) func `a guess is told from a statement`(text: String, isTentative: Bool) throws {
    let answer = TextReader().read(text)
    #expect(answer.isTentative(try #require(answer.sentences.first)) == isTentative)
  }
}
