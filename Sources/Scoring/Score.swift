/// What one answer gets: the marks of its criteria, each with the words that earned it.
public struct Score: Sendable, Hashable {
  /// Id of the case.
  public let caseID: String
  /// Id of the question.
  public let questionID: String
  /// Fingerprint of the case as it was scored.
  public let caseHash: String
  /// The marks in the order of the rubric; empty for `safety` and for unscored questions.
  public let marks: [Mark]
  /// Required items, apart from the marks.
  public let safety: [SafetyFinding]
  /// Faults that were watched for and found.
  public let flags: [FlagFinding]
  /// Tentative ideas that no perspective of the rubric covers: for a person to look at.
  public let unlisted: [EvidenceSpan]
  /// Why the answer could not be judged at all, if it could not.
  public let unreadable: Unreadable?
  /// For a `reflect` question: the descriptor of the level reached, for feedback alone.
  public let reflectionLevel: String?

  /// Sum of the marks that could be given, or nil when none could.
  public var total: Int? {
    let told = marks.compactMap(\.mark)
    return told.isEmpty ? nil : told.reduce(0, +)
  }

  /// The most that the given marks could be; without any given mark, the most of all.
  public var outOf: Int {
    let told = marks.filter { $0.mark != nil }
    return (told.isEmpty ? marks : told).reduce(0) { $0 + $1.outOf }
  }

  /// The same with other marks.
  func with(marks: [Mark]) -> Score {
    Score(
      caseID: caseID, questionID: questionID, caseHash: caseHash, marks: marks, safety: safety, flags: flags,
      unlisted: unlisted, unreadable: unreadable, reflectionLevel: reflectionLevel)
  }

  /// The least confidence among the marks, 0 to 1; 1 when there are none.
  public var confidence: Double { marks.map(\.confidence).min() ?? 1 }
}

/// What one criterion awards.
public struct Mark: Sendable, Hashable {
  /// Id of the criterion.
  public let criterion: String
  /// The mark, or nil when the scorer cannot tell.
  public let mark: Int?
  /// The most it could be.
  public let outOf: Int
  /// In words.
  public let verdict: Verdict
  /// How sure the scorer is, 0 to 1: by rules of thumb, or once calibrated the share of answers to which a marker would
  /// give the same mark.
  public let confidence: Double
  /// Whether the words were described ("I would ask ...") rather than said, so that half was the most.
  public let isDescribed: Bool
  // Small, since thousands of marks a second are made: what the rubric awarded, and the estimate; below 0 where both are
  // the mark itself.
  private let rubricAward: Int32
  private let movedEstimate: Double
  /// The words that earned it, in order, none twice.
  public let evidence: [EvidenceSpan]
  /// The perspectives, level or pitfalls that were met, in words.
  public let met: [String]

  /// The mark expected, for a marker who reads the same answer; the mark itself until a rubric is calibrated.
  public var estimate: Double? { movedEstimate < 0 ? mark.map(Double.init) : movedEstimate }
  /// What the rubric alone awards; the mark itself until a rubric is calibrated.
  public var rubricMark: Int? { movedEstimate < 0 ? mark : Int(rubricAward) }

  /// A mark that the rubric alone awards.
  init(
    criterion: String, mark: Int?, outOf: Int, verdict: Verdict, confidence: Double, isDescribed: Bool,
    evidence: [EvidenceSpan], met: [String]
  ) {
    self.criterion = criterion
    self.mark = mark
    self.outOf = outOf
    self.verdict = verdict
    self.confidence = confidence
    self.isDescribed = isDescribed
    self.evidence = evidence
    self.met = met
    rubricAward = 0
    movedEstimate = -1
  }

  /// A mark that the rubric can give, moved by what marked answers have taught to an estimate of 0 or more.
  init(_ rubric: Mark, estimate: Double, mark: Int, confidence: Double) {
    criterion = rubric.criterion
    self.mark = mark
    outOf = rubric.outOf
    verdict = mark >= rubric.outOf ? .met : mark > 0 ? .partly : .notSeen
    self.confidence = confidence
    isDescribed = rubric.isDescribed
    evidence = rubric.evidence
    met = rubric.met
    rubricAward = Int32(clamping: rubric.mark ?? 0)
    movedEstimate = max(0, estimate)
  }
}

/// A mark in words.
public enum Verdict: String, Sendable, Hashable {
  /// The full mark.
  case met
  /// Some of it.
  case partly
  /// No evidence was found; it may be there all the same.
  case notSeen = "not seen"
  /// The scorer does not claim to know.
  case cannotTell = "cannot tell"
}

/// Words of the answer that counted, as typed.
public struct EvidenceSpan: Sendable, Hashable {
  /// Offset of the first byte in the answer's UTF-8.
  public let start: Int
  /// Offset after the last byte.
  public let end: Int
  /// The words as typed.
  public let text: String
  /// The phrase or skill that found them.
  public let rule: String

  /// In the order of the text, each place once, and none inside another.
  static func ordered(_ spans: [EvidenceSpan]) -> [EvidenceSpan] {
    var kept: [EvidenceSpan] = []
    for span in spans.sorted(by: { ($0.start, $1.end, $0.rule) < ($1.start, $0.end, $1.rule) }) {
      if let last = kept.last, span.end <= last.end { continue }
      kept.append(span)
    }
    return kept
  }
}

/// Whether a required item was found.
public struct SafetyFinding: Sendable, Hashable {
  /// Id of the item.
  public let item: String
  /// Whether it was found; nil when the scorer cannot tell.
  public let isMet: Bool?
  /// The words that show it.
  public let evidence: [EvidenceSpan]
}

/// A fault that was found.
public struct FlagFinding: Sendable, Hashable {
  /// Id of the flag.
  public let flag: String
  /// The words that raised it.
  public let evidence: [EvidenceSpan]
}

/// Why an answer cannot be judged.
public enum Unreadable: String, Sendable, Hashable {
  /// There is no word in it.
  case noWords = "no words"
  /// It is longer than `Scorer.longestAnswer`.
  case tooLong = "too long"
  /// Next to no word that holds sentences together: a heap of key words, or not English.
  case noSentences = "no sentences"
  /// It repeats the case or the question.
  case copied = "copied"
}
