@testable import Terminal
import Testing

@Suite struct CompletionTests {
  @Test func `One candidate takes the place of the last word`() throws {
    let completion = try #require(Completion(line: "open ano", candidates: ["another-small-gift "]))
    #expect(completion.replacedScalars == 3)
    #expect(completion.text == "another-small-gift ")
    #expect(completion.listed.isEmpty)
  }

  @Test func `Several candidates give what they share and are listed`() throws {
    let completion = try #require(Completion(line: "th", candidates: ["thick-notes", "thick-skin"]))
    #expect(completion.text == "thick-")
    #expect(completion.listed == ["thick-notes", "thick-skin"])
  }

  @Test func `What is typed never shrinks`() throws {
    #expect(try #require(Completion(line: "gifx", candidates: ["gift", "gills"])).text == "gifx")
  }

  @Test func `Letters of several scalars are replaced whole`() throws {
    let completion = try #require(Completion(line: "a e\u{301}l", candidates: ["élan"]))
    #expect(completion.replacedScalars == 3)
  }

  @Test func `No candidate is no completion`() {
    #expect(Completion(line: "x", candidates: []) == nil)
  }

  @Test func `Candidates are listed in columns as wide as the screen allows`() {
    #expect(Completion.rows(of: ["one", "three", "two"], width: 16) == ["one    three", "two"])
    #expect(Completion.rows(of: ["one", "three"], width: 3) == ["one", "three"])
    let many = Completion.rows(of: (1...250).map(String.init), width: 80)
    #expect(many.last == "... and 150 more")
  }
}
