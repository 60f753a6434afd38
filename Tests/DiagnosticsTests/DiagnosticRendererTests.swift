import Testing

@testable import Diagnostics

@Suite struct DiagnosticRendererTests {
  static func render(_ text: String, _ span: SourceSpan, colour: Bool = false) -> String {
    var renderer = DiagnosticRenderer(usesColour: colour)
    return renderer.render(
      Diagnostic(
        "unknown-key", "“thing” is no key", in: SourceText(name: "a.yaml", text: text), at: span, mend: "take it out",
        why: "keys are fixed", notes: [Diagnostic.Note("it began here", at: SourceSpan(0, 1))]))
  }

  @Test func `a diagnostic shows place, line, caret, notes, why and mend`() {
    #expect(
      Self.render("case: x\nthing: y\n", SourceSpan(8, 13)) == """
        a.yaml:2:1: error: “thing” is no key [unknown-key]
            2 | thing: y
              | ^^^^^
              = note: line 1, column 1: it began here
              = why: keys are fixed
              = mend: take it out

        """)
  }

  @Test func `the caret stands right under wide and combining characters and after tabs`() {
    let lines = Self.render("\t日e\u{301}: thing", SourceSpan(9, 14)).split(separator: "\n")
    #expect(lines[1] == "    1 | \t日e\u{301}: thing")
    #expect(lines[2] == "      | \t     ^^^^^")
  }

  @Test func `a very long line is cut to a window and control characters are shown`() {
    let text = String(repeating: "x", count: 10_000) + "\u{1B}[31mthing" + String(repeating: "y", count: 10_000)
    let rendered = Self.render(text, SourceSpan(10_005, 10_010))
    #expect(rendered.utf8.count < 1_500)
    #expect(!rendered.contains("\u{1B}"))
    #expect(rendered.contains("thing"))
  }

  @Test func `colour changes no word`() {
    let coloured = Self.render("thing: y", SourceSpan(0, 5), colour: true)
    #expect(coloured.contains("\u{1B}["))
    var bare = ""
    var isEscape = false
    for character in coloured {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { bare.append(character) }
      if isEscape, character == "m" { isEscape = false }
    }
    #expect(bare == Self.render("thing: y", SourceSpan(0, 5)))
  }
}
