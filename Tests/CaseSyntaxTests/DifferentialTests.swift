import CaseSyntax
import Diagnostics
import Testing
import Yams

/// Our parser against libyaml: what we accept must mean the same to both.
///
/// libyaml reads YAML 1.1 and is known to differ from YAML 1.2 here, each time against the official test suite:
/// - a block scalar at the very end of a text without a line break loses its final line break (JEF9/02, L24T/01), so
///   that it is given the text with the line break;
/// - `[?x]` is an explicit key to it, not the word `?x` (HM87/01);
/// - a block scalar at the root may not have its lines in column 0: `#` and `%` begin comments and directives there
///   (DK3J, M7A3), and other lines are refused;
/// - it refuses keys that are left out (`: a`, S3PD), plain text in brackets that begins with a colon (HM87/00) or
///   holds one before a comma (4ABK), a line of nothing but `...` at the start (HWV9), and most tabs (DK95).
///
/// Texts with a question mark are left aside; the edits make no block scalar at the root.
@Suite struct DifferentialTests {
  private func ours(_ node: SyntaxNode) -> Meaning {
    switch node.kind {
    case .scalar: .scalar(text: node.text ?? "")
    case .sequence: .sequence(node.items.map(ours))
    case .mapping: .mapping(node.entries.flatMap { [ours($0.key), ours($0.value)] })
    }
  }

  private func theirs(_ node: Yams.Node) -> Meaning {
    switch node {
    case .scalar(let scalar): .scalar(text: scalar.string)
    case .sequence(let sequence): .sequence(sequence.map(theirs))
    case .mapping(let mapping): .mapping(mapping.flatMap { [theirs($0.key), theirs($0.value)] })
    case .alias: .scalar(text: "alias")
    }
  }

  private func libyaml(_ text: String) throws -> [Meaning] {
    let parser = try Yams.Parser(yaml: text, resolver: .basic)
    var documents: [Meaning] = []
    while let root = try parser.nextRoot() { documents.append(theirs(root)) }
    return documents
  }

  @Test func randomTreesInRandomStylesAreReadAsTheyWereMeant() throws {
    for seed in 0..<1500 as Range<UInt64> {
      var printer = TextPrinter(seed: seed)
      let (meaning, text) = printer.tree(depth: 4)
      let (tree, diagnostics) = parse(text)
      let isRight = diagnostics.isEmpty && tree.documents.map(ours) == [meaning]
      #expect(isRight, "seed \(seed): \(diagnostics.map(\.id)) \(text.debugDescription)")
      #expect(
        try libyaml(text.hasSuffix("\n") ? text : text + "\n") == [meaning], "seed \(seed): \(text.debugDescription)")
      if !isRight { break }
    }
  }

  @Test func whatWeAcceptOfRandomlyEditedCasesMeansTheSameToLibyaml() {
    var random = SplitMix(seed: 2026)
    var accepted = 0
    for _ in 0..<4000 {
      let bytes = Edits.random(sample(using: &random), using: &random)
      let text = String(decoding: bytes, as: UTF8.self)
      let (tree, diagnostics) = parse(text)
      if diagnostics.hasErrors || text.contains("?") { continue }
      accepted += 1
      // A refusal by libyaml is no reading; a different reading is what must never be.
      guard let other = try? libyaml(text.hasSuffix("\n") ? text : text + "\n") else { continue }
      #expect(tree.documents.map(ours) == other, "\(text.debugDescription)")
    }
    #expect(accepted > 500)
  }

  /// Some lines of a case.
  private func sample(using random: inout SplitMix) -> [UInt8] {
    let lines = (random.chance(1, in: 2) ? Fixtures.gift : Fixtures.kinds).split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = random.chance(1, in: 3) ? 0 : Int.random(in: 0..<lines.count - 1, using: &random)
    let end = min(lines.count, start + Int.random(in: 2...20, using: &random))
    return Array(lines[start..<end].joined(separator: "\n").utf8)
  }
}
