import CaseSyntax
import Diagnostics

/// What must hold of any text at all, and more of one that is accepted.
struct ParserChecks {
  private let bytes: [UInt8]
  private let source: SourceText
  private let tree: SyntaxTree
  private let diagnostics: [Diagnostic]
  private let steps: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    source = SourceText(name: "fuzz.yaml", bytes: bytes)
    (tree, diagnostics, steps) = SyntaxParser.parseCountingSteps(source)
  }

  func run() {
    checkSpans()
    checkDiagnostics()
    checkRepetition()
    // Linear, with the greatest depth as the constant: some faults are looked at against all that is open.
    require(steps <= 400 * bytes.count + 10_000, "\(steps) steps for \(bytes.count) bytes")
    guard !diagnostics.hasErrors else { return }
    checkJSON()
    checkVariants()
  }

  // MARK: Any text

  private func checkSpans() {
    var documentEnd = 0
    for document in tree.documents {
      require(document.span.start >= documentEnd, "documents overlap")
      checkSpans(of: document, within: SourceSpan(0, bytes.count))
      documentEnd = document.span.end
    }
    var commentEnd = 0
    for comment in tree.comments {
      require(comment.start >= commentEnd && comment.end <= bytes.count, "comments overlap")
      require(bytes[comment.start] == UInt8(ascii: "#"), "a comment without #")
      commentEnd = comment.end
    }
  }

  private func checkSpans(of node: SyntaxNode, within outer: SourceSpan) {
    require(outer.start <= node.span.start && node.span.end <= outer.end, "a node lies outside its parent")
    require(!node.isDamaged || diagnostics.hasErrors, "damage without a fault")
    var position = node.span.start
    for child in node.items + node.entries.flatMap({ [$0.key, $0.value] }) {
      require(child.span.start >= position, "children overlap")
      checkSpans(of: child, within: node.span)
      position = child.span.end
    }
    if let text = node.text { checkOffsets(of: node, text) }
  }

  /// The way from a scalar's value back to the source goes forward and stays within the scalar.
  private func checkOffsets(of node: SyntaxNode, _ text: String) {
    let count = text.utf8.count
    var previous = node.span.start
    for offset in stride(from: 0, through: count, by: max(1, count / 8)) {
      let place = node.sourceOffset(ofTextOffset: offset)
      require(place >= previous && place <= node.span.end, "offset \(offset) leads out of the scalar")
      previous = place
    }
  }

  private func checkDiagnostics() {
    var position = 0
    for diagnostic in diagnostics {
      check(diagnostic, in: source)
      require(diagnostic.mend != nil, "\(diagnostic.id) has no mend")
      require(diagnostic.span.start >= position, "diagnostics out of order")
      position = diagnostic.span.start
    }
  }

  private func checkRepetition() {
    let (again, faults) = SyntaxParser.parse(SourceText(name: "again.yaml", bytes: bytes))
    require(again.dump == tree.dump, "read twice, two trees")
    require(faults.map(\.id) == diagnostics.map(\.id), "read twice, other faults")
  }

  // MARK: An accepted text

  /// JSON is YAML: printed as JSON and read again, a tree is the same.
  private func checkJSON() {
    let lines = tree.jsonLines
    let (again, faults) = parse(lines.map { "--- \($0)\n" }.joined())
    // Two keys that are lists may look alike as JSON.
    require(faults.allSatisfy { $0.id == "duplicate-key" }, "JSON is refused: \(faults.map(\.id))")
    require(again.jsonLines == lines, "JSON is read otherwise")
  }

  /// What does not matter does not matter: a byte order mark, the kind of line break, the last line break.
  private func checkVariants() {
    if !bytes.starts(with: [0xEF, 0xBB, 0xBF]) { checkSame([0xEF, 0xBB, 0xBF] + bytes, "a byte order mark") }
    if let last = bytes.last, last != 0x0A, last != 0x0D { checkSame(bytes + [0x0A], "a line break at the end") }
    if !bytes.contains(0x0D) {
      checkSame(bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, "CR LF")
      checkSame(bytes.map { $0 == 0x0A ? 0x0D : $0 }, "CR")
    }
  }

  private func checkSame(_ variant: [UInt8], _ change: String) {
    let (other, faults) = SyntaxParser.parse(SourceText(name: "variant.yaml", bytes: variant))
    require(!faults.hasErrors, "refused with \(change): \(faults.map(\.id))")
    require(other.jsonLines == tree.jsonLines, "read otherwise with \(change)")
  }

  private func parse(_ text: String) -> (SyntaxTree, [Diagnostic]) {
    SyntaxParser.parse(SourceText(name: "json.yaml", text: text))
  }
}
