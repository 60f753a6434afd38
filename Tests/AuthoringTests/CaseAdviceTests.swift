import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Scoring
import Testing

@testable import Authoring

/// Each kind of advice, on the skeleton with one thing changed.
@Suite struct CaseAdviceTests {
  /// The skeleton with plain phrases in place of skills, which cost seconds to compile in a debug build.
  static let skeleton = CaseSkeleton.text(id: "small")
    .replacing("- skill: naming-emotion", with: "- you (look | seem) ...3 (worn out | afraid)")
    .replacing("- skill: open-question", with: "- what ... like ?").replacing("@fear", with: "hell")

  /// The advice on the skeleton after changes, each as `ID: “the text at its place” MESSAGE`.
  func advice(_ changes: (String, String)...) throws -> [String] {
    var text = Self.skeleton
    for (old, new) in changes {
      let isThere = text.contains(old)
      #expect(isThere, "\(old)")
      text = text.replacing(old, with: new)
    }
    let loaded = BankLoader.load([SourceText(name: "small.yaml", text: text)])
    #expect(loaded.diagnostics.map(\.message) == [])
    let teachingCase = try #require(loaded.bank.find("small"))
    let pieces = CaseAdvice.pieces(on: teachingCase, ScoredAnchors.all(of: teachingCase, in: loaded.bank))
    #expect(pieces.allSatisfy { $0.severity == .advice && $0.mend != nil && CaseAdvice.Kind(rawValue: $0.id) != nil })
    return pieces.map { "\($0.id): “\($0.source.text(in: $0.span))” \($0.message)" }
  }

  static let lastAnchor = """
          - answer: When it hurts, she must call again. Also in the night.
            marks: {comes-back: 1}
            note: good, second language

    """

