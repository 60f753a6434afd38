import CaseModel
import Diagnostics
import Scoring

/// Criteria of which most of the evidence is found in no anchor.
struct EvidenceAdvice {
  /// The share of a criterion's lines, in hundredths, from which on they are worth a word.
  private static let untriedShare = 70
  /// The fewest lines that are.
  private static let fewestUntried = 3

  private let anchors: ScoredAnchors
  private let awards: [Award]
  private let index: Int
  private let desk: AdviceDesk

  init(_ anchors: ScoredAnchors, _ awards: [Award], _ index: Int, _ desk: AdviceDesk) {
    self.anchors = anchors
    self.awards = awards
    self.index = index
    self.desk = desk
  }

  /// One piece for the question, at the first of the lines.
  var pieces: [Diagnostic] {
    let found = awards.compactMap { award in untried(award).map { (award: award, lines: $0) } }
    guard let first = found.first?.lines.untried.first else { return [] }
    let table = LineTable(desk.tree.origin)
    let parts = found.map { award, lines in
      var numbers: [Int] = []
      for entry in lines.untried {
        let line = table.position(of: desk.tree.place(of: entry, inQuestion: index).start).line
        if numbers.last != line { numbers.append(line) }
      }
      return "\(lines.untried.count) of \(lines.count) for \(award.id) ("
        + (numbers.count == 1 ? "line " : "lines ") + numbers.map(String.init).joined(separator: ", ") + ")"
    }
    return [
      desk.piece(
        .evidenceUntried, "most evidence is found in no anchor: " + parts.joined(separator: ", "),
        at: desk.tree.place(of: first, inQuestion: index), mend: "write an anchor or two that say some of it",
        why: "nothing shows that it finds what it is meant to find")
    ]
  }

  /// The untried evidence of a criterion, and how much it has; nil where enough is tried.
  private func untried(_ award: Award) -> (untried: [EvidenceEntry], count: Int)? {
    let stated = zip(anchors.question.anchors, award.verdicts).filter { $0.0.states(award.id) }
    // Of what no anchor meets it has been said that nothing shows it.
    guard stated.contains(where: { $0.1 == .met }) else { return nil }
    let untried = anchors.untried.filter(award.isServed)
    let count = untried.count + anchors.tried.count(where: award.isServed)
    guard untried.count >= Self.fewestUntried, untried.count * 100 >= count * Self.untriedShare else { return nil }
    return (untried, count)
  }
}
