public import CaseModel
import Matching
public import Scoring

/// One sitting as a state machine: it chooses, asks, scores and says what is to be kept, and touches nothing.
///
/// Whoever drives it hands in what the learner typed and carries out the steps that come back, in their order. A draft
/// step comes before anything else is done with a line; feedback comes only after the attempt is known to be kept.
public struct Session {
  /// What happened.
  public enum Input: Sendable, Equatable {
    /// A line, or several pasted at once.
    case line(String)
    /// An empty line in the middle of a text that is still arriving.
    case emptyLineWithin
    /// Ctrl-C.
    case interrupt
    /// Ctrl-D, or the end of a pipe.
    case endOfInput
    /// The answer of the last `keep` step is safely stored.
    case kept
    /// It could not be stored.
    case notKept
  }

  /// What is to be done.
  public enum Step: Sendable {
    /// Show a case's title and content label, and that it can be skipped.
    case offer(Case)
    /// Show the situation and the opening line.
    case present(Case)
    /// Ask a question; `draft` is what was typed earlier.
    case ask(Question, number: Int, of: Int, draft: String)
    /// Store the text so far, before anything else.
    case saveDraft(caseID: String, question: Question, text: String)
    /// Forget the text: the question was skipped.
    case dropDraft(caseID: String, question: Question)
    /// Store the answer for good, then hand in `kept` or `notKept`.
    case keep(Answered)
    /// Show what the scorer found.
    case feedback(Answered)
    /// Say that a private answer was kept and that nobody scores it.
    case keptPrivately(Question)
    /// Show the voices; the case is over.
    case close(Case)
    /// Say something.
    case say(Remark)
    /// Nothing more will come.
    case finish
  }

  /// An answer that was handed in.
  public struct Answered: Sendable {
    /// The case.
    public let teachingCase: Case
    /// The question.
    public let question: Question
    /// The answer as typed.
    public let text: String
    /// Its score; nil for questions that are never scored.
    public let score: Score?
  }

  /// Things to say to a learner.
  public enum Remark: Sendable, Equatable {
    /// What can be typed.
    case help
    /// There is no such command; perhaps another was meant.
    case unknownCommand(String, meant: String?)
    /// The case or the question was skipped, which costs nothing.
    case skipped
    /// An empty answer hands in nothing.
    case nothingToHandIn
    /// The case has not been opened, so that there is nothing to answer yet.
    case nothingAskedYet
    /// The last line was taken back; what is left.
    case takenBack(String)
    /// The line was dropped; once more leaves.
    case interrupted
    /// The unfinished answer is kept.
    case draftKept
    /// The answer could not be stored and is still here.
    case stillHere
    /// Numbers will be shown, or not.
    case numbers(shown: Bool)
    /// There is no case left.
    case noMoreCases
  }

  private enum State {
    case offering
    case answering
    case keeping(Answered)
    case finished
  }

  /// Whether numbers are shown beside the words.
  public private(set) var showsNumbers: Bool

  private let bank: CaseBank
  private var queue: ArraySlice<Case>
  private let draft: (_ caseID: String, _ question: Question) -> String?
  private let reader = TextReader()
  private var state = State.offering
  private var questionIndex = 0
  private var lines: [String] = []
  private var interruptedOnce = false
  private var lastAnswered: Answered?

  /// Id of the case that is under way or offered; nil when there is none left.
  public var caseID: String? { queue.first?.id }

  /// Prepares a sitting.
  ///
  /// - Parameters:
  ///   - cases: the cases in the order in which they are offered.
  ///   - bank: where skills and words are looked up.
  ///   - showsNumbers: whether numbers are shown from the start.
  ///   - draft: what was typed earlier for a question and never handed in, if anything.
  public init(
    _ cases: [Case], in bank: CaseBank, showsNumbers: Bool = false,
    draft: @escaping (_ caseID: String, _ question: Question) -> String?
  ) {
    queue = cases[...]
    self.bank = bank
    self.showsNumbers = showsNumbers
    self.draft = draft
  }

