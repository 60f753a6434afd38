import CaseModel
import Matching

/// Which names can be used, and what they stand for.
struct UsableNames {
  let skills: [String: Skill]
  let words: [String: WordGroup]

  func hasAll(_ references: [DecodingLog.Reference]) -> Bool {
    references.allSatisfy { $0.kind == .skill ? skills[$0.name] != nil : words[$0.name] != nil }
  }

  /// One text that changes whenever a definition that is used, directly or through others, changes.
  func hash(of references: [DecodingLog.Reference]) -> String {
    var seenSkills: Set<String> = []
    var seenWords: Set<String> = []
    for reference in references {
      switch reference.kind {
      case .skill: visit(skill: reference.name, &seenSkills, &seenWords)
      case .wordGroup: visit(group: reference.name, &seenWords)
      }
    }
    let skillTexts = seenSkills.sorted().map { "skill \($0) \(skills[$0]?.fingerprint ?? 0)" }
    let wordTexts = seenWords.sorted().map { "words \($0) \(words[$0]?.fingerprint ?? 0)" }
    return (skillTexts + wordTexts).joined(separator: "\n")
  }

  private func visit(skill name: String, _ skillsSeen: inout Set<String>, _ wordsSeen: inout Set<String>) {
    guard skillsSeen.insert(name).inserted, let skill = skills[name] else { return }
    visit(skill.evidence, &skillsSeen, &wordsSeen)
  }

  private func visit(_ evidence: Evidence, _ skillsSeen: inout Set<String>, _ wordsSeen: inout Set<String>) {
    switch evidence {
    case .phrase(let phrase): for group in phrase.groups { visit(group: group, &wordsSeen) }
    case .skill(let name): visit(skill: name, &skillsSeen, &wordsSeen)
    default: for part in evidence.parts { visit(part, &skillsSeen, &wordsSeen) }
    }
  }

  private func visit(group name: String, _ seen: inout Set<String>) {
    guard seen.insert(name).inserted, let group = words[name] else { return }
    for inner in group.phrases.flatMap(\.groups) { visit(group: inner, &seen) }
  }
}
