extension Evidence {
  /// The skills that it names itself, in order, each once; not those that these use in their turn.
  public var skills: [String] { skills(through: \.parts) }

  /// The skills of which it can be met: as `skills`, without those that must be absent or that speak against it.
  fileprivate var favourableSkills: [String] {
    skills { evidence in
      switch evidence {
      case .none: []
      case .cues(let cues): cues.list.filter { $0.weight > 0 }.map(\.evidence)
      default: evidence.parts
      }
    }
  }

  private func skills(through parts: (Evidence) -> [Evidence]) -> [String] {
    if case .skill(let name) = self { return [name] }
    return parts(self).flatMap { $0.skills(through: parts) }.eachOnce
  }
}

extension Criterion {
  /// The skills that could earn it, for the full mark or for half of it, in order, each once; not those that must be
  /// absent.
  public var skills: [String] { (full.favourableSkills + (partly?.favourableSkills ?? [])).eachOnce }
}

extension [String] {
  package var eachOnce: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
