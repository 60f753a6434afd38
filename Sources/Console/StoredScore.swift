import Foundation

/// What a stored score says of each criterion.
struct StoredScore: Decodable {
  struct Evidence: Decodable {
    let text: String
  }

  struct Criterion: Decodable {
    let id: String
    let mark: Int?
    let outOf: Int?
    let verdict: String
    let evidence: [Evidence]?
  }

  /// A safety item or a flag.
  struct Item: Decodable {
    let id: String
    let met: Bool?
    let evidence: [Evidence]?

    /// Whether a safety item was found, in words.
    var verdict: String { met.map { $0 ? "met" : "not seen" } ?? "cannot tell" }
  }

  let criteria: [Criterion]
  let safety: [Item]?
  let flags: [Item]?

  /// The score in its JSON; nil when another version wrote it in another way.
  init?(_ json: String) {
    guard let stored = try? JSONDecoder().decode(StoredScore.self, from: Data(json.utf8)) else { return nil }
    self = stored
  }

  /// How many criteria and safety items got which verdict.
  var verdictsInWords: String {
    let verdicts = criteria.map(\.verdict) + (safety ?? []).map(\.verdict)
    return ["met", "partly", "not seen", "cannot tell"]
      .map { verdict in (verdict, verdicts.count { $0 == verdict }) }
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }
}
