import Matching
import Testing

@Suite struct CommonStemsTests {
  private func stems(_ texts: String...) -> Set<String> { TextReader().commonStems(of: texts) }

  @Test func `common words are told from names`() {
    let stems = stems("i would refer blodwen to a clinic near Rhyl", "She waits for the letter.")
    #expect(stems.isSuperset(of: ["refer", "clinic", "letter", "wait"]))
    #expect(stems.isDisjoint(with: ["blodwen", "rhyl"]))
  }

  @Test func `a common word with a capital inside a sentence may be a name, in every text`() {
    #expect(stems("I would ask Grace about it.", "Perhaps grace is the word.").isDisjoint(with: ["grace"]))
    #expect(stems("Grace is what she needs.", "Perhaps grace is the word.").contains("grace"))
    #expect(stems("I WOULD ASK GRACE").isDisjoint(with: ["grace"]))
  }

  @Test func `what follows a title is a name`() {
    #expect(stems("i would ring dr hope about it").isDisjoint(with: ["hope"]))
    #expect(stems("i would hope for it").contains("hope"))
  }

  @Test(arguments: ["", "???", "\u{1F600}", "Ünï", "don't"]) func `odd texts do no harm`(text: String) {
    #expect(stems(text).count <= 2)
  }
}
