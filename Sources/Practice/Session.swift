import CaseModel
import Matching
import Scoring

/// One sitting as a state machine: it offers, asks, scores and says what is to be kept, and touches nothing.
///
/// Whoever drives it hands in what the learner typed and carries out the steps that come back, in their order. A draft
/// step comes before anything else is done with a line; feedback comes only after the attempt is known to be kept; and
/// a case is scheduled before the learner is asked whether the proposed rating is right.
public struct Session {
  enum State {
    case offering
    case answering
    case keeping(Answered)
    case rating
    case finished
  }

  /// The case that is open.
  struct OpenCase {
    let teachingCase: Case
    let bank: CaseBank
    let questions: [Question]
    var index = 0
    /// The lines of the answer so far.
    var lines: [String] = []
    var hintsShown = 0
    var hadHint = false
    var missedSafety = false
    /// Whether an answer could not be read.
    var hasUnread = false
    var tally = Tally()
    var hasAnswer = false
    /// Whether the draft on disk holds a line that was taken back.
    var isTakenBack = false
    /// Made ready while the learner reads the question.
    var scorer: Scorer?

    var question: Question { questions[index] }
    var text: String { lines.joined(separator: "\n") }

    /// Goes on after an answer that is kept.
    mutating func add(_ answered: Answered) {
      index += 1
      hasAnswer = true
      isTakenBack = false
      guard !answered.question.kind.isPrivate, let score = answered.score else { return }
      if answered.hints > 0 { hadHint = true }
      if score.unreadable != nil { hasUnread = true }
      if let total = score.total { tally.add(earned: Double(total), possible: Double(score.outOf)) }
      if score.safety.contains(where: { $0.isMet == false }) { missedSafety = true }
    }
  }

  /// Whether numbers are shown beside the words.
  public internal(set) var showsNumbers: Bool
  /// What can be looked up.
  public let library: Library

  var queue: ArraySlice<Assignment>
  var state = State.offering
  var open: OpenCase?
  var lastScored: Answered?
  private let reader = TextReader()
  private var interruptedOnce = false

  /// Id of the case that is under way or offered; nil when there is none left.
  public var caseID: String? { open?.teachingCase.id ?? queue.first?.head.id }

  /// Whether a rating is waited for, so that a single key is an answer.
  public var awaitsRating: Bool { if case .rating = state { true } else { false } }

  /// Whether an answer is being written.
  public var isAnswering: Bool { if case .answering = state { true } else { false } }

  /// Prepares a sitting.
  ///
  /// - Parameters:
  ///   - plan: the cases in the order in which they are offered.
  ///   - library: what can be looked up.
  ///   - showsNumbers: whether numbers are shown from the start.
  public init(_ plan: [Assignment], library: Library, showsNumbers: Bool = false) {
    queue = plan[...]
    self.library = library
    self.showsNumbers = showsNumbers
  }

  /// The ids of the questions that this time are asked of the open case.
  public var asked: [String] { open?.questions.map(\.id) ?? [] }

  /// Begins with the first case of the plan.
  public mutating func start() -> [Step] {
    queue.isEmpty ? finish([.say(.nothingToOffer)]) : offer()
  }

  /// Makes the scorer of the question that is asked, so that feedback need not wait for it; to be called while the
  /// learner reads. Does nothing a second time.
  public mutating func prepare() {
    guard let open, case .answering = state, open.scorer == nil, open.question.kind != .notice else { return }
    self.open?.scorer = Scorer(
      CompiledQuestion(
        open.question, of: open.teachingCase, in: open.bank,
        calibration: library.learned(open.question, open.teachingCase)),
      reader: reader)
  }

  /// Takes in what happened and says what is to be done.
  public mutating func handle(_ input: Input) -> [Step] {
    if input != .interrupt { interruptedOnce = false }
    switch (state, input) {
    case (.finished, _): return []
    case (.keeping(let answered), .kept): return showResult(answered)
    case (.keeping, .notKept):
      state = .answering
      return [.say(.stillHere)]
    case (.keeping, _): return []
    case (_, .interrupt): return interrupt()
    case (_, .endOfInput): return leave()
    case (.offering, .line(let line)): return choose(line)
    case (.offering, .emptyLineWithin): return choose("")
    case (.rating, .line(let line)): return takeRating(line)
    case (.rating, .emptyLineWithin): return takeRating("")
    case (.answering, .line(let text)): return take(text)
    case (.answering, .emptyLineWithin):
      if open?.lines.isEmpty == false { open?.lines.append("") }
      return []
    case (.answering, .edited(let text)): return takeEdited(text)
    case (_, .kept), (_, .notKept), (_, .edited): return []
    }
  }

  // MARK: Cases

  mutating func offer() -> [Step] {
    open = nil
    guard let next = queue.first else { return finish([.say(.noMoreCases)]) }
    state = .offering
    return [.offer(next)]
  }

  private mutating func choose(_ line: String) -> [Step] {
    guard let next = queue.first else { return finish([]) }
    if let command = Command(line) ?? Command(slipIn: line) { return run(command) }
    guard line.allSatisfy(\.isWhitespace) else { return [.say(.nothingAskedYet(isLineLost: true))] }
    queue = queue.dropFirst()
    guard let opened = library.open(next.head.id) else { return [.say(.faulty(next.head.id))] + offer() }
    return begin(opened, next)
  }

  private mutating func begin(_ opened: Library.Opened, _ assignment: Assignment) -> [Step] {
    let (teachingCase, bank) = opened
    let all = teachingCase.questions
    if case .unfinished(let place) = assignment.reason { return goOn(opened, place) }
    let questions =
      assignment.isReview ? ReviewQuestions.pick(of: teachingCase, past: library.past(teachingCase.id)) : all
    open = OpenCase(teachingCase: teachingCase, bank: bank, questions: questions)
    let announcement: [Step] =
      questions.count < all.count ? [.announceReview(asked: questions.count, of: all.count)] : []
    return [.present(teachingCase)] + announcement + ask()
  }

  /// Goes on where a case was left; from its beginning where the question has gone from the case since.
  private mutating func goOn(_ opened: Library.Opened, _ place: Unfinished) -> [Step] {
    let all = opened.teachingCase.questions
    let asked = all.filter { place.asked.contains($0.id) }
    let questions = asked.contains { $0.id == place.question } ? asked : all
    let index = questions.firstIndex { $0.id == place.question }
    open = OpenCase(
      teachingCase: opened.teachingCase, bank: opened.bank, questions: questions, index: index ?? 0,
      hadHint: place.hadHint, missedSafety: place.missedSafety, tally: index == nil ? Tally() : place.tally)
    let gone: [Step] =
      index == nil
      ? [
        .say(.questionGone(place.draft)), .dropDraft(caseID: opened.teachingCase.id, questionID: place.question),
      ] : []
    return [.present(opened.teachingCase)] + gone + ask()
  }

  // MARK: Leaving

  private mutating func interrupt() -> [Step] {
    if interruptedOnce { return leave() }
    interruptedOnce = true
    return [.say(.interrupted)]
  }

  mutating func leave() -> [Step] {
    guard case .answering = state, let open, !open.lines.isEmpty || open.isTakenBack else { return finish([]) }
    // A line that was taken back and never typed again is no longer part of it.
    return finish(saveDraft() + (open.lines.isEmpty ? [] : [.say(.draftKept)]))
  }

  mutating func finish(_ steps: [Step]) -> [Step] {
    state = .finished
    return steps + [.finish]
  }
}
