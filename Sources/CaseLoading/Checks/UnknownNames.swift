import CaseModel
import Diagnostics

/// Skills and word groups that a rubric names and nothing defines.
struct UnknownNames {
  private let skills: Set<String>
  private let words: Set<String>
  private let sortedSkills: [String]
  private let sortedWords: [String]

  /// Everything that is defined is known, whatever its faults: those have been reported.
  init(_ definitions: Definitions) {
    skills = Set(definitions.skills.keys).union(definitions.faultySkills)
    words = Set(definitions.words.keys).union(definitions.faultyWords)
    sortedSkills = skills.sorted()
    sortedWords = words.sorted()
  }

  func fault(_ reference: DecodingLog.Reference, _ log: DecodingLog) -> Diagnostic? {
    switch reference.kind {
    case .skill:
      guard !skills.contains(reference.name) else { return nil }
      return Diagnostic(
        "unknown-skill", "there is no skill “\(reference.name)”", in: log.source, at: reference.span,
        mend: mend(reference.name, among: sortedSkills, folder: "skills", key: "skill"))
    case .wordGroup:
      guard !words.contains(reference.name) else { return nil }
      return Diagnostic(
        "unknown-word-group", "there is no word group “\(reference.name)”", in: log.source, at: reference.span,
        mend: mend(reference.name, among: sortedWords, folder: "words", key: "words"))
    }
  }

  private func mend(_ name: String, among names: [String], folder: String, key: String) -> String {
    NearestName.closest(to: name, among: names).map { "did you mean “\($0)”?" }
      ?? "add a file to the folder \(folder) that begins with “\(key): \(name)”"
  }
}
