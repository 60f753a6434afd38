import CaseModel

/// A piece of a question's evidence that an author wrote as one of several that are enough: a line of a list, or the
/// whole evidence where there is no list.
public struct EvidenceEntry: Sendable, Hashable {
  /// The keys of a rubric that take evidence.
  public enum Key: String, Sendable, Hashable {
    /// Of a criterion.
    case full, partly
    /// Of a perspective, a level or a required item.
    case evidence
    /// Of a pitfall.
    case named, reason
  }

  /// The item of the rubric that it belongs to, counted from 0.
  public let item: Int
  /// The key of that item under which it stands.
  public let key: Key
  /// The way to it from there: the place in each list of evidence on the way, counted from 0; none leads to the whole.
  public let path: [Int]
}

extension CompiledQuestion {
  /// An entry with what it was compiled to.
  struct Entry: Sendable {
    let entry: EvidenceEntry
    let node: EvidenceProgram.NodeID
    /// How it is looked for in an answer, at the widest.
    let stance: Stance
    /// The entry that it is a part of, by its place in the list.
    let parent: Int?
  }

  /// Every entry of the rubric, in the order in which they are written; a part comes after its whole.
  var entries: [Entry] {
    var list = EntryList(program: program)
    switch task {
    case .criteria(let criteria, let spoken):
      for (item, criterion) in criteria.enumerated() {
        let stance: Stance = criterion.speech == .anyhow ? .mentioned : spoken ? .described : .thought
        list.add(criterion.full, item, .full, stance)
        if let partly = criterion.partly { list.add(partly, item, .partly, stance) }
      }
    case .counted(let views, _, _):
      for (item, view) in views.enumerated() { list.add(view.evidence, item, .evidence, .thought) }
    case .levels(let levels, _):
      for (item, level) in levels.enumerated() { list.add(level.evidence, item, .evidence, .thought) }
    case .pitfalls(let pitfalls, _):
      for (item, pitfall) in pitfalls.enumerated() {
        list.add(pitfall.named, item, .named, .mentioned)
        list.add(pitfall.reason, item, .reason, .mentioned)
      }
    case .safety(let items):
      for (item, required) in items.enumerated() { list.add(required.evidence, item, .evidence, .thought) }
    case .unscored: break
    }
    return list.entries
  }
}

/// Gathers entries from the nodes of a program. A node has its parts in the order in which its evidence was written.
private struct EntryList {
  let program: EvidenceProgram
  private(set) var entries: [CompiledQuestion.Entry] = []

  init(program: EvidenceProgram) {
    self.program = program
  }

  mutating func add(_ node: EvidenceProgram.NodeID, _ item: Int, _ key: EvidenceEntry.Key, _ stance: Stance) {
    let whole = EvidenceEntry(item: item, key: key, path: [])
    // A list is no entry, its lines are.
    if program.nodes[node].kind == .any {
      addParts(of: node, whole, stance, parent: nil)
    } else {
      add(node, whole, stance, parent: nil)
    }
  }

  private mutating func add(
    _ node: EvidenceProgram.NodeID, _ entry: EvidenceEntry, _ stance: Stance, parent: Int?
  ) {
    entries.append(CompiledQuestion.Entry(entry: entry, node: node, stance: stance, parent: parent))
    addParts(of: node, entry, stance, parent: entries.count - 1)
  }

  /// The lists inside a node. What must be absent, and what only weighs, is no entry.
  private mutating func addParts(
    of id: EvidenceProgram.NodeID, _ entry: EvidenceEntry, _ stance: Stance, parent: Int?
  ) {
    let node = program.nodes[id]
    for (place, part) in node.parts.enumerated() {
      let inner = EvidenceEntry(item: entry.item, key: entry.key, path: entry.path + [place])
      switch node.kind {
      case .any where program.nodes[program.children[part]].kind == .any:
        addParts(of: program.children[part], inner, stance, parent: parent)
      case .any: add(program.children[part], inner, stance, parent: parent)
      case .all, .inOrder, .atLeast: addParts(of: program.children[part], inner, stance, parent: parent)
      default: return
      }
    }
  }
}
