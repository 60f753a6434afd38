import CaseModel
import Matching

/// Evidence that must come after other evidence: each part as early as it can be after the one before, since no other
/// choice can do better.
extension EvidenceFinder {
  /// The last word of evidence found wholly after a word, in the way that ends soonest; nil when there is none.
  func earliestEnd(_ id: NodeID, after: Int, _ stance: Stance) -> Int? {
    let node = program.nodes[id]
    switch node.kind {
    case .inOrder:
      var end = after
      for part in node.parts {
        guard let next = earliestEnd(program.children[part], after: end, stance) else { return nil }
        end = next
      }
      return end
    case .all:
      var end = after
      for part in node.parts {
        guard let next = earliestEnd(program.children[part], after: after, stance) else { return nil }
        end = max(end, next)
      }
      return end
    case .any: return soonest(node, after, stance)?.end
    case .atLeast:
      let ends = node.parts.compactMap { earliestEnd(program.children[$0], after: after, stance) }.sorted()
      return ends.count >= node.value ? ends[node.value - 1] : nil
    case .none: return isFound(id, stance) ? after : nil
    case .phrase where node.parts.count > 1:
      guard let place = firstSentence(node, stance, after: after) else { return nil }
      var end = after
      visitPhrase(node, stance, after: after, in: place) { end = max(end, $0.last) }
      return end
    case .phrase, .skill, .like, .cuesInSentence, .cuesInAnswer, .sentences:
      return earliestOccurrence(id, after, stance)?.last
    }
  }

  /// Goes through the places of evidence found wholly after a word, in the way that ends soonest.
  func visitEarliest(_ id: NodeID, after: Int, _ stance: Stance, _ look: (Occurrence) -> Void) {
    guard earliestEnd(id, after: after, stance) != nil else { return }
    let node = program.nodes[id]
    switch node.kind {
    case .inOrder:
      var end = after
      for part in node.parts {
        visitEarliest(program.children[part], after: end, stance, look)
        end = earliestEnd(program.children[part], after: end, stance) ?? end
      }
    case .all:
      for part in node.parts { visitEarliest(program.children[part], after: after, stance, look) }
    case .any:
      if let part = soonest(node, after, stance)?.part { visitEarliest(part, after: after, stance, look) }
    case .atLeast:
      let found = node.parts.compactMap { part in
        earliestEnd(program.children[part], after: after, stance).map { (end: $0, part: program.children[part]) }
      }
      for (_, part) in found.sorted(by: { ($0.end, $0.part) < ($1.end, $1.part) }).prefix(node.value) {
        visitEarliest(part, after: after, stance, look)
      }
    case .none: break
    case .phrase where node.parts.count > 1:
      let place = firstSentence(node, stance, after: after)
      visitPhrase(node, stance, after: after, in: place, look)
    case .phrase, .skill, .like, .cuesInSentence, .cuesInAnswer, .sentences:
      if let found = earliestOccurrence(id, after, stance) { look(found) }
    }
  }

  private func soonest(_ node: Node, _ after: Int, _ stance: Stance) -> (end: Int, part: NodeID)? {
    var best: (end: Int, part: NodeID)?
    for index in node.parts {
      let part = program.children[index]
      guard let end = earliestEnd(part, after: after, stance) else { continue }
      if end < best?.end ?? .max { best = (end, part) }
    }
    return best
  }

  private func earliestOccurrence(_ id: NodeID, _ after: Int, _ stance: Stance) -> Occurrence? {
    var best: Occurrence?
    visit(id, stance) { found in
      if found.first > after, found.last < best?.last ?? .max { best = found }
    }
    return best
  }
}
