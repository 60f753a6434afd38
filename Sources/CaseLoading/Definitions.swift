import CaseModel
import CaseSyntax
import Diagnostics
import Matching

/// The skills and word groups of a bank while it is made: those of its own files and those of the bank beneath.
struct Definitions {
  /// Everything that can be used, by name.
  private(set) var skills: [String: Skill]
  private(set) var words: [String: WordGroup]
  /// What the bank's own files define, sound or not.
  private(set) var ownSkills: [String: Skill] = [:]
  private(set) var ownWords: [String: WordGroup] = [:]
  /// Names that are defined, but with faults; they are not unknown, and cannot be used.
  private(set) var faultySkills: Set<String> = []
  private(set) var faultyWords: Set<String> = []

  init(base: CaseBank?) {
    skills = base?.skills ?? [:]
    words = base?.words ?? [:]
  }

  /// Takes a skill in; gives a fault when there is one of that name already.
  mutating func define(_ skill: Skill, isSound: Bool) -> [Diagnostic] {
    if let first = ownSkills[skill.id] {
      return [Duplicates.fault("skill", skill.id, skill.origin, skill.place, first.origin, first.place)]
    }
    ownSkills[skill.id] = skill
    skills[skill.id] = skill
    if !isSound { faultySkills.insert(skill.id) }
    return []
  }

  /// Takes a word group in; gives a fault when there is one of that name already.
  mutating func define(_ group: WordGroup, isSound: Bool) -> [Diagnostic] {
    if let first = ownWords[group.name] {
      return [Duplicates.fault("word group", group.name, group.origin, group.place, first.origin, first.place)]
    }
    ownWords[group.name] = group
    words[group.name] = group
    if !isSound { faultyWords.insert(group.name) }
    return []
  }

  /// A definition too faulty to be read still hides the one of its name beneath: its author did not mean that one.
  mutating func hide(_ root: SyntaxNode) {
    if let name = root["skill"]?.text { faultySkills.insert(name) }
    if let name = root["words"]?.text { faultyWords.insert(name) }
  }

  /// Faults that only all definitions together show; what has one can no longer be used.
  mutating func check() -> [Diagnostic] {
    let cycles = DefinitionDepth.faults(self)
    faultySkills.formUnion(cycles.skills)
    faultyWords.formUnion(cycles.words)
    let usable = words.filter { !faultyWords.contains($0.key) }
    let (sizes, large) = GroupSizes.faults(ownWords.filter { usable[$0.key] != nil }, in: usable)
    faultyWords.formUnion(large)
    return cycles.diagnostics + sizes
  }

  /// Drops what is faulty, what uses something that is missing, and so on.
  mutating func dropUnusable() {
    for name in faultySkills { skills[name] = nil }
    for name in faultyWords { words[name] = nil }
    var hasChanged = true
    while hasChanged {
      let groups = words.filter { $0.value.phrases.flatMap(\.groups).allSatisfy { words[$0] != nil } }
      let sound = skills.filter { skill in
        let uses = Uses(skill.value)
        return uses.skills.allSatisfy { skills[$0] != nil } && uses.groups.allSatisfy { groups[$0] != nil }
      }
      hasChanged = groups.count < words.count || sound.count < skills.count
      (words, skills) = (groups, sound)
    }
  }
}

/// The names that a skill's recogniser uses itself.
struct Uses {
  let skills: [String]
  let groups: [String]

  init(_ skill: Skill) {
    skills = skill.evidence.skills
    groups = Self.groups(skill.evidence)
  }

  private static func groups(_ evidence: Evidence) -> [String] {
    if case .phrase(let phrase) = evidence { phrase.groups } else { evidence.parts.flatMap(groups) }
  }
}