  /// Begins with the first case; or, to go on where one was left, straight at one of its questions.
  public mutating func start(atQuestion id: String? = nil) -> [Step] {
    guard let teachingCase = queue.first else { return finish([.say(.noMoreCases)]) }
    guard let id, let index = teachingCase.questions.firstIndex(where: { $0.id == id }) else { return offer() }
    questionIndex = index
    return [.present(teachingCase)] + ask()
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
    case (.answering, .line(let text)): return take(text)
    case (.answering, .emptyLineWithin):
      if !lines.isEmpty { lines.append("") }
      return []
    case (.offering, .emptyLineWithin): return choose("")
    case (_, .kept), (_, .notKept): return []
    }
  }

  // MARK: Cases

  private mutating func offer() -> [Step] {
    guard let teachingCase = queue.first else { return finish([.say(.noMoreCases)]) }
    state = .offering
    questionIndex = 0
    lines = []
    return [.offer(teachingCase)]
  }

  private mutating func choose(_ line: String) -> [Step] {
    guard let teachingCase = queue.first else { return finish([]) }
    switch Command(line) {
    case .skip: return skipCase()
    case .some(let command): return run(command)
    case nil:
      guard line.allSatisfy(\.isWhitespace) else { return [.say(.nothingAskedYet)] }
      return [.present(teachingCase)] + ask()
    }
  }

  private mutating func skipCase() -> [Step] {
    queue = queue.dropFirst()
    return [.say(.skipped)] + offer()
  }

  // MARK: Answers

  private mutating func ask() -> [Step] {
    guard let teachingCase = queue.first else { return finish([]) }
    guard questionIndex < teachingCase.questions.count else {
      queue = queue.dropFirst()
      return [.close(teachingCase)] + (queue.isEmpty ? finish([]) : offer())
    }
    state = .answering
    let question = teachingCase.questions[questionIndex]
    let earlier = draft(teachingCase.id, question) ?? ""
    lines = earlier.isEmpty ? [] : earlier.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return [.ask(question, number: questionIndex + 1, of: teachingCase.questions.count, draft: earlier)]
  }

  private mutating func take(_ line: String) -> [Step] {
    guard let teachingCase = queue.first, case .answering = state else { return [] }
    let question = teachingCase.questions[questionIndex]
    if let command = Command(line) {
      if command == .skip {
        questionIndex += 1
        return [.dropDraft(caseID: teachingCase.id, question: question), .say(.skipped)] + ask()
      }
      if command == .undo { return takeBack(teachingCase, question) }
      return run(command)
    }
    if line.allSatisfy(\.isWhitespace) { return handIn(teachingCase, question) }
    // A pasted text comes as one line that holds line breaks; empty lines within it end nothing.
    lines.append(line)
    return [.saveDraft(caseID: teachingCase.id, question: question, text: lines.joined(separator: "\n"))]
  }

  private mutating func takeBack(_ teachingCase: Case, _ question: Question) -> [Step] {
    guard !lines.isEmpty else { return [.say(.nothingToHandIn)] }
    lines.removeLast()
    let text = lines.joined(separator: "\n")
    return [.saveDraft(caseID: teachingCase.id, question: question, text: text), .say(.takenBack(text))]
  }

  private mutating func handIn(_ teachingCase: Case, _ question: Question) -> [Step] {
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard !lines.isEmpty else { return [.say(.nothingToHandIn)] }
    let text = lines.joined(separator: "\n")
    let score: Score? =
      question.kind == .notice
      ? nil : Scorer(CompiledQuestion(question, of: teachingCase, in: bank), reader: reader).score(text)
    let answered = Answered(teachingCase: teachingCase, question: question, text: text, score: score)
    state = .keeping(answered)
    return [.keep(answered)]
  }

  private mutating func showResult(_ answered: Answered) -> [Step] {
    questionIndex += 1
    guard answered.question.kind.isPrivate else {
      lastAnswered = answered
      return [.feedback(answered)] + ask()
    }
    let level: [Step] = answered.score?.reflectionLevel == nil ? [] : [.feedback(answered)]
    return level + [.keptPrivately(answered.question)] + ask()
  }

  // MARK: Commands and leaving

  private mutating func run(_ command: Command) -> [Step] {
    switch command {
    case .help: return [.say(.help)]
    case .showCase: return queue.first.map { [.present($0)] } ?? []
    case .numbers:
      showsNumbers.toggle()
      let again: [Step] = showsNumbers ? lastAnswered.map { [.feedback($0)] } ?? [] : []
      return again + [.say(.numbers(shown: showsNumbers))]
    case .quit: return leave()
    case .skip: return skipCase()
    case .undo: return [.say(.nothingToHandIn)]
    case .unknown(let name): return [.say(.unknownCommand(name, meant: Command.nearest(to: name)))]
    }
  }

  private mutating func interrupt() -> [Step] {
    if interruptedOnce { return leave() }
    interruptedOnce = true
    return [.say(.interrupted)]
  }

  private mutating func leave() -> [Step] {
    finish(lines.isEmpty ? [] : [.say(.draftKept)])
  }

  private mutating func finish(_ steps: [Step]) -> [Step] {
    state = .finished
    return steps + [.finish]
  }
}
