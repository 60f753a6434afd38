/// A bank of cases with the skills and word groups they use.
public struct CaseBank: Sendable {
  /// The cases, in the order of their files.
  public let cases: [Case]
  /// The skills by id.
  public let skills: [String: Skill]
  /// The word groups by name.
  public let words: [String: WordGroup]

  private let indexOfCase: [String: Int]

  /// Makes a bank; of two cases with one id the first is kept in the index.
  public init(cases: [Case], skills: [String: Skill], words: [String: WordGroup]) {
    self.cases = cases
    self.skills = skills
    self.words = words
    indexOfCase = Dictionary(zip(cases.map(\.id), cases.indices)) { first, _ in first }
  }

  /// The case with an id, or nil.
  public func find(_ id: String) -> Case? {
    indexOfCase[id].map { cases[$0] }
  }

  /// Every theme of the bank with the number of its cases, in alphabetical order.
  public var themes: [(theme: String, count: Int)] {
    var counts: [String: Int] = [:]
    for theme in cases.flatMap(\.themes) { counts[theme, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
