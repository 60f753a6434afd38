import Scoring

/// What is said about a group, alike on a page and in Markdown: words before numbers.
enum GroupWords {
  static let title = "What the group did"
  static let inShort = "In short"
  static let oftenSeen = "Often seen"
  static let oftenMissed = "Often not seen"
  static let lookAtFirst = "Answers to look at first"
  static let byQuestion = "By question"
  static let bySkill = "By skill"
  static let safety = "Safety, apart from everything else"
  static let madeFrom = "What this was made with"
  static let withheld = "fewer than \(GroupReport.smallGroup) learners: no counts, so that they do not show one person"
  static let noSkills = "No skill has counts."
  static let nothing = "No answer was scored."
  static let nothingToLookAt = "No answer asks for it."

  /// What must be known to read it.
  static let notes = [
    "This is formative: it is for talking the answers over. Nothing here ranks or grades anybody.",
    "A machine read the answers. It finds words that authors listed, and misses good answers: “not seen” says what it found, not what people can do.",
    "Where fewer than \(GroupReport.smallGroup) learners answered a question, its counts are left out. Answers to look at first bear the learner's id, so keep this as you keep the answers.",
  ]

  // What a question looks for that has one mark for many views.
  static let waysOfSeeing = "Different ways of seeing it"
  static let howFar = "How far it goes"
  static let whatToAvoid = "What to avoid, and why"

  static let skillNotes =
    "A skill is counted wherever it could earn a criterion; an answer can count for several criteria."

  /// How many of the answers of which something can be told showed it.
  static func frequency(_ counts: VerdictCounts) -> String {
    guard counts.told > 0 else { return "cannot tell" }
    if counts.met == counts.told { return "all showed it" }
    if counts.met == 0, counts.partly == 0 { return "nobody was seen to" }
    switch Double(counts.met) / Double(counts.told) {
    case 0.65...: return "most showed it"
    case 0.35...: return "about half showed it"
    case 0.1...: return "some showed it"
    default: return counts.met == 0 ? "in part only" : "few showed it"
    }
  }

  /// `12 met, 3 partly, 5 not seen, 1 cannot tell`; what there is none of is left out.
  static func numbers(_ counts: VerdictCounts) -> String {
    let parts: [(Int, Verdict)] = [
      (counts.met, .met), (counts.partly, .partly), (counts.notSeen, .notSeen), (counts.cannotTell, .cannotTell),
    ]
    let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1.rawValue)" }
    return said.isEmpty ? "no answers" : said.joined(separator: ", ")
  }

  /// Up to three criteria of which at least 65% of the answers met all, the clearest first.
  static func oftenSeen(_ questions: [GroupQuestion]) -> [Highlight] {
    highlights(questions) { Double($0.met) / Double($0.told) }
  }

  /// Up to three criteria which at least 35% of the answers were not seen to meet at all, the clearest first.
  static func oftenMissed(_ questions: [GroupQuestion]) -> [Highlight] {
    highlights(questions, from: 0.35) { Double($0.notSeen) / Double($0.told) }
  }

  struct Highlight {
    let looksFor: String
    let place: String
    let numbers: String
  }

  private static func highlights(
    _ questions: [GroupQuestion], from least: Double = 0.65, _ share: (VerdictCounts) -> Double
  ) -> [Highlight] {
    var found: [(share: Double, highlight: Highlight)] = []
    for question in questions {
      for criterion in question.criteria + question.safety {
        guard let counts = criterion.counts, counts.told > 0, share(counts) >= least else { continue }
        let place = name(question)
        found.append(
          (share(counts), Highlight(looksFor: criterion.looksFor, place: place, numbers: numbers(counts))))
      }
    }
    // Sorting keeps the order of what is alike.
    return found.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .prefix(3).map(\.element.highlight)
  }

  /// A question's name in a heading.
  static func name(_ question: GroupQuestion) -> String { "\(question.caseTitle) (\(question.questionID))" }

  static func answers(_ count: Int) -> String { "\(count) \(count == 1 ? "answer" : "answers")" }

  /// How many answers a question has.
  static func answers(_ question: GroupQuestion) -> String { question.answerCount.map(answers) ?? withheld }

  /// How many answers are to be looked at, and for what; empty where that is withheld.
  static func reasons(_ question: GroupQuestion) -> String { said(question.reasons) }

  /// The same over all questions that have counts; nil when there is nothing to look at.
  static func toLookAt(_ questions: [GroupQuestion]) -> String? {
    let shown = questions.filter { !$0.isSmall }
    let count = shown.reduce(0) { $0 + $1.toLookAtCount }
    guard count > 0 else { return nil }
    let reasons = shown.reduce(into: [:]) { sums, question in sums.merge(question.reasons, uniquingKeysWith: +) }
    return "\(answers(count)) to look at first, at the end: \(said(reasons))."
  }

  private static func said(_ reasons: [AnswerToLookAt.Reason: Int]) -> String {
    reasons.sorted { $0.key < $1.key }.map { "\($0.key.words): \($0.value)" }.joined(separator: "; ")
  }

  /// Says so when not all answers to look at are shown.
  static func more(_ question: GroupQuestion) -> String? {
    let hidden = question.toLookAtCount - question.toLookAt.count
    return hidden > 0 && !question.isSmall ? "and \(answers(hidden)) more to look at" : nil
  }

  static func typical(_ verdict: Verdict) -> String {
    switch verdict {
    case .met: "Met, for example"
    case .partly: "Partly, for example"
    case .notSeen: "Not seen, for example"
    case .cannotTell: "Cannot tell, for example"
    }
  }

  static func learner(_ id: String) -> String { id.isEmpty ? "no id" : id }
}
