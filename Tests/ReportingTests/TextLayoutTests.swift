import Diagnostics
import Testing

@testable import Reporting

@Suite struct TextLayoutTests {
  static func lines(_ text: String, _ columns: Int, first: String = "") -> [String] {
    TextLayout(columns: columns).lines([TextRun(text)], first: first).map { $0.map(\.text).joined() }
  }

  @Test func `text is broken between words, with a hanging indent`() {
    #expect(Self.lines("one two three four five six", 20, first: "  - ") == ["  - one two three", "    four five six"])
  }

  @Test func `no line is wider than the screen, whatever the words`() {
    for text in [
      "日本語の文章はとても長いので折り返す必要があります", String(repeating: "x", count: 100), "a 👨‍👩‍👧 b e\u{301}e\u{301}e\u{301} ｗｉｄｅ wide", "",
    ] {
      for columns in [20, 33, 80, 200] {
        for line in Self.lines(text, columns, first: "  ") { #expect(DisplayWidth.of(line) <= min(columns, 80)) }
      }
    }
  }

  @Test func `text is at most as wide as is good to read`() {
    #expect(Self.lines(String(repeating: "word ", count: 60), 200).allSatisfy { $0.count <= 80 })
  }

  @Test func `line breaks stay and no word is lost`() {
    #expect(Self.lines("one\n\ntwo three", 20) == ["one", "", "two three"])
    let text = (0..<200).map { "w\($0)" }.joined(separator: " ")
    #expect(Self.lines(text, 40).joined(separator: " ") == text)
  }

  @Test func `roles stay with their words and a blank between two counted words is counted`() {
    let lines = TextLayout(columns: 80).lines([TextRun("I am "), TextRun("so sorry", .counted), TextRun(".")])
    #expect(lines == [[TextRun("I am "), TextRun("so sorry", .counted), TextRun(".")]])
  }

  @Test func `paragraphs are parted by empty lines`() {
    #expect(TextLayout.paragraphs("one\ntwo\n\n \nthree\n") == ["one two", "three"])
  }
}
