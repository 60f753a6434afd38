import CaseModel
import Matching

/// Evidence that must come after other evidence: each part as early as it can be after the one before, since no other
/// choice can do better.
extension EvidenceFinder {
  /// The last word of evidence found wholly after a word, in the way that ends soonest; nil when there is none.
  ///
  /// Cost: evidence that is no plain phrase is asked for once for each place where a piece of it ends, until it is whole.
  func earliestEnd(_ id: NodeID, after: Int, _ stance: Stance, _ window: EvidenceWindow) -> Int? {
    let node = program.nodes[id]
    if node.kind == .inOrder {
      var end = after
      for part in node.parts {
        guard let next = earliestEnd(program.children[part], after: end, stance, window) else { return nil }
        end = next
      }
      return end
    }
    let rest = window.narrowed(after: after)
    guard isFound(id, stance, in: rest) else { return nil }
    var ends: Set<Int> = []
    visit(id, stance, in: rest) { ends.insert($0.last) }
    // What is met by absence alone takes no words.
    return ends.isEmpty ? after : ends.sorted().first { isFound(id, stance, in: window.narrowed(after: after, to: $0)) }
  }

  /// Goes through the places of evidence found wholly after a word, in the way that ends soonest.
  func visitEarliest(
    _ id: NodeID, after: Int, _ stance: Stance, _ window: EvidenceWindow, _ look: (Occurrence) -> Void
  ) {
    guard let end = earliestEnd(id, after: after, stance, window) else { return }
    let node = program.nodes[id]
    guard node.kind == .inOrder else {
      return visit(id, stance, in: window.narrowed(after: after, to: end), look)
    }
    var place = after
    for part in node.parts {
      visitEarliest(program.children[part], after: place, stance, window, look)
      place = earliestEnd(program.children[part], after: place, stance, window) ?? place
    }
  }
}
