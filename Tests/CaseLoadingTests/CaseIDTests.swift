import Testing

@testable import CaseLoading

@Suite struct CaseIDTests {
  @Test(arguments: [
    ("the-late-visit", true), ("7", true), ("", false), ("-a", false), ("a-", false), ("A", false), ("a b", false),
    ("é", false), (String(repeating: "a", count: 80), true), (String(repeating: "a", count: 81), false),
  ])
  func `an id is small letters, digits and hyphens`(text: String, isValid: Bool) {
    #expect(CaseID.isValid(text) == isValid)
  }

  @Test func `another text has a nearest id, if it holds any letter`() {
    #expect(CaseID.proposed(for: " The Late_Visit! ") == "the-late-visit")
    #expect(CaseID.proposed(for: "…") == nil)
  }
}
