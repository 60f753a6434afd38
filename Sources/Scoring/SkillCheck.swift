public import CaseModel
public import Diagnostics

/// Runs a skill's own examples: what must be recognised and what must not.
public enum SkillCheck {
  /// A finding for every hit that is missed and every near miss that is taken for one.
  public static func faults(of skill: Skill, in bank: CaseBank) -> [Diagnostic] {
    let recogniser = SkillRecogniser([skill.id], in: bank)
    let missed = skill.hits.filter { recogniser.sightings(in: $0.text).isEmpty }.map { example in
      Diagnostic(
        "skill-hit-missed", "\(skill.id) must be recognised here, and is not", in: skill.origin, at: example.place,
        mend: "widen the skill's evidence, or take the example out")
    }
    let mistaken = skill.nearMisses.compactMap { example -> Diagnostic? in
      guard let sighting = recogniser.sightings(in: example.text).first else { return nil }
      return Diagnostic(
        "skill-near-miss-taken",
        "\(skill.id) must not be recognised here, and is, by "
          + sighting.evidence.prefix(4).map { "“\($0.text)”" }.joined(separator: ", "),
        in: skill.origin, at: example.place, mend: "narrow the skill's evidence, or take the example out")
    }
    return missed + mistaken
  }
}
