import CaseModel
import Diagnostics
import Foundation
import Testing

@testable import CaseLoading

/// Every fault of a file is named, in one run, at the right place.
@Suite struct FaultTests {
  static func faults(_ text: String) -> [(id: String, line: Int, column: Int)] {
    let source = SourceText(name: "test.yaml", text: text)
    let table = LineTable(source)
    return BankLoader.load([source]).diagnostics.map {
      let place = table.position(of: $0.span.start)
      return ($0.id, place.line, place.column)
    }
  }

  @Test func `ten different faults of one file are all reported where they are`() {
    let text = """
      case: Ten Faults
      titel: Ten faults
      level: four
      themes: {a: b}
      situation: She waits.
      questions:
        - say: What would you say?
          rubric:
            - criterion: sorry
              looks for: Says sorry
              full: (sorry | apologise
              partly: "@sory"
            - criterion: sorry
              looks for: Asks
              full: {skill: open-qestion}
          watch for:
            - flag: calm
              when: calm
          anchors:
            - answer: I am sorry.
              marks: {sory: 2}
        - sya: What else?
        - patient: What might she feel?
          cap: 3
          perspectives:
            - perspective: lonely
              evidence: lonely
          anchors:
            - answer: Lonely.
              marks: {perspectives: 9}
      """
    let expected: [(String, Int, Int)] = [
      ("bad-id", 1, 7),
      ("unknown-key", 2, 1),
      ("not-a-number", 3, 8),
      ("not-text", 4, 9),
      ("phrase-unclosed", 11, 15),
      ("unknown-word-group", 12, 17),
      ("same-id", 13, 20),
      ("unknown-skill", 15, 23),
      ("missing-key", 17, 9),
      ("unknown-criterion", 21, 17),
      ("no-kind", 22, 5),
      ("cap-too-high", 24, 10),
      ("mark-out-of-range", 30, 31),
    ]
    let found = Self.faults(text)
    #expect(found.map { "\($0.id) \($0.line):\($0.column)" } == expected.map { "\($0.0) \($0.1):\($0.2)" })
  }

