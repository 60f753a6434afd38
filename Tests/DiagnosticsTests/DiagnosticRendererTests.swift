import Testing

@testable import Diagnostics

@Suite struct DiagnosticRendererTests {
  static func render(_ text: String, _ span: SourceSpan, colour: Bool = false) -> String {
    var renderer = DiagnosticRenderer(usesColour: colour)
    return renderer.render(
      Diagnostic(
        "unknown-key", "“thing” is no key", in: SourceText(name: "a.yaml", text: text), at: span, mend: "take it out",
        why: "keys are fixed", notes: [Diagnostic.Note("it began here", at: SourceSpan(0, 4))]))
  }

  @Test func `a diagnostic shows place, line, caret, notes with their lines, why and mend`() {
    #expect(
      Self.render("case: x\nthing: y\n", SourceSpan(8, 13)) == """
        a.yaml:2:1: error: “thing” is no key [unknown-key]
            2 | thing: y
              | ^^^^^
              = note: line 1, column 1: it began here
            1 | case: x
              | ^^^^
              = why: keys are fixed
              = mend: take it out

        """)
  }

  @Test func `a note on the same line does not quote it again`() {
    #expect(
      Self.render("case: x", SourceSpan(6, 7)) == """
        a.yaml:1:7: error: “thing” is no key [unknown-key]
            1 | case: x
              |       ^
              = note: line 1, column 1: it began here
              = why: keys are fixed
              = mend: take it out

        """)
  }

  @Test func `of a span over several lines the first and the last are quoted`() {
    let text = "case: x\ntext: |\n  one\n  two\n  three\nend: y\n"
    func rows(_ span: SourceSpan) -> String {
      var renderer = DiagnosticRenderer()
      return renderer.render(Diagnostic("x", "m", in: SourceText(name: "a.yaml", text: text), at: span))
    }
    #expect(
      rows(SourceSpan(14, 35)) == """
        a.yaml:2:7: error: m [x]
            2 | text: |
              |       ^
          ... |
            5 |   three
              |   ^^^^^

        """)
    #expect(
      rows(SourceSpan(14, 21)) == """
        a.yaml:2:7: error: m [x]
            2 | text: |
              |       ^
            3 |   one
              |   ^^^

        """)
    // With its line break, and no more, a span is one of a single line.
    #expect(
      rows(SourceSpan(8, 16)) == """
        a.yaml:2:1: error: m [x]
            2 | text: |
              | ^^^^^^^

        """)
  }

  @Test func `a span over several lines ends where it ends, not at the blanks before`() {
    var renderer = DiagnosticRenderer()
    let source = SourceText(name: "a.yaml", text: "a: [\n\t  x,\r\n\n]\n")
    #expect(
      renderer.render(Diagnostic("x", "m", in: source, at: SourceSpan(3, 10))) == """
        a.yaml:1:4: error: m [x]
            1 | a: [
              |    ^
            2 | \t  x,
              | \t  ^^

        """)
    #expect(
      renderer.render(Diagnostic("x", "m", in: source, at: SourceSpan(9, 13))) == """
        a.yaml:2:5: error: m [x]
            2 | \t  x,
              | \t   ^
            3 |
              | ^

        """)
  }

  @Test func `all bars stand in one column however many lines there are`() {
    let text = "first: x\n" + String(repeating: "\n", count: 123_455) + "thing: y"
    let rows = Self.render(text, SourceSpan(text.utf8.count - 8, text.utf8.count - 3)).split(separator: "\n")
    #expect(rows[0].hasPrefix("a.yaml:123457:1: "))
    #expect(
      rows[1...5] == [
        "123457 | thing: y",
        "       | ^^^^^",
        "       = note: line 1, column 1: it began here",
        "     1 | first: x",
        "       | ^^^^",
      ])
  }

  @Test func `colour changes no word`() {
    let coloured = Self.render("case: x\nthing: y", SourceSpan(8, 13), colour: true)
    #expect(coloured.contains("\u{1B}["))
    var bare = ""
    var isEscape = false
    for character in coloured {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { bare.append(character) }
      if isEscape, character == "m" { isEscape = false }
    }
    #expect(bare == Self.render("case: x\nthing: y", SourceSpan(8, 13)))
  }
}
