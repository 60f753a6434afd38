import CaseModel
import Foundation
import LearnerHistory
import Practice
import Scheduling
import Terminal

/// Drives a sitting: reads lines, carries out its steps, stores before it shows.
struct QuizRunner {
  private let view: QuizView
  private let screen: Screen
  private let keeper: QuizKeeper
  private let purged: Expired
  private var session: Session
  private var isFinished = false
  /// What the next line begins with.
  private var initialText = ""
  /// What is being answered, for the editor.
  private var asked: (caseID: String, question: Question)?

  init(screen: Screen, keeper: QuizKeeper, purged: Expired, session: Session) {
    self.purged = purged
    view = QuizView(screen)
    self.screen = screen
    self.keeper = keeper
    self.session = session
  }

  /// Runs until the learner leaves or the cases end.
  mutating func run() throws {
    let recall = CommandRecall(beside: keeper.place)
    let source = try lineSource(recall)
    try welcome()
    try perform(session.start())
    while !isFinished {
      session.prepare()
      let input = try source.readLine(prompt: prompt, initialText: initialText)
      // A pipe cannot change a line; there it is simply gone.
      initialText = ""
      switch input {
      case .line(let line):
        if Command.isRecallable(line) {
          source.remember(line)
          recall.save(from: source)
        }
        // A transcript from a pipe shows what was answered, as a terminal does.
        if !screen.inputIsTerminal { try view.echo(line, after: prompt) }
        let isWithin = line.isEmpty && screen.isInteractive && screen.hasInputWaiting(milliseconds: pasteGap)
        try perform(session.handle(isWithin ? .emptyLineWithin : .line(line)))
      case .interrupted: try perform(session.handle(.interrupt))
      case .endOfInput: try perform(session.handle(.endOfInput))
      case .tooLong(let limit): try view.lineTooLong(limit)
      }
    }
  }

  /// An empty line may be one of many that are still arriving, where a terminal does not mark what is pasted. Nearly all
  /// do that know escape sequences, and a learner there should not wait for the others' sake.
  private var pasteGap: Int32 { screen.understandsEscapeSequences ? 2 : 20 }

  private var prompt: String {
    session.isAnswering ? QuizView.answerPrompt : session.awaitsRating ? QuizView.ratingPrompt : QuizView.casePrompt
  }

  private func lineSource(_ recall: CommandRecall) throws -> any LineSource {
    guard screen.isInteractive else { return PipedInput() }
    let editor = try LineEditor(program: "balint", screen: screen) { [library = session.library] line in
      Completions.of(line, in: library)
    }
    recall.load(into: editor)
    return editor
  }

  /// The notice once, a line at later starts; and what has gone because retention says it is old.
  private func welcome() throws {
    if try keeper.store.noticeSeen() ?? 0 < QuizView.noticeVersion {
      try view.notice(place: Self.short(keeper.place.path))
      try keeper.store.acknowledgeNotice(QuizView.noticeVersion)
    } else {
      try view.welcome()
    }
    if purged.total > 0 { try view.purged(purged) }
  }

