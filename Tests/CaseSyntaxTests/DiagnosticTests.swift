import CaseSyntax
import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  /// `line:column id` of every fault.
  private func faults(_ bytes: [UInt8]) -> [String] {
    let (tree, diagnostics) = parse(bytes)
    let table = LineTable(tree.source)
    return diagnostics.map {
      let position = table.position(of: $0.span.start)
      return "\(position.line):\(position.column) \($0.id)"
    }
  }

  private func faults(_ text: String) -> [String] { faults(Array(text.utf8)) }

  @Test func tenFaultsOfAFileAreAllReportedOnceAndInOrder() {
    let text = """
      case: ten-faults
      title: Gifts: a case
      role GP
      level:1
      content: "never ends
      themes: [gifts, gratitude
      situation: |
        All is well here.
      questions:
        - say: 'it's said'
        - @gift
      \t- turn: x
        - wonder: "\\d"
           cap: 2
      role: GP
      title: again

      """
    #expect(
      faults(text) == [
        "2:13 colon-in-plain-text", "3:1 missing-colon", "4:6 colon-without-space", "5:10 unclosed-quote",
        "6:9 unclosed-bracket", "10:14 text-after-quote", "11:5 reserved-character", "12:1 tab-indentation",
        "13:14 unknown-escape", "14:1 wrong-indentation", "16:1 duplicate-key",
      ])
  }

  @Test(arguments: [
    ("日本: b: c\n", "1:6"), ("e\u{301}a: b: c\n", "1:7"), ("\u{1F468}\u{200D}\u{1F469}: b: c\n", "1:7"),
    ("a:\tb: c\n", "1:5"), ("x: y\r\na: b: c\r\n", "2:5"), ("x: y\ra: b: c\r", "2:5"), ("\u{FEFF}a: b: c\n", "1:5"),
    ("\u{FEFF}x: y\r\n\u{E4}\u{F6}: b: c", "2:6"),
  ])
  func lineAndColumnAreRightUnderEveryKindOfCharacter(text: String, place: String) {
    #expect(faults(text) == ["\(place) colon-in-plain-text"])
  }

  @Test func everyFaultHasAMendAndLiesWithinTheText() throws {
    for text in [Fixtures.gift, Fixtures.kinds] {
      var random = SplitMix(seed: 7)
      for _ in 0..<300 {
        let bytes = Edits.random(Array(text.utf8), using: &random)
        for fault in parse(bytes).diagnostics {
          #expect(fault.mend != nil)
          #expect(fault.span.start >= 0 && fault.span.end <= bytes.count)
          for note in fault.notes { #expect(note.span.start >= 0 && note.span.end <= bytes.count) }
        }
      }
    }
  }

  @Test func atMostTwoHundredFaultsAreToldAndTheRestCounted() throws {
    let (_, diagnostics) = parse(String(repeating: "- @\n", count: 1000))
    #expect(diagnostics.count == 201)
    #expect(diagnostics.last?.id == "too-many-faults")
    #expect(diagnostics.last?.message == "800 more faults were left out")
    let starts = diagnostics.dropLast().map(\.span.start)
    #expect(starts == Array(stride(from: 2, to: 802, by: 4)))
  }

  @Test func theFirstFaultsByPlaceAreKeptEvenIfTheyAreFoundLast() {
    // Duplicate keys are found when the mapping ends, after all the others.
    let text = "a: 1\na: 2\n" + (0..<1000).map { "k\($0): @\n" }.joined()
    #expect(parse(text).diagnostics.first?.id == "duplicate-key")
  }

  @Test func aFaultPointsBackToWhereItBegan() throws {
    let diagnostics = parse("a: [b,\n  c\nd: e\n").diagnostics
    let fault = try #require(diagnostics.first)
    #expect(fault.id == "unclosed-bracket")
    #expect(fault.span == SourceSpan(3, 4))
    #expect(fault.notes.map(\.span) == [SourceSpan(11, 12)])
    #expect(diagnostics.count == 1)
  }

  @Test func bytesThatAreNoUTF8AreReportedWithTheirPlaceOnceAStretch() {
    #expect(faults([0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x0A]) == ["1:4 not-utf-8"])
    #expect(
      faults(Array("a: caf".utf8) + [0xE9] + Array("\nb: ".utf8) + [0xC3, 0x28]) == ["1:7 not-utf-8", "2:4 not-utf-8"])
    // Overlong, a surrogate, past U+10FFFF, cut off.
    for bytes: [UInt8] in [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98]] {
      #expect(faults(Array("a: ".utf8) + bytes) == ["1:4 not-utf-8"])
    }
  }

  @Test func charactersThatAFileMayNotHoldAreReported() {
    #expect(faults("a: \u{0}b") == ["1:4 null-character"])
    #expect(faults("a: \u{7F}") == ["1:4 control-character"])
    #expect(faults("a: \u{80}") == ["1:4 control-character"])
    #expect(faults("a: \u{FFFE}") == ["1:4 control-character"])
    #expect(faults("a: b\n\u{FEFF}c: d") == ["2:1 byte-order-mark"])
    #expect(faults("a: \u{85}\u{A0}\u{E000}\u{10FFFF}\t\u{FFFD}") == [])
    for distance in 0..<20 {
      // Wherever it stands among eight bytes that are looked at together.
      #expect(faults("\(String(repeating: "x", count: distance))\u{1}y: z") == ["1:\(distance + 1) control-character"])
    }
  }

  @Test func aTextInUTF16IsRefusedInOneSentence() {
    #expect(faults([0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00]) == ["1:1 not-utf-8"])
    #expect(faults([0xFE, 0xFF, 0x00, 0x61, 0x00, 0x3A]) == ["1:1 not-utf-8"])
  }

  @Test func nodesThatLackSomethingSaySo() throws {
    let root = try #require(parse("a: [b\nc\nd: {e: f}\n").tree.documents.first)
    #expect(root.isDamaged)
    #expect(try #require(root["a"]).isDamaged)
    #expect(try #require(root["d"]).isDamaged == false)
  }

  @Test func emptyTextsHaveNeitherDocumentNorFault() {
    for text in ["", "\n", " ", "\u{FEFF}", "# comment", "\r\n\t\n", "...\n"] {
      let (tree, diagnostics) = parse(text)
      #expect(tree.documents.isEmpty && diagnostics.isEmpty, "\(text.debugDescription)")
    }
    let (tree, diagnostics) = parse("---")
    #expect(tree.documents.map(\.text) == [""])
    #expect(diagnostics.isEmpty)
  }
}
