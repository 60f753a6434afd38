import CaseSyntax
import Diagnostics
import Testing

@testable import CaseEditing

/// What holds of the layout of every text.
@Suite struct FormatterPropertyTests {
  private func expectSound(_ source: SourceText) {
    do {
      let once = SourceText(name: source.name, bytes: try CaseFormatter.format(source))
      // That nothing is lost is checked here by other means than in the formatter.
      #expect(
        Self.content(of: once) == Self.content(of: source), "\(source.name)\n\(source.string)\n->\n\(once.string)")
      let twice = SourceText(name: source.name, bytes: try CaseFormatter.format(once))
      #expect(twice.string == once.string, "\(source.name): laid out twice, it changed\n\(source.string)")
      if !once.bytes.isEmpty { #expect(once.bytes.last == 0x0A, "\(source.name)") }
      #expect(!once.bytes.contains(0x0D) && once.byteOrderMarkLength == 0, "\(source.name)")
    } catch {
      Issue.record("\(source.name): \(error)\n\(source.string)")
    }
  }

  /// The tree without places and styles, and the comments.
  private static func content(of source: SourceText) -> [String] {
    let tree = SyntaxParser.parse(source).tree
    var content = tree.comments.map { comment in
      var text = source.text(in: comment)[...]
      while text.last?.isWhitespace == true { text.removeLast() }
      return String(text)
    }
    func add(_ node: SyntaxNode) {
      content.append(node.text.map { "=" + $0 } ?? "\(node.kind)")
      node.items.forEach(add)
      for entry in node.entries {
        add(entry.key)
        add(entry.value)
      }
      content.append("end")
    }
    tree.documents.forEach(add)
    return content
  }

  @Test func `the bank keeps what it says and is laid out once and for all`() throws {
    try Texts.bank().forEach(expectSound)
  }

  @Test func `the corpus keeps what it says and is laid out once and for all`() throws {
    try Texts.corpus().forEach(expectSound)
  }

  @Test func `so does every text that comes of random edits`() throws {
    let sources = try Texts.corpus() + Layouts.all.map { SourceText($0) }
    var accepted = 0
    for seed in UInt64(0)..<6000 {
      let source = Texts.edited(sources[Int(seed) % sources.count], seed: seed)
      guard !SyntaxParser.parse(source).diagnostics.hasErrors else { continue }
      accepted += 1
      expectSound(source)
    }
    #expect(accepted > 1000)
  }

  @Test func `a text with faults is refused`() {
    #expect(throws: CaseFormatter.Refusal.self) { try formatted("a: b\n\tc: d\n") }
    #expect(throws: CaseFormatter.Refusal.self) { try formatted("a: [b\n") }
  }

  @Test func `brackets within brackets are laid out`() throws {
    let depth = SyntaxParser.maximumDepth - 1
    let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "\n"
    expectSound(SourceText(text))
  }
}

/// Layouts for random edits to spoil: a little of everything.
enum Layouts {
  static let all = [
    """
    # first
    case: x   # one
    title:    'two words'   # two

    themes: [ a,b , "c d" ]
    rubric:
    - criterion: it
      full: {any: [thank*, "(a | b)"], all: [{skill: x}]}   # brackets
      # about partly

      partly: "one
        two

        three"
    # left
    - answer: plain text
          over lines
      marks: {a: 1,
        b: 2 }  # after
    voices:
        - |2
            kept
          as it is

        - >-
          folded
          text
        # last voice
        -
          # alone
          one
    """,
    """
    --- # head
    - - a
      - b # c
    -   key: |+
          keep

        other: >
         x

          y
    # end
    ...
    # between
    ---
    "q": [x: y, {k, v:}]
    z:
      - [ # deep
         1,
         2 ] # two
    """,
  ]
}
