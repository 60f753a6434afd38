import Testing

/// The canonical layout, rule by rule: what is written, and what comes of it.
@Suite struct FormatterTests {
  static let table: [(rule: String, before: String, after: String)] = [
    ("two spaces for each level", "a:\n    b:\n     c: d\n", "a:\n  b:\n    c: d\n"),
    ("lists stand under their key", "a:\n- b\n-   c\n", "a:\n  - b\n  - c\n"),
    ("an item and its first key share a line", "-\n  a: b\n  c: d\n", "- a: b\n  c: d\n"),
    ("so do dashes", "-\n -\n  a\n", "- - a\n"),
    ("a value goes to its key", "a:\n  b\nc   :    d\n", "a: b\nc: d\n"),
    ("an empty value leaves no blank", "a: \nb:   # why\n", "a:\nb:  # why\n"),
    ("brackets", "a: [ b,c , d, ]\ne: { f : g,h: i }\n", "a: [b, c, d]\ne: {f: g, h: i}\n"),
    ("brackets over lines", "a: [\n  b,\n  c\n  ]\n", "a: [b, c]\n"),
    ("empty brackets", "a: [ ]\nb: {\n  }\n", "a: []\nb: {}\n"),
    ("a pair has its braces", "a: [b: c]\n", "a: [{b: c}]\n"),
    ("a key without a value", "a: {b, c: , \"d\":e}\n", "a: {b:, c:, \"d\": e}\n"),
    (
      "brackets that do not fit become lines",
      "a: [\(words(20)), {b: [c], d: e}]\n", "a:\n\(lines(20))  - {b: [c], d: e}\n"
    ),
    (
      "so do those with a comment", "a: [b, # why\n  # above\n  c # end\n  # last\n  ]\n",
      "a:\n  - b  # why\n  # above\n  - c  # end\n  # last\n"
    ),
    ("a comment after a bracket", "a: { # why\n  b: c}\n", "a:  # why\n  b: c\n"),
    ("a comment in brackets within brackets", "- [ [ # why\n  a ] ]\n", "- -  # why\n    - a\n"),
    ("a comment before a colon", "{a\n # why\n :, b}\n", "a:\n# why\nb:\n"),
    ("plain text stays plain", "a: it's  so\n", "a: it's  so\n"),
    ("double quotes", "a: 'it''s'\nb: ''\n'c': d\n", "a: \"it's\"\nb: \"\"\n\"c\": d\n"),
    (
      "single quotes where they save escapes", "a: \"so \\\"it\\\" \\\\ is\"\nb: '\"it\"'\n",
      "a: 'so \"it\" \\ is'\nb: '\"it\"'\n"
    ),
    (
      "text with both quotes stays", "a: \"it's \\\"so\\\"\"\nb: 'it''s \"so\"'\n",
      "a: \"it's \\\"so\\\"\"\nb: 'it''s \"so\"'\n"
    ),
    ("chosen escapes stay", "a: \"\\u00A0 \\\" \\x41\"\n", "a: \"\\u00A0 \\\" \\x41\"\n"),
    ("text keeps its lines", "a: one\n   two\n\n\n       three\n", "a: one\n  two\n\n\n  three\n"),
    ("text of an item", "- \"one  \n two\"\n", "- \"one\n    two\"\n"),
    ("an escaped blank stays", "a: \"one\\ \n  two \\\n   three\"\n", "a: \"one\\ \n  two \\\n  three\"\n"),
    ("text over lines within brackets", "a: [one\n  two, \"three\n\n  four\"]\n", "a: [one two, \"three\\nfour\"]\n"),
    ("block text", "a: |\n      one\n        two  \n\n\nb: c\n", "a: |\n  one\n    two  \n\nb: c\n"),
    ("folded text", "- >-   # why\n one\n two\n\n  three\n", "- >-  # why\n  one\n  two\n\n   three\n"),
    ("block text that begins with a blank", "a:\n  - |1-\n     x\n   y\n", "a:\n  - |2-\n      x\n    y\n"),
    ("block text with all its line feeds", "a: |+\n x\n\n\nb: c\n", "a: |+\n  x\n\n\nb: c\n"),
    ("block text of a document", "--- |\n# x\n\ny\n", "---\n|\n  # x\n\n  y\n"),
    (
      "one blank line where there were any", "\n\na: b\n\n\n\nc: d\n\n# x\n\n\ne: f\n\n\n",
      "a: b\n\nc: d\n\n# x\n\ne: f\n"
    ),
    ("none at the beginning of a value", "a:\n\n  - b\n\n  - c\nd: e\n", "a:\n  - b\n\n  - c\nd: e\n"),
    (
      "comments above", "  # one\na:\n      # two\n  - b\n# three\n  - c\n",
      "# one\na:\n  # two\n  - b\n  # three\n  - c\n"
    ),
    (
      "a comment after the last entry goes by its indentation",
      "a:\n    - b\n    # of the list\n# of c\nc: d\n", "a:\n  - b\n  # of the list\n# of c\nc: d\n"
    ),
    ("the list may be as far left as its key", "a:\n- b\n# of c\nc: d\n", "a:\n  - b\n# of c\nc: d\n"),
    ("a comment at the end of a key's line", "a: # why\n  b: c\n", "a:  # why\n  b: c\n"),
    ("a comment between key and text", "a: # why\n  # above\n  text\n", "a:  # why\n  # above\n  text\n"),
    ("a comment after a dash", "- # why\n  a: b\n-\n  # above\n  c\n", "-  # why\n  a: b\n-\n  # above\n  c\n"),
    (
      "comments in one column", "a: b # x\nlonger: c #y\nd: e\nf: g          # z\n",
      "a: b       # x\nlonger: c  #y\nd: e\nf: g  # z\n"
    ),
    ("wide characters", "a: 日本 # x\nb: abcdef # y\n", "a: 日本    # x\nb: abcdef  # y\n"),
    ("nothing but comments", "\n # a \n\n\n# b", "# a\n\n# b\n"),
    ("nothing", "\n \n", ""),
    ("documents", "a\n---\n\nb: c\n...\n# between\nd\n", "a\n---\nb: c\n---\n# between\nd\n"),
    ("text that looks like a marker", "--- --- a\n...\n  --- b: c\n", "---\n  --- a\n---\n  --- b: c\n"),
    ("block text without text", "|2\n\n# x\n", "|2\n\n# x\n"),
    ("an empty document", "---\n--- # x\n...\n", "---\n---  # x\n"),
    ("line breaks and marks", "\u{FEFF}a: b\r\n\r\n\r\nc: |\r\n  d\r\n", "a: b\n\nc: |\n  d\n"),
    ("collections as keys", "[ a,b ] : c\n{d: e}: f\n", "[a, b]: c\n{d: e}: f\n"),
  ]

  private static func words(_ count: Int) -> String {
    Array(repeating: "word*", count: count).joined(separator: ", ")
  }

  private static func lines(_ count: Int) -> String { String(repeating: "  - word*\n", count: count) }

  @Test(arguments: table) func `a text is laid out by the rule`(rule: String, before: String, after: String) throws {
    #expect(try formatted(before) == after, "\(rule)")
    #expect(try formatted(after) == after, "\(rule), again")
  }
}
