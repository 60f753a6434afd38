/// The tables of both files, parents before children: the kinds of things that a history keeps.
public enum HistoryTable: String, Sendable, CaseIterable {
  case learner, setting, session, attempt, draft, review, request
  case caseFlag = "case_flag"
  case drillRecord = "drill_record"
  case privateAnswer = "private_answer"
  case privateDraft = "private_draft"
  case note

  /// What one row of it is, in the words of the program's messages.
  public var noun: String {
    switch self {
    case .learner, .setting, .session, .attempt, .draft, .review, .note: rawValue
    case .request: "request to look again"
    case .caseFlag: "flag on a case"
    case .drillRecord: "record of a drill"
    case .privateAnswer: "private answer"
    case .privateDraft: "private draft"
    }
  }

  /// What several rows of it are.
  public var plural: String {
    switch self {
    case .request: "requests to look again"
    case .caseFlag: "flags on cases"
    case .drillRecord: "records of drills"
    default: noun + "s"
    }
  }

  /// Whether it lies in the private file.
  public var isPrivate: Bool {
    switch self {
    case .privateAnswer, .privateDraft, .note: true
    default: false
    }
  }

  /// Those whose rows each belong to one learner, by their column `learner`.
  static let ofLearners = allCases.filter { $0 != .learner && $0 != .setting }

  /// Those of one of the two files.
  static func all(isPrivate: Bool) -> [HistoryTable] { allCases.filter { $0.isPrivate == isPrivate } }
}
