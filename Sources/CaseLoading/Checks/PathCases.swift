import CaseModel
import Diagnostics

/// The cases of a bank as its learning paths may name them.
struct PathCases {
  /// The ids of cases that can be used.
  let sound: Set<String>
  /// The ids of cases that are there and have faults.
  let faulty: Set<String>

  /// The faults of the names in a path; those that stand twice were reported when it was decoded.
  func faults(of draft: DocumentDecoder.PathDraft) -> [Diagnostic] {
    var seen: Set<String> = []
    return zip(draft.path.cases, draft.places).compactMap { name, place in
      seen.insert(name).inserted ? fault(name, draft.path.origin, place) : nil
    }
  }

  private func fault(_ name: String, _ source: SourceText, _ place: SourceSpan) -> Diagnostic? {
    if sound.contains(name) { return nil }
    if faulty.contains(name) {
      return Diagnostic(
        "faulty-case-in-path", "the case “\(name)” has a fault, so that this path cannot be used", in: source,
        at: place, mend: "mend the case, or take it out of the path")
    }
    return Diagnostic(
      "unknown-case", "there is no case “\(name)” in this bank", in: source, at: place,
      mend: NearestName.closest(to: name, among: sound.union(faulty).sorted()).map { "did you mean “\($0)”?" }
        ?? "name a case of the bank; a path is checked together with the folder that holds its cases")
  }
}