  @Test func `syntax and meaning are reported together, each where it is`() {
    let found = Self.faults("case: a\ntitle:A\nlevel: 9\nsituation: x\nquestions: none\n")
    #expect(
      found.map { "\($0.id) \($0.line):\($0.column)" } == [
        "colon-without-space 2:6", "out-of-range 3:8", "not-a-list 5:12",
      ])
  }

  @Test(arguments: [
    ("", "empty-file"), ("# only a comment\n", "empty-file"), ("just text\n", "not-a-document"),
    ("- a\n- b\n", "not-a-document"),
    ("kase: x\n", "no-kind"),
    ("words: a\nphrases: [\"@b\"]\n---\nwords: b\nphrases: [\"@a\"]\n", "group-in-itself"),
    ("words: a\nphrases: [\"{x & y}\"]\n", "group-of-wholes"),
    ("words: a\nphrases: [x]\n---\nwords: a\nphrases: [y]\n", "same-id"),
    ("skill: a\ndefinition: b\n", "how-recognised"),
    ("skill: a\ndefinition: b\nevidence: x\nwithin: answer\n", "how-recognised"),
    ("skill: a\ndefinition: b\nsaid: loudly\nevidence: x\n", "unknown-word"),
    ("words: a\nphrases: [x .]\n", "group-of-wholes"),
    ("skill: a\ndefinition: b\nevidence: [x]\ncues: [{cue: x, weight: 1}]\nthreshold: 1\n", "how-recognised"),
  ]) func `a file that is no case says so`(text: String, id: String) {
    #expect(Self.faults(text).map(\.id).first == id)
  }

  private static func withEvidence(_ evidence: String) -> String {
    """
    case: a
    title: A
    level: 1
    situation: x
    questions:
      - say: What?
        rubric:
          - criterion: it
            looks for: it
            full: \(evidence)
    """
  }

  @Test(arguments: [
    ("{any: [a], all: [b]}", "two-kinds-of-evidence"), ("{threshold: 0.5}", "no-evidence"),
    ("{at least: 3, of: [a, b]}", "out-of-range"),
    ("{at least: 3}", "at-least-of-what"), ("[]", "not-a-list"), ("{any: a}", "not-a-list"),
    ("\"a, b\"", "phrase-punctuation"),
    ("{like: [a], threshold: 7}", "out-of-range"), ("{anny: [a]}", "unknown-key"), ("{none: [a]}", "absence-alone"),
    ("{any: [b, {none: [a]}]}", "absence-alone"),
    ("\"[a]\"", "phrase-matches-everything"), ("\"a ^ b\"", "phrase-never-matches"), ("\"a ? .\"", "phrase-two-moods"),
    ("{cues: [{cue: a, weight: 1}]}", "no-threshold"),
    ("{cues: [{cue: a, weight: 1}], threshold: 2}", "out-of-range"),
    ("{cues: [{cue: a, weight: 10}], threshold: 2}", "out-of-range"),
    ("{cues: [{cue: a, weight: 2}], threshold: 0.5}", "not-a-number"),
    ("{cues: [{cue: a, weight: 2}], threshold: 2, within: word}", "unknown-word"),
    ("{cues: [{cue: {none: [a]}, weight: 2}], threshold: 2}", "cue-without-words"),
    ("{cues: [{cue: \"(a\", weight: 2}], threshold: 2}", "phrase-unclosed"),
    ("{sentences: 2}", "sentences-with-what"), ("{with: a}", "no-evidence"),
    ("{sentences: 0, with: a}", "out-of-range"), ("{sentences: 2, with: {none: [a]}}", "absence-alone"),
    ("{any: [a], within: answer}", "unknown-key"),
  ]) func `evidence that means nothing says so`(evidence: String, id: String) {
    #expect(Self.faults(Self.withEvidence(evidence)).map(\.id) == [id])
  }

  @Test(arguments: ["no", "01", "1.0", "+1", "one", "0x1"]) func `a number is written in its usual digits`(
    level: String
  ) throws {
    let text = "case: a\ntitle: A\nlevel: \(level)\nsituation: x\nquestions: [{notice: What?}]\n"
    let faults = BankLoader.load([SourceText(name: "t", text: text)]).diagnostics
    #expect(faults.map(\.id) == ["not-a-number"])
    #expect(faults.first?.why?.contains("no is the word no") == true)
  }

  @Test func `a fault inside a quoted phrase is pointed at exactly`() throws {
    let found = try #require(Self.faults(Self.withEvidence("\"é sorry, now\"")).first)
    #expect((found.line, found.column) == (10, 23))
  }

  private static let uses = """
    case: uses
    title: Uses
    level: 1
    situation: x
    questions:
      - say: What?
        rubric: [{criterion: it, looks for: it, full: {any: ["@a", {skill: s}]}}]
    """

  @Test(arguments: [
    // A faulty definition takes its cases out, directly, through another one, and in place of the one beneath it.
    ["words: a\nphrases: [\"(x\"]\n", "skill: s\ndefinition: d\nevidence: x\n"],
    ["words: a\nphrases: [x]\n", "skill: s\ndefinition: d\nevidence: \"@nosuch\"\n"],
    ["words: a\nphrases: [\"@b\"]\n", "words: b\nphrases: [\"(x\"]\n", "skill: s\ndefinition: d\nevidence: x\n"],
    ["words: a\nphrases: [x]\n", "skill: s\ndefinition: d\n"],
    ["words: a\nphrases: [x]\n", "skill: s\ndefinition: d\ncues: [{cue: \"(x\", weight: 1}]\nthreshold: 1\n"],
  ]) func `nobody is scored by half a rubric`(definitions: [String]) {
    let base = BankLoader.load([
      SourceText(name: "base", text: "words: a\nphrases: [y]\n---\nskill: s\ndefinition: d\nevidence: y\n")
    ]).bank
    let sources = (definitions + [Self.uses]).enumerated().map {
      SourceText(name: "\($0.offset).yaml", text: $0.element)
    }
    let loaded = BankLoader.load(sources, base: base)
    #expect(loaded.bank.cases.isEmpty)
    #expect(loaded.diagnostics.count == 1, "\(loaded.diagnostics.map(\.message))")
  }

  @Test func `definitions in themselves, and too deep in each other, are refused`() {
    #expect(Self.faults("skill: s\ndefinition: d\nevidence: {skill: s}\n").map(\.id) == ["skill-in-itself"])
    func chain(_ count: Int, _ piece: (Int) -> String) -> String {
      (0..<count).map(piece).joined(separator: "---\n")
    }
    let groups = { (count: Int) in
      chain(count) { "words: g\($0)\nphrases: [\"\($0 + 1 < count ? "@g\($0 + 1)" : "x")\"]\n" }
    }
    #expect(Self.faults(groups(8)).isEmpty)
    #expect(Self.faults(groups(9)).map(\.id) == ["definition-too-deep"])
    let skills = chain(20_000) {
      "skill: s\($0)\ndefinition: d\nevidence: \($0 + 1 < 20_000 ? "{skill: s\($0 + 1)}" : "x")\n"
    }
    #expect(Self.faults(skills).map(\.id) == ["definition-too-deep"])
  }

  @Test func `faults come in the order of the files`() {
    let bad = { (id: String) in "case: \(id)\ntitel: x\n" }
    let sources =
      ["b", "a"].map { SourceText(name: $0, text: bad($0)) } + [
        SourceText(name: "c", text: "words: c\nphrases: [\"@c\"]\n")
      ]
    let names = BankLoader.load(sources).diagnostics.map(\.source.name)
    #expect(
      names == names.sorted { (["b", "a", "c"].firstIndex(of: $0) ?? 9) < (["b", "a", "c"].firstIndex(of: $1) ?? 9) })
  }

  @Test func `two cases with one id are told apart by their files`() throws {
    let one = "case: twin\ntitle: A\nlevel: 1\nsituation: x\nquestions: [{notice: What?}]\n"
    let loaded = BankLoader.load([SourceText(name: "a.yaml", text: one), SourceText(name: "b.yaml", text: "\n" + one)])
    let fault = try #require(loaded.diagnostics.first)
    #expect(loaded.diagnostics.count == 1)
    #expect(fault.id == "same-id" && fault.source.name == "b.yaml")
    #expect(fault.message.contains("a.yaml, line 1"))
    #expect(loaded.bank.cases.count == 1)
  }

  @Test func `a case with a fault is left out and the others stay`() {
    let good = "case: good\ntitle: A\nlevel: 1\nsituation: x\nquestions: [{notice: What?}]\n"
    let loaded = BankLoader.load([
      SourceText(name: "a.yaml", text: good), SourceText(name: "b.yaml", text: "case: bad\n"),
    ])
    #expect(loaded.bank.cases.map(\.id) == ["good"])
    #expect(loaded.diagnostics.hasErrors)
  }
}
