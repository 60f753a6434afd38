import Scoring

/// A rule that finds its words in answers to which people gave nothing.
public struct MisfiringRule: Sendable, Hashable {
  /// The rule as its author wrote it.
  public let rule: String
  /// In how many answers it spoke to which people gave something, too.
  public let right: Int
  /// In how many to which they gave nothing.
  public let wrong: Int

  /// Makes a rule.
  public init(rule: String, right: Int, wrong: Int) {
    (self.rule, self.right, self.wrong) = (rule, right, wrong)
  }

  /// In fewer answers than this it may be chance.
  static let fewest = 3

  /// The rules that are wrong at least once in three times, those first that are wrong most often.
  ///
  /// - Parameter answers: for each answer the rules that spoke, and whether people gave nothing.
  /// - Returns: the rules with their counts.
  static func all(_ answers: [(rules: Set<String>, isNothing: Bool)]) -> [MisfiringRule] {
    var counts: [String: (right: Int, wrong: Int)] = [:]
    for answer in answers {
      for rule in answer.rules {
        if answer.isNothing {
          counts[rule, default: (0, 0)].wrong += 1
        } else {
          counts[rule, default: (0, 0)].right += 1
        }
      }
    }
    return counts.filter { $0.value.wrong >= fewest && 2 * $0.value.wrong >= $0.value.right }
      .map { MisfiringRule(rule: $0.key, right: $0.value.right, wrong: $0.value.wrong) }
      .sorted { ($1.wrong, $0.rule) < ($0.wrong, $1.rule) }
  }
}
