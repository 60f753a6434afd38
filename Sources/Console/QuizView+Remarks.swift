import CaseModel
import Foundation
import LearnerHistory
import Practice
import Reporting
import Terminal

/// What the program says beside the cases: the notice, help, confirmations, faults.
extension QuizView {
  /// Counts up when the notice changes, so that it is shown once more.
  static let noticeVersion = 1

  /// Shown once, before the first case (what it is, who reads, where answers are, how to delete them, where help is).
  func notice(place: String) throws {
    try screen.show("Balint: practice on paper for the talk between doctor and patient.", .heading)
    for (first, text) in [
      ("What it is: ", "practice. It is not an exam, not a Balint group, not therapy; nobody is ranked."),
      (
        "Who reads: ",
        "a machine, by rules that facilitators wrote; :why shows them, and :again asks for a person. It cannot hear your tone, and it misses good answers nobody thought of. What it looks for is no secret: :hint tells."
      ),
      (
        "What is kept: ",
        "what you type, on this machine alone, in \(place), until you delete it (balint history delete) or say how long it may stay (balint history retention). What you write about your own feelings lies in a second file, is never scored, and is in no export unless you ask."
      ),
      (
        "Take care: ",
        "some of us have been the patient. Every case can be skipped, and it costs nothing. Where to find help: :support."
      ),
    ] {
      try screen.show(screen.layout.lines([TextRun(first, .heading), TextRun(text)]))
    }
    if let local = LocalText.read("notice", environment: ProcessInfo.processInfo.environment) {
      for paragraph in TextLayout.paragraphs(local) { try screen.show(paragraph) }
    }
  }

  func welcome() throws {
    try screen.show("Balint: practice, not an exam. A machine reads, and misses things. :help · :support", .faint)
  }

  func support() throws {
    try screen.writeLine()
    if let local = LocalText.read("support", environment: ProcessInfo.processInfo.environment) {
      return try screen.show(local)
    }
    try screen.show("If a case has touched something of your own, you need not stay alone with it.", .heading)
    for line in [
      "In danger now: your country's emergency number (112 in Europe, 999 in the UK, 911 in the US and Canada).",
      "To talk: UK and Ireland, Samaritans, 116 123. US and Canada, 988. NHS 111 in England. Elsewhere, look for a helpline in your own country.",
      "Your own GP, your school's student support, an occupational health service, somebody you trust.",
    ] {
      try screen.show(screen.layout.lines([TextRun(line)], first: "  - "))
    }
    try screen.show(
      "Numbers change: check them. A school puts its own list into ~/.config/balint/support.txt. The program looks for no signs of distress, sends nothing and notes nothing.",
      .faint)
  }

  func purged(_ gone: Expired) throws {
    try screen.show("Deleted as your retention says: \(Count.of(gone.total, "old entry", "old entries")).", .faint)
  }

  // MARK: Notes, flags, requests

  func queued(_ answered: Session.Answered) throws {
    try screen.show(
      "Queued: a person should look at your answer to “\(answered.question.prompt)”. Nothing is sent. balint history export --again writes it out for a tutor.",
      .faint)
  }

  func flagged(_ teachingCase: Case, hasWords: Bool) throws {
    let more = hasWords ? "" : " :flag and some words say which."
    try screen.show("Noted as a fault of \(teachingCase.id).\(more) balint history export holds it.", .faint)
  }

  func noted() throws {
    try screen.show("Noted, for you alone. :note shows your notes on this case.", .faint)
  }

  func notes(_ notes: [Note]) throws {
    if notes.isEmpty { return try screen.show("No note on this case yet. :note and your words make one.", .faint) }
    for note in notes { try screen.show(screen.layout.lines([TextRun(note.text)], first: "  - ")) }
  }

  func list(_ heads: [CaseHead]) throws {
    if heads.isEmpty { return try screen.show("No case is like that. :cases alone lists them all.", .warning) }
    let most = 30
    for head in heads.prefix(most) {
      try screen.show(
        screen.layout.lines(
          [
            TextRun(head.id, .heading), TextRun(": \(head.title)"),
            TextRun(head.themes.isEmpty ? "" : " (\(head.themes.joined(separator: ", ")))", .faint),
          ],
          first: "  \(head.level)  ", rest: "       "))
    }
    if heads.count > most {
      try screen.show("... and \(heads.count - most) more; :cases and a theme or a word narrows it.", .faint)
    }
    try screen.show(":open and a name opens one.", .faint)
  }