  @Test func `a question with few anchors, or none`() throws {
    #expect(
      try advice((Self.lastAnchor, "")) == ["few-anchors: “safety” the question safety has 5 anchors"])
    let text = Self.skeleton
    let first = try #require(text.range(of: "    # Six sorts here too."))
    let end = try #require(text.range(of: "# Comments for the end"))
    let anchors = String(text[first.lowerBound..<end.lowerBound])
    #expect(try advice((anchors, "\n")) == ["few-anchors: “safety” the question safety has no anchor"])
  }

  @Test func `a criterion that no anchor meets in full, or of which anchors say nothing`() throws {
    let item = "      - item: comes-back\n"
    let other = "      - item: quetzal\n        says: a bird\n        evidence: [quetzal, macaw]\n"
    #expect(
      try advice((item, other + item), ("marks: {comes-back: ", "marks: {quetzal: 0, comes-back: "))
        == ["never-met-in-full: “quetzal” no anchor gets the full mark for quetzal"])
    #expect(
      try advice((item, other + item)).contains { $0.hasPrefix("unmarked-criterion: ") })
  }

  @Test func `evidence of which no anchor tries most, told once for a question, at the first`() throws {
    let line = "          - \"nothing bad\"\n"
    func lines(_ count: Int) -> String {
      line + (1...count).map { "          - \"quetzal \($0) macaw\"\n" }.joined()
    }
    #expect(try advice((line, lines(9))) == [])
    let told = try advice((line, lines(10)))
    #expect(told.count == 1, "\(told)")
    #expect(
      told.first?.hasPrefix(
        "evidence-untried: “\"quetzal 1 macaw\"” most evidence is found in no anchor: 10 of 14 for tells-her (lines ")
        == true)
  }

  @Test func `two criteria that no anchor tells apart, by the same words`() throws {
    let item = "      - item: comes-back\n"
    func other(_ evidence: String) -> String {
      "      - item: again\n        says: the same\n        evidence: \(evidence)\n" + item
    }
    let marks = [
      ("marks: {comes-back: 1}", "marks: {again: 1, comes-back: 1}"),
      ("marks: {comes-back: 0}", "marks: {again: 0, comes-back: 0}"),
    ]
    let same = other("[\"(come | call | ring) ...6 (back | again | if | when)\", \"next appointment\"]")
    #expect(
      try advice((item, same), marks[0], marks[1])
        == ["criteria-alike: “comes-back” comes-back and again get the same in all 6 anchors, mostly by the same words"]
    )
  }

  @Test func `evidence that the case's own words meet`() throws {
    #expect(
      try advice(("Say it, doctor.", "The scan is\n  clear, and I lie awake."))
        == [
          "found-in-the-case: “\"(scan | result | it) ...3 clear\"” the opening line by itself gets the full mark for "
            + "tells-her: “scan is clear” by scan ...3 clear"
        ])
    // What must not be missed may be named in the words of the case; a word that may be another is told.
    #expect(try advice(("Nothing was found.", "She was told to ring again.")) == [])
    let loose = "        evidence:\n          - \"scar*\"\n"
    let told = try advice(("Nothing was found.", "She wears a scarf."), ("        evidence:\n", loose))
    #expect(told.contains { $0.contains("“scarf” by scar*") }, "\(told)")
  }

  @Test func `feedback that is missing`() throws {
    let praise = "        praise: You heard the week behind her words.\n"
    #expect(try advice((praise, "")) == ["no-feedback: “hears-the-week” hears-the-week has no praise"])
  }

  @Test func `texts that are long or hard`() throws {
    let words = Array(repeating: "a day", count: 31).joined(separator: " ")
    #expect(
      try advice(("You heard the week behind her words.", words))
        == ["long-feedback: “praise” the praise of hears-the-week has 62 words; after 50 few read on"])
    #expect(
      try advice(("when: \"(silly", "when: \"(daft | silly"), ("It is meant to comfort.", words + "."))
        .first == "long-feedback: “comment” the comment of waves-it-away has 73 words; after 50 few read on")
    #expect(
      try advice(("Say it, doctor.", words))
        == ["long-opening: “opening” the opening has 69 words; a patient's first line seldom has more than 60"])
    #expect(
      try advice(("She has not taken off her coat.", words + "."))
        == ["long-sentence: “situation” the sentence “a day a day ...” has 62 words"])
    let sentences = Array(repeating: "One day she came.", count: 40).joined(separator: " ")
    #expect(
      try advice(("Nothing was found.", sentences))
        == ["long-situation: “situation” the situation has 179 words, and more than 160 are much to keep in mind"])
    let hard =
      "Radiological examination demonstrated unremarkable abdominal configuration notwithstanding considerable "
    #expect(
      try advice(("Nothing was found.", hard + "and puzzling symptomatology.")).first?
        .hasPrefix("hard-to-read: “situation” the situation reads at school grade 1") == true)
  }

  @Test func `what must not be missed, and nobody is asked`() throws {
    let text = Self.skeleton
    let first = try #require(text.range(of: "  # What must not be missed. Each item"))
    let end = try #require(text.range(of: "# Comments for the end"))
    #expect(
      try advice((String(text[first.lowerBound..<end.lowerBound]), "\n"))
        == ["safety-without-question: “safety” safety: names what must not be missed, and no question asks for it"])
  }

  @Test func `what lacks a test altogether is shown before what could be tested better`() {
    let source = SourceText(name: "a.yaml", text: "")
    let kinds: [CaseAdvice.Kind] = [.evidenceUntried, .longOpening, .evidenceUntried, .fewAnchors, .noFeedback]
    let pieces = kinds.enumerated().map {
      Diagnostic($1.rawValue, .advice, "", in: source, at: SourceSpan($0, $0))
    }
    func foremost(_ count: Int) -> [Int] { CaseAdvice.foremost(count, of: pieces).map(\.span.start) }
    #expect(foremost(0) == [])
    #expect(foremost(2) == [1, 3])
    #expect(foremost(4) == [0, 1, 3, 4])
    #expect(foremost(9) == [0, 1, 2, 3, 4])
  }

  @Test func `the guide explains every kind`() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("cases/AUTHORING.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for kind in CaseAdvice.Kind.allCases { #expect(text.contains("`\(kind.rawValue)`"), "\(kind)") }
  }
}
