/// A bank of cases with the skills and word groups they use, and the paths that lead through them.
public struct CaseBank: Sendable {
  /// The cases, in the order of their files.
  public let cases: [Case]
  /// The skills by id.
  public let skills: [String: Skill]
  /// The word groups by name.
  public let words: [String: WordGroup]
  /// The learning paths, in the order of their files; each names cases of this bank.
  public let paths: [LearningPath]

  private let indexOfCase: [String: Int]

  /// Makes a bank; of two cases with one id the first is kept in the index.
  public init(cases: [Case], skills: [String: Skill], words: [String: WordGroup], paths: [LearningPath] = []) {
    self.cases = cases
    self.skills = skills
    self.words = words
    self.paths = paths
    indexOfCase = Dictionary(zip(cases.map(\.id), cases.indices)) { first, _ in first }
  }

  /// The case with an id, or nil.
  public func find(_ id: String) -> Case? {
    indexOfCase[id].map { cases[$0] }
  }

  /// The learning path with an id, or nil.
  public func path(_ id: String) -> LearningPath? {
    paths.first { $0.id == id }
  }

  /// Every theme of the bank with the number of its cases, in alphabetical order.
  public var themes: [(theme: String, count: Int)] { cases.map(\.head).themes }
}
