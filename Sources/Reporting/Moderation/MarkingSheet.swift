internal import CaseModel
internal import Scoring

/// A sheet on which people mark answers that were drawn: a row for each criterion of each answer.
///
/// The columns that people fill in, and those by which a mark finds its answer, are those of every file of marks:
/// `learner,case,question,criterion,marker,mark`, and `reason`.
public struct MarkingSheet: Sendable {
  /// What people mark.
  public struct Item: Sendable, Equatable {
    /// The criterion or required item.
    public let id: String
    /// What it looks for.
    public let looksFor: String
    /// The most it can be.
    public let outOf: Int
  }

  /// Whether learners and the program's marks are hidden, so that neither sways the marker.
  public let isBlind: Bool
  let groups: [AnswerSample.Group]

  /// Makes a sheet.
  ///
  /// - Parameters:
  ///   - sample: the answers that were drawn.
  ///   - isBlind: whether learners and the program's marks are hidden.
  public init(_ sample: AnswerSample, isBlind: Bool) {
    groups = sample.drawn
    self.isBlind = isBlind
  }

  /// How many answers are on it.
  public var answers: Int { groups.reduce(0) { $0 + $1.drawn.count } }

  /// The header and the rows of the sheet as a table; the cells to fill in are empty.
  public var rows: [[String]] {
    let header = [
      "learner", "case", "question", "answer", "criterion", "looks for", "out of", "mark", "marker", "reason",
    ]
    var rows = [header + (isBlind ? [] : ["program"])]
    for group in groups {
      for drawn in group.drawn {
        for item in Self.items(group.question) {
          let cells = [
            name(drawn), group.teachingCase.id, group.question.id, drawn.answer, item.id, item.looksFor,
            String(item.outOf), "", "", "",
          ]
          rows.append(cells + (isBlind ? [] : [drawn.mark(item.id).map(String.init) ?? ""]))
        }
      }
    }
    return rows
  }

  /// Who answered; on a blind sheet, and where nobody knows, the answer's own name.
  func name(_ drawn: AnswerSample.Drawn) -> String { isBlind || drawn.learner.isEmpty ? drawn.id : drawn.learner }

  /// What people mark of a question.
  static func items(_ question: Question) -> [Item] {
    let marks = Dictionary(question.markable.map { ($0.id, $0.outOf) }) { first, _ in first }
    let group = question.lookedFor
    return group.map { Item(id: $0.id, looksFor: $0.words, outOf: marks[$0.id] ?? 1) }
  }
}

extension AnswerSample.Drawn {
  /// What the program gave; nil when it could not tell.
  func mark(_ id: String) -> Int? {
    if let mark = score.marks.first(where: { $0.criterion == id }) { return mark.mark }
    return score.safety.first { $0.item == id }?.isMet.map { $0 ? 1 : 0 }
  }
}

extension Question {
  /// Everything that is marked, with what it looks for; counted views are listed.
  fileprivate var lookedFor: [(id: String, words: String)] {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria.map { ($0.id, $0.looksFor) }
    case .patient(let perspectives, let cap), .wonder(let perspectives, let cap):
      [
        (
          Self.perspectives,
          "\(GroupWords.waysOfSeeing), 1 each up to \(cap): \(perspectives.map(\.view).joined(separator: "; "))"
        )
      ]
    case .between(let levels):
      [(Self.levels, "\(GroupWords.howFar): " + levels.map { "\($0.number) \($0.descriptor)" }.joined(separator: "; "))]
    case .avoid(let pitfalls, _):
      [
        (
          Self.pitfalls,
          "\(GroupWords.whatToAvoid); 1 each, 2 with its reason: \(pitfalls.map(\.name).joined(separator: "; "))"
        )
      ]
    case .safety(let items): items.map { ($0.id, $0.says) }
    case .notice, .reflect: []
    }
  }
}
