public import CaseModel
public import Scoring

/// The answers of a group to one question, read by the program and set side by side, without names.
public struct Board: Sendable {
  /// One answer with what the program, and the tutor, made of it.
  public struct Reading: Sendable {
    /// What it is called on every screen: A, B, C.
    public let letter: String
    /// Who wrote it; for the tutor's eyes and for the writer's own page.
    public let seat: Int
    /// The answer as typed.
    public let text: String
    /// What the program found.
    public let score: Score
    /// The tutor's marks in place of the program's, the last of each criterion.
    public let overrides: [MarkOverride]
    /// What it does, in the rubric's words and order; nothing when it does something that the rubric does not list.
    public let did: [String]
    /// Skills that it shows, of those the question's rubric speaks of.
    public let skills: [String]

    /// The mark that counts: the tutor's, else the program's; nil when it cannot tell.
    public func mark(_ criterion: String) -> Int? {
      overrides.first { $0.criterion == criterion }?.mark ?? programMark(criterion)
    }

    /// The program's mark; nil when it cannot tell.
    public func programMark(_ criterion: String) -> Int? {
      if let mark = score.marks.first(where: { $0.criterion == criterion }) { return mark.mark }
      return score.safety.first { $0.item == criterion }?.isMet.map { $0 ? 1 : 0 }
    }
  }

  /// Answers that do the same.
  public struct Pile: Sendable {
    /// What they do; nothing for those that do something the rubric does not list.
    public let did: [String]
    /// The answers, by letter.
    public let readings: [Reading]
  }

  /// Something that the rubric knows, with how many answers do it.
  public struct View: Sendable, Equatable {
    /// What it is.
    public let name: String
    /// How many answers do it.
    public let count: Int

    /// A view.
    ///
    /// - Parameters:
    ///   - name: what it is.
    ///   - count: how many answers do it; 0 or more.
    public init(name: String, count: Int) {
      (self.name, self.count) = (name, count)
    }
  }

  /// The case.
  public let teachingCase: Case
  /// The question.
  public let question: Question
  /// The answers by letter, in an order of chance that tells nothing of who was first.
  public let readings: [Reading]

  /// Reads the answers to a question.
  ///
  /// - Parameters:
  ///   - drill: the drill.
  ///   - question: one of the case's questions; a private one has no answers.
  ///   - teachingCase: one of the drill's cases.
  ///   - bank: where the case's skills and word groups are.
  ///   - learned: what marked answers have taught about the question, if anything.
  public init(
    _ drill: Drill, _ question: Question, of teachingCase: Case, in bank: CaseBank,
    calibration learned: QuestionCalibration? = nil
  ) {
    (self.teachingCase, self.question) = (teachingCase, question)
    let key = QuestionKey(caseID: teachingCase.id, questionID: question.id)
    let answers = question.kind.isPrivate ? [:] : drill.answers(to: key)
    guard !answers.isEmpty else {
      readings = []
      return
    }
    let scorer = Scorer(CompiledQuestion(question, of: teachingCase, in: bank, calibration: learned))
    let skills = question.criteria.flatMap(\.skills)
    let recogniser = skills.isEmpty ? nil : SkillRecogniser(skills.eachOnce, in: bank)
    readings = drill.lettered(key).enumerated().map { index, seat in
      let text = answers[seat] ?? ""
      let score = scorer.score(text)
      let overrides = question.markable.compactMap { item in
        drill.overrides.last { $0.question == key && $0.seat == seat && $0.criterion == item.id }
      }
      return Reading(
        letter: Letters.name(index), seat: seat, text: text, score: score, overrides: overrides,
        did: question.whatWasDone(score, overrides), skills: recogniser?.sightings(in: text).map(\.skill) ?? [])
    }
  }

  /// The answers that do the same together, in the order of the rubric: nobody is first. Those that do something else
  /// come last.
  public var piles: [Pile] {
    let order = Dictionary(zip(views.map(\.name), 0...)) { first, _ in first }
    let together = Dictionary(grouping: readings, by: \.did)
    func places(_ did: [String]) -> [Int] { did.map { order[$0] ?? order.count } }
    return together.map { Pile(did: $0, readings: $1) }.sorted { one, other in
      if one.did.isEmpty != other.did.isEmpty { return other.did.isEmpty }
      return places(one.did).lexicographicallyPrecedes(places(other.did))
    }
  }

  /// Everything the rubric knows, in its order, with how many answers do it; those that nobody did have 0.
  public var views: [View] {
    question.knownViews.map { name in View(name: name, count: readings.count { $0.did.contains(name) }) }
  }

  /// The answer with a letter, whatever its case.
  public func reading(_ letter: String) -> Reading? {
    readings.first { $0.letter == letter.uppercased() }
  }
}

extension Question {
  var criteria: [Criterion] {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria
    case .notice, .patient, .wonder, .between, .avoid, .safety, .reflect: []
    }
  }

  /// What the rubric knows, in its order, in words for learners.
  var knownViews: [String] {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria): criteria.map(\.looksFor)
    case .patient(let perspectives, _), .wonder(let perspectives, _): perspectives.map(\.view)
    case .between(let levels): levels.map(\.descriptor)
    case .avoid(let pitfalls, _): pitfalls.map(\.name)
    case .safety(let items): items.map(\.says)
    case .notice, .reflect: []
    }
  }

  /// What of that an answer does, a tutor's marks counting more than the program's.
  func whatWasDone(_ score: Score, _ overrides: [MarkOverride]) -> [String] {
    func mark(_ id: String, _ program: Int?) -> Int {
      overrides.first { $0.criterion == id }?.mark ?? program ?? 0
    }
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      return criteria.filter { criterion in
        mark(criterion.id, score.marks.first { $0.criterion == criterion.id }?.mark) > 0
      }.map(\.looksFor)
    case .safety(let items):
      return items.filter { item in
        mark(item.id, score.safety.first { $0.item == item.id }?.isMet == true ? 1 : 0) > 0
      }.map(\.says)
    case .between(let levels):
      let reached = mark(Question.levels, score.marks.first?.mark)
      return levels.filter { $0.number == reached }.map(\.descriptor)
    case .patient, .wonder, .avoid:
      // A tutor's number says how many, not which.
      let met = score.marks.first?.met ?? []
      return knownViews.filter(met.contains)
    case .notice, .reflect: return []
    }
  }
}
