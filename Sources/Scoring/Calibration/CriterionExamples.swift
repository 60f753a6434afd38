import CaseModel
import Matching

/// The example answers that marked answers are compared with for one criterion.
struct CriterionExamples {
  let id: String
  let texts: [String]
  /// Whether the criterion looks for answers that say the opposite of the examples.
  let areContradicted: Bool
}

extension Question {
  /// The criteria that marked answers can teach about, each with its examples.
  var examplesOfCriteria: [CriterionExamples] {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      criteria.map { criterion in
        let sufficient = criterion.full.sufficientExamples
        guard sufficient.isEmpty else {
          return CriterionExamples(id: criterion.id, texts: sufficient, areContradicted: false)
        }
        let contradicted = criterion.full.contradictedExamples(TextReader())
        return CriterionExamples(id: criterion.id, texts: contradicted, areContradicted: !contradicted.isEmpty)
      }
    case .patient, .wonder, .between, .avoid:
      markable.map { CriterionExamples(id: $0.id, texts: [], areContradicted: false) }
    case .safety, .notice, .reflect: []
    }
  }
}

extension Evidence {
  /// The examples of which one alone is enough.
  fileprivate var sufficientExamples: [String] {
    switch self {
    case .like(let likeness): likeness.examples
    case .any(let parts): parts.flatMap(\.sufficientExamples)
    default: []
    }
  }

  /// The examples that an answer must be like and deny; or not deny, where the example does.
  fileprivate func contradictedExamples(_ reader: TextReader) -> [String] {
    switch self {
    case .any(let parts): return parts.flatMap { $0.contradictedExamples(reader) }
    case .all(let parts) where parts.contains { $0.isDenial(reader) }: return parts.flatMap(\.sufficientExamples)
    default: return []
    }
  }

  /// Whether it looks only for words that deny, or for their absence.
  private func isDenial(_ reader: TextReader) -> Bool {
    switch self {
    case .phrase(let phrase):
      let stems = reader.distinctStems(of: phrase.source)
      return !stems.isEmpty
        && stems.allSatisfy { if case .negator = StemKind(of: $0) { true } else { false } }
    case .any(let parts), .none(let parts): return !parts.isEmpty && parts.allSatisfy { $0.isDenial(reader) }
    default: return false
    }
  }
}
