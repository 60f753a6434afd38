import CaseEditing
import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Scoring
import Testing

@testable import Authoring

/// The skeleton of a case is what it teaches: without fault, without advice, laid out as files are.
@Suite struct SkeletonTests {
  static func source(_ text: String) -> SourceText { SourceText(name: "new.yaml", text: text) }

  @Test func `the skeleton has no fault and no advice`() throws {
    let text = CaseSkeleton.text(id: "the-late-visit")
    let loaded = BankLoader.load([Self.source(text)], base: StarterBank.definitions)
    #expect(loaded.diagnostics.map(\.message) == [])
    let teachingCase = try #require(loaded.bank.find("the-late-visit"))
    let anchors = ScoredAnchors.all(of: teachingCase, in: loaded.bank)
    #expect(anchors.flatMap { AnchorCheck.faults(of: teachingCase, $0) }.map(\.message) == [])
    #expect(CaseAdvice.pieces(on: teachingCase, anchors).map(\.message) == [])
  }

  @Test(arguments: [
    "Plain words", "You're late", "She said: no", "\"Now\", she said", "back\\slash", "# 5", "- a", "no", "{x", "7",
    "naïve, l’été", "CASE-LEVEL", " a",
  ])
  func `any title and any id can be read again`(title: String) throws {
    for (id, level) in [("the-late-visit", 1), ("7", 2), ("no", 3)] {
      let head = CaseSkeleton.text(id: id, title: title, level: level).components(separatedBy: "\nquestions:")[0]
      let text = head + "\nquestions: [{notice: What do you notice?}]\n"
      let loaded = BankLoader.load([Self.source(text)])
      #expect(loaded.diagnostics.map(\.message) == [])
      let teachingCase = try #require(loaded.bank.cases.first)
      #expect(teachingCase.id == id && teachingCase.level == level)
      #expect(teachingCase.title == title.trimmingCharacters(in: .whitespaces))
    }
  }

  @Test func `it is titled by its id unless told otherwise, and always the same`() throws {
    let text = CaseSkeleton.text(id: "the-late-visit")
    #expect(text.contains("\ntitle: The late visit\n"))
    #expect(text == CaseSkeleton.text(id: "the-late-visit"))
    #expect(!text.contains("CASE-"))
  }

  @Test func `it is laid out canonically, and no line is too long`() throws {
    let text = CaseSkeleton.text(id: "a")
    #expect(try CaseFormatter.format(Self.source(text)) == Array(text.utf8))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func `an anchor of each sort is there`() {
    let notes = CaseSkeleton.text(id: "a").split(separator: "\n").filter { $0.contains("  note: ") }
    for sort in ["strong", "partial", "warm", "cold", "near miss", "unusual words", "second language"] {
      #expect(notes.contains { $0.contains(sort) }, "\(sort)")
    }
  }
}
