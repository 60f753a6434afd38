import Testing

@testable import Diagnostics

@Suite struct ExcerptTests {
  struct Quote: CustomTestStringConvertible, Sendable {
    let about: String
    let bytes: [UInt8]
    let span: SourceSpan
    let line: String
    let carets: String
    var testDescription: String { about }

    init(_ about: String, _ text: String, _ start: Int, _ end: Int, line: String? = nil, carets: String) {
      self.init(about, bytes: Array(text.utf8), start, end, line: line ?? text, carets: carets)
    }

    init(_ about: String, bytes: [UInt8], _ start: Int, _ end: Int, line: String, carets: String) {
      self.about = about
      self.bytes = bytes
      span = SourceSpan(start, end)
      self.line = line
      self.carets = carets
    }
  }

  static let quotes = [
    Quote("letters", "case: x", 0, 4, carets: "^^^^"),
    Quote("after a wide character", "日本: x", 8, 9, carets: "      ^"),
    Quote("a wide character", "日本: x", 3, 6, carets: "  ^^"),
    Quote("the middle of a wide character", "日x", 1, 2, carets: "^^"),
    Quote("a combining mark", "ae\u{301}: x", 2, 4, carets: " ^"),
    Quote("after a combining mark", "e\u{301}: x", 5, 6, carets: "   ^"),
    Quote("a part of a joined emoji", "a👨‍👩‍👧 b", 8, 12, carets: " ^^"),
    Quote("after a joined emoji", "👨‍👩‍👧 b", 19, 20, carets: "   ^"),
    Quote("after tabs", "\t日e\u{301}: thing", 9, 14, carets: "\t     ^^^^^"),
    Quote("one tab", "\tkey", 0, 1, carets: "^"),
    Quote("tabs only", "a\t\tkey", 1, 3, carets: " ^"),
    Quote("a tab and letters", "\tkey", 0, 4, carets: "\t^^^"),
    Quote("letters about a tab", "ab\tc d", 0, 4, carets: "^^\t^"),
    Quote("a zero-width space alone", "a\u{200B}b", 1, 4, carets: " ^"),
    Quote("nothing, within a line", "abc", 1, 1, carets: " ^"),
    Quote("the end of the text", "abc", 3, 3, carets: "   ^"),
    Quote("beyond the end", "abc", 7, 9, carets: "   ^"),
    Quote("an empty source", "", 0, 0, carets: "^"),
    Quote("a line break", "abc\r\n", 3, 5, line: "abc", carets: "   ^"),
    Quote("a byte order mark", "\u{FEFF}abc", 0, 3, line: "abc", carets: "^"),
    Quote("an escape character", "a\u{1B}[31mb", 1, 2, line: "a␛[31mb", carets: " ^"),
    Quote("text turned round", "a\u{202E}b", 4, 5, line: "a\u{FFFD}b", carets: "  ^"),
    Quote("a byte that is no UTF-8", bytes: [0x61, 0xFF, 0x62], 1, 2, line: "a\u{FFFD}b", carets: " ^"),
    Quote("a scalar cut short", bytes: [0x61, 0xE6, 0x97, 0x62], 3, 4, line: "a\u{FFFD}b", carets: "  ^"),
    Quote("stray continuation bytes", bytes: [0x80, 0x80, 0x62], 2, 3, line: "\u{FFFD}\u{FFFD}b", carets: "  ^"),
  ]

  @Test(arguments: quotes) func `carets stand under what they point at`(quote: Quote) {
    let source = SourceText(name: "a.yaml", bytes: quote.bytes)
    let excerpt = Excerpt(source, line: LineTable(source).span(ofLine: 1), marked: quote.span)
    #expect(excerpt.line == quote.line)
    #expect(excerpt.blanks + excerpt.carets == quote.carets)
  }

  @Test(arguments: ["x", "日", "\u{301}", "👵", "\t", "\u{1B}"])
  func `a very long line is cut to a window around the mark`(filling: String) {
    let filler = String(repeating: filling, count: 10_000)
    let source = SourceText(name: "a.yaml", text: filler + "a thing b" + filler)
    let start = filler.utf8.count + 2
    let excerpt = Excerpt(
      source, line: LineTable(source).span(ofLine: 1), marked: SourceSpan(start, start + 5))
    #expect(excerpt.line.utf8.count < 800)
    #expect(excerpt.line.unicodeScalars.first == "…")
    #expect(excerpt.line.unicodeScalars.last == "…")
    #expect(excerpt.carets == "^^^^^")
    let before = excerpt.line.prefix { $0 != "h" }.dropLast()
    #expect(DisplayWidth.of(excerpt.blanks) == DisplayWidth.of(String(before)))
    #expect(before.filter { $0 == "\t" }.count == excerpt.blanks.filter { $0 == "\t" }.count)
  }

  @Test func `a long mark is cut and nothing after it is shown`() {
    let text = "a " + String(repeating: "x", count: 1000) + " b"
    let source = SourceText(name: "a.yaml", text: text)
    let excerpt = Excerpt(source, line: LineTable(source).span(ofLine: 1), marked: SourceSpan(2, 1002))
    #expect(excerpt.line == "a " + String(repeating: "x", count: 60) + "…")
    #expect(excerpt.blanks + excerpt.carets == "  " + String(repeating: "^", count: 60))
  }
}
