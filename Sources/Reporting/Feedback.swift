public import CaseModel
public import Scoring

/// What a learner is told about an answer: words first, each with the learner's own words that counted.
///
/// Built from one score, so that what is highlighted is what was counted.
public struct Feedback: Sendable {
  /// A stretch of the answer, counted or not.
  public struct Piece: Sendable, Equatable {
    /// The words as typed.
    public let text: String
    /// Whether they earned something.
    public let isCounted: Bool
  }

  /// What is said about one criterion.
  public struct Item: Sendable, Equatable {
    /// What was looked for.
    public let looksFor: String
    /// What was found, in a word or two.
    public let verdict: Verdict
    /// Praise or advice, and what the mark rests on.
    public let comments: [String]
    /// The words that counted.
    public let counted: [String]
    /// The mark in numbers: "1 of 2".
    public let numbers: String
  }

  /// Why nothing could be judged, with what would help; nil when something could.
  public internal(set) var cannotTell: String?
  /// The answer, cut where what counted begins and ends.
  public let answer: [Piece]
  /// The criteria in the order of the rubric.
  public internal(set) var items: [Item]
  /// Required items, apart from the score: what it is, whether it was found, what it rests on.
  public internal(set) var safety: [Item]
  /// Comments on what was watched for.
  public let comments: [String]
  /// A sentence about ideas that the rubric does not list.
  public let unlisted: String?
  /// The level of a reflection, in words; never a mark.
  public let reflection: String?
  /// The score in numbers, formative as it is.
  public let numbers: String?

  /// Makes the feedback on an answer.
  ///
  /// - Parameters:
  ///   - score: what the scorer gave.
  ///   - question: the question that was answered.
  ///   - answer: the answer as typed.
  public init(_ score: Score, question: Question, answer: String) {
    cannotTell = score.unreadable.map(Self.explain)
    items = Self.items(score, question)
    safety = Self.safety(score, question)
    comments = score.flags.compactMap { finding in
      guard let watch = question.watches.first(where: { $0.flag == finding.flag }) else { return nil }
      let words = finding.evidence.prefix(2).map { "“\($0.text)”" }.joined(separator: ", ")
      return words.isEmpty ? watch.comment : "You wrote \(words). \(watch.comment)"
    }
    unlisted =
      score.unlisted.isEmpty
      ? nil
      : "You wrote something that is not on this list: “\(score.unlisted[0].text)”. That does not make it wrong; a person should look at it."
    reflection = score.reflectionLevel
    numbers = score.total.map { "\($0) of \(score.outOf) on this rubric (formative)" }
    let spans = score.marks.flatMap(\.evidence) + score.safety.flatMap(\.evidence)
    self.answer = Self.pieces(of: answer, spans)
  }

  // MARK: Items

  private static func items(_ score: Score, _ question: Question) -> [Item] {
    let criteria: [Criterion] =
      switch question.task {
      case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria
      default: []
      }
    return score.marks.map { mark in
      let criterion = criteria.first { $0.id == mark.criterion }
      return Item(
        looksFor: question.title(ofCriterion: mark.criterion), verdict: mark.verdict,
        comments: comments(mark, criterion, question), counted: mark.evidence.map(\.text),
        numbers: mark.mark.map { "\($0) of \(mark.outOf)" } ?? "not scored")
    }
  }

  private static func comments(_ mark: Mark, _ criterion: Criterion?, _ question: Question) -> [String] {
    var comments = mark.met.map { "Seen: \($0)" }
    if mark.isDescribed {
      comments.append("You described it; the words themselves would say more.")
    }
    switch mark.verdict {
    case .met: comments += [criterion?.praise].compactMap { $0 }
    case .partly, .notSeen: comments += [criterion?.advice ?? next(after: mark, question)].compactMap { $0 }
    case .cannotTell: break
    }
    return comments
  }

  /// For rubrics without advice of their own: what else there was to see.
  private static func next(after mark: Mark, _ question: Question) -> String? {
    switch question.task {
    case .patient(let perspectives, _), .wonder(let perspectives, _):
      let others = perspectives.map(\.view).filter { !mark.met.contains($0) }
      return others.isEmpty ? nil : "Others have thought of: " + others.prefix(3).joined(separator: "; ") + "."
    case .between(let levels):
      let reached = mark.mark ?? 0
      return levels.filter { $0.number > reached }.min { $0.number < $1.number }.map {
        "One step further: \($0.descriptor)."
      }
    case .avoid(let pitfalls, _):
      let others = pitfalls.map(\.name).filter { !mark.met.contains($0) }
      return others.isEmpty
        ? "Say why, too." : "Others would also avoid: " + others.prefix(2).joined(separator: "; ") + "."
    default: return nil
    }
  }

  private static func safety(_ score: Score, _ question: Question) -> [Item] {
    guard case .safety(let items) = question.task else { return [] }
    return score.safety.compactMap { finding in
      guard let item = items.first(where: { $0.id == finding.item }) else { return nil }
      let verdict: Verdict = finding.isMet.map { $0 ? .met : .notSeen } ?? .cannotTell
      return Item(
        looksFor: item.says, verdict: verdict, comments: [item.restsOn.map { "Rests on: \($0)" }].compactMap { $0 },
        counted: finding.evidence.map(\.text), numbers: "")
    }
  }

  private static func explain(_ reason: Unreadable) -> String {
    switch reason {
    case .noWords: "There are no words in this answer that the program can read, so it says nothing about it."
    case .tooLong:
      "This answer is longer than \(Scorer.longestAnswer / 1024) KiB, the most that is scored. It is kept; a person can read it."
    case .noSentences:
      "The program finds no English sentences here, only single words or another language, so it cannot tell. Try whole sentences, as you would say them; a person can read it as it is."
    case .copied: "Nearly all of this is the case's own words. What would be yours?"
    }
  }

  // MARK: The answer with what counted

  /// The answer, cut where the spans begin and end.
  static func pieces(of answer: String, _ spans: [EvidenceSpan]) -> [Piece] {
    let bytes = Array(answer.utf8)
    var pieces: [Piece] = []
    func add(_ range: Range<Int>, _ isCounted: Bool) {
      guard !range.isEmpty else { return }
      pieces.append(Piece(text: String(decoding: bytes[range], as: UTF8.self), isCounted: isCounted))
    }
    var position = 0
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) where span.end > position {
      let start = max(position, span.start)
      add(position..<start, false)
      add(start..<span.end, true)
      position = span.end
    }
    add(position..<bytes.count, false)
    return pieces.reduce(into: []) { merged, piece in
      // Two criteria may count neighbouring words.
      if let last = merged.last, last.isCounted == piece.isCounted {
        merged[merged.count - 1] = Piece(text: last.text + piece.text, isCounted: piece.isCounted)
      } else {
        merged.append(piece)
      }
    }
  }
}

extension Question {
  /// What a criterion or safety item looks for, in words for the learner.
  func title(ofCriterion id: String) -> String {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      criteria.first { $0.id == id }?.looksFor ?? id
    case .safety(let items): items.first { $0.id == id }?.says ?? id
    case .patient, .wonder: "Different ways of seeing it"
    case .between: "How far it goes"
    case .avoid: "What to avoid, and why"
    case .notice, .reflect: id
    }
  }
}
