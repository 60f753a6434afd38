import CaseModel
import Diagnostics
import Matching

/// Definitions that stand too deep in each other, or in themselves: skills that use skills, groups that hold groups.
enum DefinitionDepth {
  /// How deep definitions may stand in each other; the matcher follows them no further.
  static let limit = PhraseSet.deepestGroups

  /// What was found, and the names that cannot be used for it.
  struct Faults {
    var diagnostics: [Diagnostic] = []
    var skills: Set<String> = []
    var words: Set<String> = []
  }

  static func faults(_ definitions: Definitions) -> Faults {
    var faults = Faults()
    let groups = definitions.words.mapValues { $0.phrases.flatMap(\.groups) }
    for group in definitions.ownWords.values.sorted(by: { $0.name < $1.name }) {
      guard let way = tooDeep(group.name, groups) else { continue }
      faults.words.insert(group.name)
      faults.diagnostics += fault("word group", "@", way, group.origin, group.place, groups)
    }
    let skills = definitions.skills.mapValues { Uses($0).skills }
    for skill in definitions.ownSkills.values.sorted(by: { $0.id < $1.id }) {
      guard let way = tooDeep(skill.id, skills) else { continue }
      faults.skills.insert(skill.id)
      faults.diagnostics += fault("skill", "", way, skill.origin, skill.place, skills)
    }
    return faults
  }

  /// A way from a name through what it uses that is longer than the limit, or that comes back to where it has been.
  ///
  /// Each name is entered once for each depth at most, so that the cost stays near the number of uses.
  private static func tooDeep(_ name: String, _ uses: [String: [String]]) -> [String]? {
    var seen: Set<String> = []
    var way: [String] = []
    func visit(_ name: String) -> Bool {
      way.append(name)
      if way.count > limit { return true }
      for next in uses[name] ?? [] {
        if way.contains(next) {
          way.append(next)
          return true
        }
        if seen.insert("\(way.count) \(next)").inserted, visit(next) { return true }
      }
      way.removeLast()
      return false
    }
    return visit(name) ? way : nil
  }

  /// One fault for a chain that is too long: at its last link that is, not at all those that lead to it.
  private static func fault(
    _ kind: String, _ sign: String, _ way: [String], _ source: SourceText, _ place: SourceSpan,
    _ uses: [String: [String]]
  ) -> [Diagnostic] {
    let name = way[0]
    let path = way.map { sign + $0 }.joined(separator: " → ")
    if way.dropFirst().contains(name) {
      return [
        Diagnostic(
          kind == "skill" ? "skill-in-itself" : "group-in-itself", "the \(kind) “\(name)” holds itself: \(path)",
          in: source, at: place, mend: "take one of these out")
      ]
    }
    // Whoever uses this one is too deep as well, and says nothing new.
    let isDeepest = (uses[name] ?? []).allSatisfy { tooDeep($0, uses) == nil }
    guard isDeepest else { return [] }
    return [
      Diagnostic(
        "definition-too-deep", "the \(kind) “\(name)” stands on more than \(limit - 1) others, one in another: \(path)",
        in: source, at: place, mend: "write what is needed into fewer of them")
    ]
  }
}
