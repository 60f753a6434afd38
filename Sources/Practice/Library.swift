public import CaseModel
public import Scoring

/// What a sitting can look up while it runs: cases, and what was done with them before.
public struct Library {
  /// A case that was opened, with the bank where its skills and words are.
  public typealias Opened = (teachingCase: Case, bank: CaseBank)

  /// The heads of all cases, in the order of the bank.
  public let heads: [CaseHead]
  /// The learning paths of the bank.
  public let paths: [LearningPath]
  /// Loads a case; nil when it has a fault.
  let open: (_ id: String) -> Opened?
  /// What was typed earlier for a question and never handed in, if anything.
  let draft: (_ caseID: String, _ question: Question) -> String?
  /// How the questions of a case fared before, by id.
  let past: (_ caseID: String) -> [String: PastQuestion]
  /// What marked answers have taught about a question; nil where they have taught nothing.
  let learned: (_ question: Question, _ teachingCase: Case) -> QuestionCalibration?

  /// A library.
  ///
  /// - Parameters:
  ///   - heads: the heads of all cases, in the order of the bank.
  ///   - paths: the learning paths of the bank.
  ///   - open: loads a case; nil when it has a fault.
  ///   - draft: what was typed earlier for a question and never handed in.
  ///   - past: how the questions of a case fared before, by id.
  ///   - learned: what marked answers have taught about a question; nil where they have taught nothing.
  public init(
    heads: [CaseHead], paths: [LearningPath], open: @escaping (_ id: String) -> Opened?,
    draft: @escaping (_ caseID: String, _ question: Question) -> String?,
    past: @escaping (_ caseID: String) -> [String: PastQuestion],
    learned: @escaping (_ question: Question, _ teachingCase: Case) -> QuestionCalibration? = { _, _ in nil }
  ) {
    (self.heads, self.paths) = (heads, paths)
    (self.open, self.draft, self.past, self.learned) = (open, draft, past, learned)
  }

  /// The cases of a theme, of a path in its order, or those that hold all the words in id, title or themes.
  ///
  /// - Parameter name: what was typed; nothing gives all cases.
  /// - Returns: the heads in the order of the path, else of the bank.
  public func find(_ name: String) -> [CaseHead] {
    let wanted = name.lowercased()
    if let path = path(wanted) { return cases(of: path) }
    let ofTheme = heads.filter { $0.themes.contains { $0.lowercased() == wanted } }
    if !ofTheme.isEmpty { return ofTheme }
    let words = wanted.split(whereSeparator: \.isWhitespace)
    return heads.filter { head in
      let text = ([head.id, head.title] + head.themes).joined(separator: "\n").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// The cases of a path, in its order.
  public func cases(of path: LearningPath) -> [CaseHead] {
    let byID = Dictionary(heads.map { ($0.id, $0) }) { first, _ in first }
    return path.cases.compactMap { byID[$0] }
  }

  func path(_ id: String) -> LearningPath? { paths.first { $0.id == id } }

  func head(_ id: String) -> CaseHead? { heads.first { $0.id == id } }
}
