internal import AnswerFiles
internal import Foundation

/// A line of scores, as `ScoreJSON` writes it, with what people decided.
///
/// What the program wrote stays byte for byte; the decisions follow it, with the score that they lead to.
public struct ModeratedScore {
  /// A person's mark in the place of the program's; both are kept.
  public struct Override: Codable, Sendable, Equatable {
    /// The criterion or required item.
    public let criterion: String
    /// The person's mark.
    public let mark: Int
    /// The program's; nil when it could not tell.
    public let program: Int?
    /// Who marked.
    public let marker: String
    /// When, in ISO 8601.
    public let time: String
    /// Why, in the marker's words.
    public let reason: String?

    /// Makes an override.
    public init(criterion: String, mark: Int, program: Int?, marker: String, time: String, reason: String?) {
      self.criterion = criterion
      self.mark = mark
      self.program = program
      self.marker = marker
      self.time = time
      self.reason = reason
    }
  }

  /// What can be marked of an answer.
  public struct Item: Sendable, Equatable {
    /// The criterion or required item.
    public let id: String
    /// The program's mark; nil when it could not tell.
    public let mark: Int?
    /// The most it can be.
    public let outOf: Int
    /// Whether it counts towards the score, as safety items do not.
    let isCounted: Bool
  }

  private struct Line: Decodable {
    struct Criterion: Decodable {
      let id: String
      let mark: Int?
      let outOf: Int
    }
    struct Safety: Decodable {
      let id: String
      let met: Bool?
    }

    let learner: String?
    let `case`: String
    let question: String
    let criteria: [Criterion]
    let safety: [Safety]
    let answerHash: String?
    let overrides: [Override]?
  }

  /// Who answered.
  public let learner: String
  /// Id of the case.
  public let caseID: String
  /// Id of the question.
  public let questionID: String
  /// The answer's name on a blind sheet.
  public let answerID: String
  /// What can be marked, in the order of the rubric.
  public let items: [Item]
  /// What people decided, the earliest first.
  public private(set) var overrides: [Override]
  /// What the program wrote, without the closing brace.
  private let written: Substring

  /// Reads a line; nil when it is no score.
  public init?(_ text: String) {
    guard let line = try? JSONDecoder().decode(Line.self, from: Data(text.utf8)) else { return nil }
    learner = line.learner ?? ""
    caseID = line.case
    questionID = line.question
    answerID = AnswerID.of(
      learner: learner, case: caseID, question: questionID, answerHash: line.answerHash ?? "")
    items =
      line.criteria.map { Item(id: $0.id, mark: $0.mark, outOf: $0.outOf, isCounted: true) }
      + line.safety.map { Item(id: $0.id, mark: $0.met.map { $0 ? 1 : 0 }, outOf: 1, isCounted: false) }
    overrides = line.overrides ?? []
    guard let brace = text.lastIndex(of: "}") else { return nil }
    // What was decided before is the last thing in the line, and will be written again. A quote inside a text is
    // escaped, so that no text looks like this key.
    let decided = line.overrides == nil ? nil : text.range(of: ",\"overrides\":[", options: .backwards)
    // Written anew by another program, it cannot be told where they begin.
    if line.overrides != nil, decided == nil { return nil }
    written = text[..<(decided?.lowerBound ?? brace)]
  }

  /// Adds a decision; of several on a criterion the last one counts. The same mark by the same marker for the same reason
  /// is no new decision, so that a file of marks can be read twice.
  public mutating func add(_ override: Override) {
    if let last = overrides.last(where: { $0.criterion == override.criterion && $0.marker == override.marker }),
      last.mark == override.mark, last.reason == override.reason
    {
      return
    }
    overrides.append(override)
  }

  /// The line, with its line break; as it was when nothing was decided.
  public var bytes: [UInt8] {
    var bytes = Array(written.utf8)
    if overrides.isEmpty { return bytes + Array("}\n".utf8) }
    var text = JSONText()
    text.object { object in
      object.array("overrides") { list in
        for override in overrides { list.object { Self.write(override, to: &$0) } }
      }
      object.object("moderated") { moderated in
        let marks = items.filter(\.isCounted).map { item in
          (mark: overrides.last { $0.criterion == item.id }?.mark ?? item.mark, outOf: item.outOf)
        }
        let told = marks.filter { $0.mark != nil }
        moderated.add("score", told.isEmpty ? nil : told.reduce(0) { $0 + ($1.mark ?? 0) })
        moderated.add("outOf", (told.isEmpty ? marks : told).reduce(0) { $0 + $1.outOf })
      }
    }
    text.endLine()
    bytes.append(UInt8(ascii: ","))
    bytes += text.bytes.dropFirst()
    return bytes
  }

  private static func write(_ override: Override, to object: inout JSONObjectText) {
    object.add("criterion", override.criterion)
    object.add("mark", override.mark)
    object.add("program", override.program)
    object.add("marker", override.marker)
    object.add("time", override.time)
    object.add("reason", override.reason)
  }
}
