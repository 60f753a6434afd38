import CaseSyntax
import Diagnostics
import Testing

@testable import CaseEditing

/// What is mended and what is left alone.
@Suite struct FixerTests {
  static let mended: [(what: String, before: String, after: String)] = [
    ("a tab for each level", "a:\n\tb: c\n\td: # x\n\t\t- e\nf: g\n", "a:\n  b: c\n  d: # x\n    - e\nf: g\n"),
    ("a tab among lines of four spaces", "a:\n    b: c\n\td: e\n", "a:\n    b: c\n    d: e\n"),
    ("a tab among lines of two spaces", "a:\n  b: c\n\td: e\n", "a:\n  b: c\n  d: e\n"),
    ("a tab after a dash", "a:\n  -\tb: c\n   \td: e\n", "a:\n  - b: c\n    d: e\n"),
    ("tabs before block text", "a: |\n\tone\n\n\ttwo\n\tthree\nb: c\n", "a: |\n  one\n\n  two\n  three\nb: c\n"),
    ("a tab before the rest of a text", "a: \"b\n\tc\"\n", "a: \"b\n  c\"\n"),
    ("a blank line of tabs", "a: one\n\t\n  two\n", "a: one\n\n  two\n"),
    ("no tab before a comment, which is no fault", "a:\n\t# why\n\tb: c\n", "a:\n\t# why\n  b: c\n"),
    ("tabs of two kinds", "a:\n    b:\n\tc: d\ne:\n  f: g\n\th: i\n", "a:\n    b:\n\tc: d\ne:\n  f: g\n  h: i\n"),
    ("a space after a colon", "a: b\ntitle:x y  # so\nc:   d\n", "a: b\ntitle: x y  # so\nc:   d\n"),
    ("a space after a quoted key", "\"a\":b\nc: d\n", "\"a\": b\nc: d\n"),
    ("a key", "title: x\ntitel : y # so\n", "title: x\ntitel : y # so\n"),
    ("a key that is free", "case: x\ntitel : y # so\n", "case: x\ntitle : y # so\n"),
    ("a key in quotes", "'titel':   x\n", "'title':   x\n"),
    ("a key and its colon", "case: x\ntitel:y\n", "case: x\ntitle: y\n"),
    ("keys under a key", "titel:\n  titel: x\n", "title:\n  title: x\n"),
    ("all of it", "case: x\nrole:y\ntitel:\n\tc: d\n", "case: x\nrole: y\ntitle:\n  c: d\n"),
  ]

  @Test(arguments: mended) func `safe mends are made and the rest stays`(what: String, before: String, after: String) {
    let outcome = CaseFixer.fix(SourceText(before), check: check)
    #expect(outcome.source.string == after, "\(what)")
    #expect(outcome.applied.isEmpty == (before == after), "\(what)")
    #expect(check(outcome.source).count < check(SourceText(before)).count || before == after, "\(what)")
    let again = CaseFixer.fix(outcome.source, check: check)
    #expect(again.source === outcome.source && again.applied.isEmpty, "\(what), again")
  }

  static let left: [(why: String, text: String)] = [
    ("with tabs of two columns it is a sibling, with four a child", "a:\n  b:\n\tc: d\n"),
    ("the line may begin deeper than the text above it", "a: |\n    one\n\ttwo\nb: c\n"),
    ("it may be a comment or text", "a: |\n  one\n\t# two\nb: c\n"),
    ("the last line may be a key or go on with the text", "a:\n\tb: c\n\td:e\n"),
    ("10 is no key", "case: At\n10:30 she came\n"),
    ("the key is there already", "title: x\ntitel: y\n"),
    ("the value is none for that key", "themes: a\n"),
    ("nothing is wrong", "case: x # so\n"),
    ("what is wrong has no mend", "case: \"x\ntitle: y\n"),
  ]

  @Test(arguments: left) func `what could be meant otherwise is left alone`(why: String, text: String) {
    let outcome = CaseFixer.fix(SourceText(text), check: check)
    #expect(outcome.source.string == text, "\(why)")
    #expect(outcome.applied.isEmpty, "\(why)")
  }

  @Test func `each mend is told with the place where it was needed`() throws {
    let source = SourceText("a:\n\tb: c\ntitel:x\n")
    let outcome = CaseFixer.fix(source, check: check)
    #expect(outcome.applied.map(\.id) == ["tab-indentation", "unknown-key", "colon-without-space"])
    let lines = outcome.applied.map { LineTable($0.source).position(of: $0.span.start).line }
    #expect(lines == [2, 3, 3])
    #expect(outcome.applied.first?.source === source)
  }

  @Test func `a file of more tabs than faults are told is mended whole`() {
    let text = (0..<300).map { "key\($0):\n\ta: b\n\tc: d\n" }.joined()
    let outcome = CaseFixer.fix(SourceText(text), check: check)
    #expect(outcome.source.string == text.replacing("\t", with: "  "))
  }

  @Test func `faults of other files are passed over`() {
    let other = SourceText("\tx\n")
    let outcome = CaseFixer.fix(SourceText("a:\n\tb: c\n")) { source in check(source) + check(other) }
    #expect(outcome.source.string == "a:\n  b: c\n")
  }

  @Test func `mending never adds a fault nor loses a comment, whatever the text`() throws {
    let texts = Layouts.all.map { $0.replacing("title", with: "heading").replacing("case", with: "titel") }
    let sources = (texts + texts.map { $0.replacing("\n    ", with: "\n\t") }).map { SourceText($0) }
    var mended = 0
    for seed in UInt64(0)..<600 {
      let source = Texts.edited(sources[Int(seed) % sources.count], seed: seed)
      let before = check(source)
      let outcome = CaseFixer.fix(source, check: check)
      mended += outcome.applied.isEmpty ? 0 : 1
      #expect(check(outcome.source).count <= before.count, "\(source.name)\n\(source.string)")
      #expect(CaseFixer.fix(outcome.source, check: check).applied.isEmpty, "\(source.name)\n\(source.string)")
      #expect(
        Self.withoutLayout(outcome.source.string) == Self.withoutLayout(source.string),
        "\(source.name)\n\(source.string)")
    }
    #expect(mended > 50)
  }

  private static func withoutLayout(_ text: String) -> [UInt8] {
    text.replacing("titel", with: "title").utf8.filter { !$0.isWhite }
  }
}

/// Finds faults of syntax, and keys that are nearly "title".
private func check(_ source: SourceText) -> [Diagnostic] {
  let (tree, diagnostics) = SyntaxParser.parse(source)
  var found = diagnostics
  func look(_ node: SyntaxNode) {
    node.items.forEach(look)
    for entry in node.entries {
      switch entry.key.text {
      case "titel":
        let inner = entry.key.sourceSpan(ofTextRange: 0..<5)
        found.append(
          Diagnostic(
            "unknown-key", "no such key", in: source, at: entry.key.span,
            replacement: Diagnostic.Replacement(inner, with: "title")))
      case "themes" where entry.value.kind == .scalar:
        found.append(Diagnostic("not-a-list", "no list", in: source, at: entry.value.span))
        look(entry.value)
      case let text? where text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }:
        found.append(Diagnostic("unknown-key", "no such key", in: source, at: entry.key.span))
      default:
        // What is under a key that is not known is not looked at.
        look(entry.value)
      }
    }
  }
  tree.documents.forEach(look)
  return found
}
