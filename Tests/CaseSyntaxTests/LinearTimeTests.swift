import CaseSyntax
import Diagnostics
import Testing

/// The parser's time is linear in the text: counted in steps, which are the same on every machine, not in seconds.
@Suite struct LinearTimeTests {
  /// A text that means harm, as long as one likes.
  struct Hostile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: @Sendable (_ size: Int) -> String
    /// How many steps a byte may cost.
    var stepsPerByte = 8

    init(_ name: String, _ text: @escaping @Sendable (_ size: Int) -> String) {
      testDescription = name
      self.text = text
    }

    init(_ name: String, repeating piece: String, after start: String = "", before end: String = "") {
      self.init(name) { start + String(repeating: piece, count: $0) + end }
    }
  }

  /// A list in brackets is moved when it turns out to be a key: at most 1,024 characters, at each of 200 depths.
  private static let shortKeysOfLists: Hostile = {
    let list = String(repeating: "[", count: 90) + String(repeating: "a,", count: 400)
    var hostile = Hostile("short keys that are lists within lists") { size in
      String(
        repeating: "- \(list)\(String(repeating: "]: b", count: 45))\(String(repeating: "]", count: 45))\n",
        count: size / 100)
    }
    hostile.stepsPerByte = 100
    return hostile
  }()

  static let hostile: [Hostile] = [
    Hostile("brackets within brackets", repeating: "[" + String(repeating: "[", count: 180) + "],", after: "["),
    Hostile("brackets that are never closed", repeating: "- [\n"),
    Hostile("mappings within mappings") { size in
      String(repeating: (0..<150).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + "---\n", count: size)
    },
    Hostile("dashes on a line", repeating: String(repeating: "- ", count: 180) + "a\n---\n"),
    Hostile("double quotes", repeating: "\""),
    Hostile("single quotes", repeating: "'", after: "a: "),
    Hostile("a quote on each line", repeating: "- \"\n"),
    Hostile("quotes with too little indentation", repeating: "a: \"b\nc\n"),
    Hostile("a quote that never closes over lines that look like keys", repeating: "a\"b: c\n", after: "\""),
    Hostile("indentation that goes up and down") { size in
      (0..<size).map { String(repeating: " ", count: $0 * 7 % 150) + "a\($0):\n" }.joined()
    },
    Hostile("indentation by tabs under deep mappings") { size in
      (0..<150).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + String(repeating: "\tb\n", count: size)
    },
    Hostile("long lines indented by tabs under deep mappings") { size in
      (0..<150).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        + String(repeating: "\t\(String(repeating: "b c ", count: 100)):\n", count: size / 10)
    },
    Hostile("closing brackets that are too many", repeating: "} ", after: "[[[[[[[[[["),
    Hostile("a long list in brackets", repeating: "a, ", after: "[", before: "]"),
    Hostile("a long list of lists", repeating: "[], ", after: "[", before: "]"),
    Hostile("a list over lines that are not indented", repeating: "a\n, ", after: "a: [", before: "]"),
    Hostile("pairs in brackets", repeating: "a: b, ", after: "[", before: "]"),
    Hostile("keys that are lists within lists") { size in
      "[" + String(repeating: "[", count: 90) + String(repeating: "a,", count: size)
        + String(repeating: "]: b", count: 90) + "]"
    },
    shortKeysOfLists,
    Hostile("colons in text", repeating: "b: ", after: "a: "),
    Hostile("different keys") { size in (0..<size).map { "key\($0 * 7919 % 100_003)end: b\n" }.joined() },
    Hostile("keys that differ in their last letter only") { size in
      (0..<size).map { String(repeating: "same", count: 20) + "\($0): b\n" }.joined()
    },
    Hostile("equal keys", repeating: "a: b\n"),
    Hostile("equal keys in braces", repeating: "\"\\x61\": b, ", after: "{", before: "}"),
    Hostile("comments", repeating: "# a comment\n"),
    Hostile("comments behind values", repeating: "a: b # c\n"),
    Hostile("blocks of text", repeating: "- |\n  a\n  b\n"),
    Hostile("a block of text", repeating: "  a\n", after: "a: |\n"),
    Hostile("a block of text with stray lines", repeating: "  a\n", after: "a: |\n    a\n"),
    Hostile("blank lines in a block of text", repeating: "   \n", after: "a: |\n"),
    Hostile("plain text over lines", repeating: "  b\n", after: "a: b\n"),
    Hostile("plain text over lines with tabs", repeating: "\tb\n", after: "a: b\n"),
    Hostile("blank lines in plain text", repeating: " \t\n", after: "a: b\n", before: "  c\n"),
    Hostile("lines without a colon", repeating: "b\n", after: "a: b\n"),
    Hostile("anchors", repeating: "&a "),
    Hostile("question marks", repeating: "? a\n"),
    Hostile("escapes that do not exist", repeating: "\\q", after: "\""),
    Hostile("spaces", repeating: " ", after: "a:"),
    Hostile("documents", repeating: "---\n"),
    Hostile("directives", repeating: "%a\n"),
  ]

  @Test(arguments: hostile) func twiceTheTextIsAtMostTwiceTheSteps(hostile: Hostile) {
    let small = steps(hostile.text(500))
    let large = steps(hostile.text(1000))
    #expect(large <= 2 * small + 2000, "\(small) steps, and \(large)")
  }

  /// No text costs much more than others of its length; a case file takes about three steps for each byte.
  @Test(arguments: hostile) func noTextTakesManyStepsForItsLength(hostile: Hostile) {
    let text = hostile.text(1000)
    #expect(
      steps(text) <= hostile.stepsPerByte * text.utf8.count + 2000,
      "\(Double(steps(text)) / Double(text.utf8.count)) for each byte")
  }

  @Test func aCaseTakesFewStepsForEachByte() {
    for text in [Fixtures.gift, Fixtures.kinds] { #expect(steps(text) < 3 * text.utf8.count) }
  }

  private func steps(_ text: String) -> Int {
    SyntaxParser.parseCountingSteps(SourceText(name: "case.yaml", text: text)).steps
  }
}