  // MARK: Remarks

  func say(_ remark: Session.Remark) throws {
    switch remark {
    case .help: try help()
    case .unknownCommand(let name, let meant) where name.lowercased() == meant:
      try screen.show("\(name) takes no words after it.", .warning)
    case .unknownCommand(let name, let meant):
      try screen.show(
        "There is no \(name). " + (meant.map { "Did you mean \($0)?" } ?? ":help shows what there is."), .warning)
    case .unknownCase(let name, let meant):
      try screen.show(
        "There is no case or path “\(name)”. " + (meant.map { "Did you mean \($0)?" } ?? ":cases lists what there is."),
        .warning)
    case .openWhat:
      try screen.show("Which one? :open and a case's name; Tab completes it, :cases lists them.", .warning)
    case .faulty(let id):
      try screen.show("The case \(id) has a fault and is left out; balint check names it.", .warning)
    case .skipped: try screen.show("Skipped.", .faint)
    case .nothingToHandIn:
      try screen.show("Nothing is written yet. :skip leaves the question; it costs nothing.", .faint)
    case .nothingToTakeBack: try screen.show("There is no line to take back.", .faint)
    case .nothingAskedYet(let isLineLost):
      let lost = isLineLost ? " What you typed is not used." : ""
      try screen.show("Nothing has been asked yet: Enter opens the case.\(lost)", .warning)
    case .nothingScoredYet: try screen.show("No answer has been read yet in this sitting.", .faint)
    case .takenBack(let text):
      try screen.show(text.isEmpty ? "Taken back; nothing stands before it." : "Taken back. Before it stands:", .faint)
      if !text.isEmpty { try screen.show(text, indent: "  ") }
    case .edited(let text):
      try screen.show(text.isEmpty ? "Nothing is written now." : "From your editor; an empty line hands it in:", .faint)
      if !text.isEmpty { try screen.show(text, indent: "  ") }
    case .interrupted: try screen.show("Line dropped. Ctrl-C again leaves; everything is kept.", .faint)
    case .draftKept: try screen.show("Your unfinished answer is kept. balint goes on with it next time.")
    case .stillHere: try screen.show("Your answer is still here. An empty line tries again.", .warning)
    case .numbers(let shown): try screen.show(shown ? "Numbers are shown beside the words." : "Words only.", .faint)
    case .whichRating: try screen.show("1 again, 2 hard, 3 good, 4 easy; Enter leaves it as proposed.", .warning)
    case .tookAsAnswer(let meant):
      try screen.show("This now stands in your answer. Did you mean \(meant)? :undo takes the line back.", .warning)
    case .keptForLater: try screen.show("Your unfinished answer is kept; the case comes again after this.")
    case .questionGone(let text):
      try screen.show("The question at which you left is no longer in this case, so it begins anew.", .warning)
      try written(text)
    case .nothingToOffer:
      try screen.show(
        "Nothing like that is due or new. balint alone offers what there is; balint history shows what comes back.")
    case .noMoreCases: try screen.show("There is no other case now. balint history shows what comes back, and when.")
    }
  }

  private func help() throws {
    for command in Command.all {
      try screen.show(
        screen.layout.lines([TextRun(command.does)], first: "  " + TextLayout.padded(command.name, to: 10)))
    }
    try screen.show(
      "Several lines make an answer; an empty line hands it in. Alt-Enter breaks a line. Tab completes commands, cases, themes and paths. Ctrl-C drops a line, twice leaves; Ctrl-D leaves. Keys are those of Emacs, or of vi with “bind -v” in ~/.editrc.",
      .faint)
  }

  // MARK: What went wrong

  /// Shows a text that could not be stored, so that its writer can.
  func handBack(_ text: String) throws {
    try screen.show("Your unfinished answer could not be stored. Here it is, to copy:", .warning)
    try screen.show(text, indent: "  ")
  }

  func notStored(_ error: HistoryError) throws {
    try screen.show("This could not be stored: \(error.description)", .warning)
  }

  func lineTooLong(_ limit: Int) throws {
    try screen.show("A line of more than \(limit) bytes was left out.", .warning)
  }

  func noEditor() throws {
    try screen.show("An editor needs a terminal; this is a pipe.", .warning)
  }

  func editorFailed(_ reason: String) throws {
    try screen.show("The editor did not do its work: \(reason). $VISUAL or $EDITOR names it.", .warning)
  }
}
