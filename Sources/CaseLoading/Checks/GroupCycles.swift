import CaseModel
import Diagnostics
import Matching

/// Word groups that hold themselves, directly or through others: they would never end.
enum GroupCycles {
  /// - Parameters:
  ///   - own: the groups to check.
  ///   - words: every group there is.
  /// - Returns: one fault a group.
  static func faults(_ own: [String: WordGroup], in words: [String: WordGroup]) -> [Diagnostic] {
    own.values.sorted { $0.name < $1.name }.compactMap { group in
      guard let way = way(from: group.name, back: group.name, words) else { return nil }
      return Diagnostic(
        "group-in-itself",
        "the word group “\(group.name)” holds itself: " + way.map { "@\($0)" }.joined(separator: " → "),
        in: group.origin, at: group.place, mend: "take one of these out")
    }
  }

  /// A way along the uses of groups from one back to another, by depth-first search that enters each group once.
  private static func way(from start: String, back goal: String, _ words: [String: WordGroup]) -> [String]? {
    var seen: Set<String> = []
    var stack = [[start]]
    while let path = stack.popLast() {
      guard let last = path.last, let group = words[last] else { continue }
      for next in group.phrases.flatMap(\.groups) {
        if next == goal { return path + [next] }
        if seen.insert(next).inserted { stack.append(path + [next]) }
      }
    }
    return nil
  }
}
