public import CaseModel
public import Scheduling
public import Scoring

extension Session {
  /// What happened.
  public enum Input: Sendable, Equatable {
    /// A line, or several pasted at once.
    case line(String)
    /// An empty line in the middle of a text that is still arriving.
    case emptyLineWithin
    /// The text that came back from the learner's editor.
    case edited(String)
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
    /// Show a case's title and content label, why it comes now, and that it can be skipped.
    case offer(Assignment)
    /// Show the situation and the opening line.
    case present(Case)
    /// Say that a case comes back with so many of its questions.
    case announceReview(asked: Int, of: Int)
    /// Ask a question; `draft` is what was typed earlier.
    case ask(Question, number: Int, of: Int, draft: String)
    /// Store the text so far, before anything else.
    case saveDraft(caseID: String, question: Question, text: String)
    /// Forget the text of a question, by its id: it was skipped, or is no longer there.
    case dropDraft(caseID: String, questionID: String)
    /// Let the next line begin with this text, which was a line before.
    case retype(String)
    /// Open the learner's editor on the text, then hand in `edited` if it comes back.
    case edit(text: String)
    /// Store the answer for good, then hand in `kept` or `notKept`.
    case keep(Answered)
    /// Show what the scorer found.
    case feedback(Answered)
    /// Show what each criterion looked for, and the rules that spoke.
    case explain(Answered)
    /// Say that a private answer was kept and that nobody scores it.
    case keptPrivately(Question)
    /// Show the voices; the case is over.
    case close(Case)
    /// Store when the case comes back, as proposed; say so, and which keys change it.
    case schedule(Case, Proposal)
    /// The learner's own rating takes the place of the one proposed.
    case rate(Rating)
    /// Show something that is looked for, and whether there is more.
    case hint(String, isLast: Bool)
    /// Put the last answer before a person.
    case lookAgain(Answered)
    /// Store that the case has a fault.
    case flag(Case, Question?, String)
    /// Store a note of the learner's own.
    case note(caseID: String, Question?, String)
    /// Show the learner's notes on the case.
    case showNotes(caseID: String)
    /// List cases.
    case list([CaseHead])
    /// Show where to find help.
    case support
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
    /// How many hints were shown before it was handed in.
    public let hints: Int
    /// Its score; nil for questions that are never scored.
    public let score: Score?
    /// What of marked answers moved each mark, by criterion; nothing where the rubric alone awards it.
    public let movements: [String: Movement]
  }

  /// Things to say to a learner.
  public enum Remark: Sendable, Equatable {
    /// What can be typed.
    case help
    /// There is no such command; perhaps another was meant, or the same without more words.
    case unknownCommand(String, meant: String?)
    /// A line that looks like a command, perhaps this one, now stands in the answer.
    case tookAsAnswer(meant: String)
    /// There is no case or path of that name; perhaps another was meant.
    case unknownCase(String, meant: String?)
    /// A command lacks its name: `:open` alone.
    case openWhat
    /// The case has a fault and cannot be asked.
    case faulty(String)
    /// The case or the question was skipped, which costs nothing.
    case skipped
    /// An empty answer hands in nothing.
    case nothingToHandIn
    /// There is no line to take back.
    case nothingToTakeBack
    /// The case has not been opened, so that there is nothing to answer yet; a line that was typed goes nowhere.
    case nothingAskedYet(isLineLost: Bool)
    /// No answer has been scored yet, so that there is nothing to explain or to look at again.
    case nothingScoredYet
    /// The last line was taken back; what stands before it.
    case takenBack(String)
    /// The text that came back from the editor.
    case edited(String)
    /// The line was dropped; once more leaves.
    case interrupted
    /// The unfinished answer is kept.
    case draftKept
    /// The unfinished answer is kept, and the case is offered again in this sitting.
    case keptForLater
    /// The question at which the case was left is no longer in it; what had been written.
    case questionGone(String)
    /// The answer could not be stored and is still here.
    case stillHere
    /// Numbers will be shown, or not.
    case numbers(shown: Bool)
    /// Something else than a rating was typed where one was asked for.
    case whichRating
    /// There is no case left.
    case noMoreCases
    /// There was no case to begin with.
    case nothingToOffer
  }
}
