import CaseModel
import CaseSyntax
import Diagnostics

/// Decodes the anchors of a question and holds them against its rubric.
struct AnchorDecoder {
  let log: DecodingLog
  /// What may be marked, with the most each can be.
  let markable: [(id: String, outOf: Int)]
  /// Ids that were written in the rubric, whether or not what they name is sound.
  let written: [String]
  let flags: [String]

  func decode(_ node: SyntaxNode) -> Anchor? {
    guard let reader = MappingReader(node, BankFormat.anchor, log) else { return nil }
    let marks = (reader["marks"]?.entries ?? []).compactMap(mark)
    for flag in reader.textNodes("flags") where !flags.contains(flag.text ?? "") {
      reportUnknown("flag", flag.text ?? "", flags, at: flag.span)
    }
    guard let answer = reader.text("answer"), let place = reader["answer"]?.span else { return nil }
    return Anchor(answer: answer, marks: marks, flags: reader.texts("flags"), place: place)
  }

  private func mark(_ entry: SyntaxEntry) -> Anchor.Expected? {
    guard let id = entry.key.text else { return nil }
    guard let criterion = markable.first(where: { $0.id == id }) else {
      // What is wrong with a criterion has been said once.
      if !written.contains(id) { reportUnknown("criterion", id, markable.map(\.id), at: entry.key.span) }
      return nil
    }
    if entry.value.text == "cannot tell" {
      return Anchor.Expected(criterion: id, expectation: .cannotTell, place: entry.value.span)
    }
    let place = entry.value.span.length > 0 ? entry.value.span : entry.key.span
    guard let mark = entry.value.text.flatMap(MappingReader.wholeNumber) else {
      if !entry.value.isDamaged {
        log.report(
          "not-a-number", "a mark is a whole number, or the words cannot tell", at: place,
          mend: "write a number from 0 to \(criterion.outOf)")
      }
      return nil
    }
    guard (0...criterion.outOf).contains(mark) else {
      log.report(
        "mark-out-of-range", "\(id) goes from 0 to \(criterion.outOf)", at: place,
        mend: "write a number from 0 to \(criterion.outOf)")
      return nil
    }
    return Anchor.Expected(criterion: id, expectation: .mark(mark), place: place)
  }

  private func reportUnknown(_ what: String, _ name: String, _ known: [String], at span: SourceSpan) {
    log.report(
      "unknown-\(what)", "this question has no \(what) “\(name)”", at: span,
      mend: NearestName.closest(to: name, among: known).map { "did you mean “\($0)”?" }
        ?? (known.isEmpty ? "it has none" : "it has " + known.joined(separator: ", ")))
  }
}