  /// A path below the home folder begins with a tilde.
  private static func short(_ path: String) -> String {
    let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
    return home.hasPrefix("/") && path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  private mutating func perform(_ steps: [Session.Step]) throws {
    for step in steps { try perform(step) }
  }

  private mutating func perform(_ step: Session.Step) throws {
    switch step {
    case .offer(let assignment): try view.offer(assignment, now: keeper.now)
    case .present(let teachingCase): try view.present(teachingCase)
    case .announceReview(let asked, let all): try view.announceReview(asked: asked, of: all)
    case .ask(let question, let number, let count, let draft): try ask(question, number, count, draft)
    case .saveDraft(let caseID, let question, let text):
      _ = try isStored { try keeper.save(text, caseID, question, asked: session.asked) }
    case .dropDraft(let caseID, let questionID):
      _ = try isStored { try keeper.drop(caseID, questionID) }
    case .retype(let line): initialText = screen.isInteractive ? line : ""
    case .edit(let text): try edit(text)
    case .keep(let answered):
      let isKept = try isStored { try keeper.keep(answered) }
      try perform(session.handle(isKept ? .kept : .notKept))
    case .feedback(let answered): try view.feedback(answered, showsNumbers: session.showsNumbers)
    case .explain(let answered): try view.explain(answered)
    case .keptPrivately: try view.keptPrivately()
    case .close(let teachingCase): try view.close(teachingCase)
    case .schedule(let teachingCase, let proposal):
      _ = try isStored {
        let memory = try keeper.schedule(teachingCase.id, proposal)
        try view.scheduled(proposal, due: memory.due, now: keeper.now)
      }
    case .rate(let rating):
      _ = try isStored {
        if let memory = try keeper.rate(rating) { try view.rated(rating, due: memory.due, now: keeper.now) }
      }
    case .hint(let hint, let isLast): try view.hint(hint, isLast: isLast)
    case .lookAgain(let answered):
      if try isStored(keeper.lookAgain) { try view.queued(answered) }
    case .flag(let teachingCase, let question, let text):
      if try isStored({ try keeper.flag(text, teachingCase, question) }) {
        try view.flagged(teachingCase, hasWords: !text.isEmpty)
      }
    case .note(let caseID, let question, let text):
      if try isStored({ try keeper.note(text, caseID, question) }) { try view.noted() }
    case .showNotes(let caseID): try view.notes(try keeper.store.notes(of: keeper.learner, case: caseID))
    case .list(let heads): try view.list(heads)
    case .support: try view.support()
    case .say(.draftKept): try sayDraftKept()
    case .say(let remark): try view.say(remark)
    case .finish: isFinished = true
    }
  }

  private mutating func ask(_ question: Question, _ number: Int, _ count: Int, _ draft: String) throws {
    guard let caseID = session.caseID else { return }
    asked = (caseID, question)
    // An empty draft marks the place to come back to.
    if number > 1, draft.isEmpty { _ = try isStored { try keeper.save("", caseID, question, asked: session.asked) } }
    let leftover = try keeper.leftoverText(caseID, question)
    try view.ask(question, number: number, of: count, draft: leftover == nil ? draft : "")
    // What an editor held when its program was killed.
    if let leftover { try takeEdited(leftover, caseID, question) }
  }

  private mutating func edit(_ text: String) throws {
    guard screen.isInteractive else { return try view.noEditor() }
    guard let (caseID, question) = asked else { return }
    let environment = ProcessInfo.processInfo.environment
    let command = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }.first { !$0.isEmpty } ?? "vi"
    let path: String
    do {
      path = try keeper.write(text, caseID, question)
    } catch {
      return try view.editorFailed("its file could not be written")
    }
    let failure = ExternalEditor.edit(path, with: command)
    if let failure { try view.editorFailed(failure) }
    guard let edited = keeper.editedText(caseID, question) else {
      return try view.editorFailed("its file is gone, and your answer is as it was")
    }
    // Also what an editor saved before it came to grief.
    if failure == nil || edited != text { return try takeEdited(edited, caseID, question) }
    keeper.removeEdited(caseID, question)
  }

  /// The file stays until its text is stored.
  private mutating func takeEdited(_ text: String, _ caseID: String, _ question: Question) throws {
    try perform(session.handle(.edited(text)))
    if keeper.unsaved == nil { keeper.removeEdited(caseID, question) }
  }

  /// Says that the unfinished answer is kept, once that is true; else hands it back to its writer.
  private mutating func sayDraftKept() throws {
    if let draft = keeper.unsaved {
      guard try isStored(keeper.saveUnsaved) else {
        isFinished = true
        try view.handBack(draft.text)
        throw Outcome(message: nil, code: Outcome.unreadableInput)
      }
    }
    try view.say(.draftKept)
  }

  /// Whether something was stored. A person can try again; a pipe cannot, so that the program ends.
  private func isStored(_ store: () throws -> Void) throws -> Bool {
    do {
      try store()
      return true
    } catch let error as HistoryError where screen.isInteractive {
      try view.notStored(error)
      return false
    }
  }
}
