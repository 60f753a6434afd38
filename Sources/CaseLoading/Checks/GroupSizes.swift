import CaseModel
import Diagnostics
import Matching

/// Word groups that, with all the groups they hold, come to more words than a matcher should carry: groups that hold
/// groups can grow a millionfold in a few lines.
enum GroupSizes {
  /// The most words a group may come to.
  static let limit = 4_000

  /// The groups that are too large, and faults for those that are so themselves, not only through another one.
  ///
  /// - Parameters:
  ///   - own: the groups to check.
  ///   - words: every group there is; none holds itself.
  /// - Returns: one fault a group, and the names of all that are too large.
  static func faults(_ own: [String: WordGroup], in words: [String: WordGroup]) -> ([Diagnostic], Set<String>) {
    var sizes: [String: Int] = [:]
    let large = own.values.filter { size(of: $0.name, words, &sizes) > limit }.sorted { $0.name < $1.name }
    let diagnostics = large.compactMap { group -> Diagnostic? in
      guard group.phrases.flatMap(\.groups).allSatisfy({ size(of: $0, words, &sizes) <= limit }) else { return nil }
      return Diagnostic(
        "group-too-large",
        "the word group “\(group.name)”, with the groups it holds, comes to more than \(limit) words",
        in: group.origin, at: group.place, mend: "name the groups it holds where they are needed instead")
    }
    return (diagnostics, Set(large.map(\.name)))
  }

  /// Number of words, counted no further than just above the limit.
  private static func size(of name: String, _ words: [String: WordGroup], _ sizes: inout [String: Int]) -> Int {
    if let known = sizes[name] { return known }
    sizes[name] = 0
    var total = 0
    for phrase in words[name]?.phrases ?? [] {
      total += phrase.size
      for inner in phrase.groups { total += size(of: inner, words, &sizes) }
      if total > limit { break }
    }
    sizes[name] = min(total, limit + 1)
    return min(total, limit + 1)
  }
}
