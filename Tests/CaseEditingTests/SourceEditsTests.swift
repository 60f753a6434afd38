import Diagnostics
import Testing

@testable import CaseEditing

@Suite struct SourceEditsTests {
  private func edit(_ start: Int, _ end: Int, _ text: String) -> Diagnostic.Replacement {
    Diagnostic.Replacement(SourceSpan(start, end), with: text)
  }

  @Test func `changes are made together and the rest stays byte for byte`() throws {
    let source = SourceText(name: "x", bytes: Array("one two three".utf8) + [0xFF, 0x00])
    let edits = try #require(SourceEdits([edit(8, 13, "3"), edit(0, 3, "eins"), edit(4, 4, "und ")]))
    #expect(edits.applied(to: source).bytes == Array("eins und two 3".utf8) + [0xFF, 0x00])
    #expect(edits.applied(to: source).name == "x")
    let none = try #require(SourceEdits([]))
    #expect(none.applied(to: source).bytes == source.bytes)
  }

  @Test func `changes may touch but not overlap`() {
    #expect(SourceEdits([edit(0, 3, "a"), edit(3, 4, "b")]) != nil)
    #expect(SourceEdits([edit(0, 3, "a"), edit(2, 4, "b")]) == nil)
    #expect(SourceEdits([edit(2, 2, "a"), edit(2, 2, "b")]) == nil)
    #expect(SourceEdits([edit(2, 2, "a"), edit(0, 4, "b")]) == nil)
  }

  @Test func `spans beyond the end are cut to it`() throws {
    let edits = try #require(SourceEdits([edit(2, 9, "x"), edit(12, 14, "y")]))
    #expect(edits.applied(to: SourceText("abc")).string == "abxy")
  }

  @Test func `a place is found again after the changes`() throws {
    let edits = try #require(SourceEdits([edit(2, 4, "wider"), edit(6, 6, "new")]))
    #expect([0, 2, 3, 4, 5, 6, 7].map(edits.offset(after:)) == [0, 2, 2, 7, 8, 9, 13])
  }
}
