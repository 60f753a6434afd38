import CaseLoading
import Drills
import Foundation
import LearnerHistory
import Terminal

/// Leads a tutor through a drill at the prompt: reads lines, lets things happen, shows where the drill stands.
struct DrillRunner {
  let screen: Screen
  let view: DrillView
  let keeper: DrillKeeper
  let clock: ClockOptions
  let output: DrillOutput
  /// What serves the phones, if any can join.
  let doors: DrillDoors?
  private var isFinished = false
  private var isInterrupted = false
  /// A command that is carried out when it is typed a second time, if it was typed the line before.
  var asked: TutorCommand?
  var asksAgain: TutorCommand?
  /// Whether the address of the tutor's page stands on the screen.
  var hasSecretOnScreen = false
  /// Whether what was typed last comes from this keyboard's own line, and not from somebody else's in a round.
  var canRetype = false
  /// What the next line begins with.
  private var initialText = ""

  init(
    screen: Screen, view: DrillView, keeper: DrillKeeper, clock: ClockOptions, output: DrillOutput, doors: DrillDoors?
  ) {
    (self.screen, self.view, self.keeper) = (screen, view, keeper)
    (self.clock, self.output, self.doors) = (clock, output, doors)
  }

  var room: DrillRoom { keeper.room }
  var drill: Drill { room.drill }

  /// Runs until the drill is ended or left.
  mutating func run() throws {
    let source = try lineSource()
    try show()
    while !isFinished {
      let input = try source.readLine(prompt: DrillView.prompt, initialText: initialText)
      initialText = ""
      if input != .interrupted { isInterrupted = false }
      switch input {
      case .line(let line):
        if !screen.inputIsTerminal { try screen.show(line, indent: DrillView.prompt) }
        if hasSecretOnScreen {
          try wipe()
          if line.allSatisfy(\.isWhitespace) { continue }
        }
        (asked, asksAgain) = (asksAgain, nil)
        try take(line, source)
      case .interrupted:
        // Twice leaves, as in a sitting alone.
        if isInterrupted { return try leave() }
        isInterrupted = true
        try view.say("Nothing is lost. Once more, or :quit, leaves; :end ends the drill.")
      case .endOfInput: return try leave()
      case .tooLong(let limit): try view.say("That line has more than \(limit) bytes, and was not taken.")
      }
    }
  }

  private func lineSource() throws -> any LineSource {
    guard screen.isInteractive else { return PipedInput() }
    return try LineEditor(program: "balint", screen: screen) { [room] line in
      DrillCompletions.of(line, drill: room.drill, heads: room.cases.catalogue.heads)
    }
  }

  func show() throws {
    let drill = drill
    try view.show(drill, room.board(of: drill))
  }

  // MARK: Lines

  private mutating func take(_ line: String, _ source: any LineSource) throws {
    if line.allSatisfy(\.isWhitespace) { return try goOn() }
    guard let command = TutorCommand(line) else { return try take(answer: line) }
    if command.isRecallable { source.remember(line) }
    switch command {
    case .next: try goOn()
    case .skip: try go(to: drill.afterSkip)
    case .undo: try undo()
    case .show: try show()
    case .spread: try spread()
    case .override(let letter, let criterion, let mark, let reason): try override(letter, criterion, mark, reason)
    case .note(let text): try note(text)
    case .timer(let minutes): try setTimer(clock.now.addingTimeInterval(Double(minutes) * 60))
    case .timerOff: try setTimer(nil)
    case .round: try passRound(source)
    case .read(let path): try read(path)
    case .open(let id): try open(id)
    case .cases(let name): try view.list(room.cases.catalogue, name)
    case .address: try address()
    case .tutorPage: try tutorPage()
    case .free(let name): try free(name)
    case .help: try view.help()
    case .end: try askToEnd()
    case .quit: try leave()
    case .incomplete(let name): try view.incomplete(name)
    case .unknown(let name): try view.unknown(name)
    }
  }

  /// Whether it happened; a full disk is said, and the tutor can try again.
  func happen(_ event: DrillEvent) throws -> Bool {
    do {
      guard let refusal = try room.happen(event) else { return true }
      try view.refused(refusal)
    } catch let error as HistoryError where screen.isInteractive {
      try view.notStored(error)
    }
    return false
  }

  private mutating func goOn() throws {
    guard let next = drill.next else { return try askToEnd() }
    try go(to: next)
  }

  mutating func go(to place: DrillPlace?) throws {
    guard let place else { return try askToEnd() }
    if try happen(.moved(place)) { try show() }
  }

  private mutating func undo() throws {
    guard let step = drill.lastStep else { return try view.say("There is nothing to take back.") }
    guard try happen(.undone) else { return }
    switch step {
    case .place: try show()
    case .answers(let texts):
      // A person can change their own line; a pipe cannot.
      if canRetype, texts.count == 1, screen.isInteractive { initialText = texts[0] }
      canRetype = false
      try view.say(texts.count == 1 ? "Taken back: the answer typed last." : "Taken back: \(texts.count) answers.")
    case .cases: try view.say("Taken back: the cases come as before.")
    case .release: try view.say("Taken back: the name is with its phone again.")
    case .override(let override): try view.say("Taken back: your mark on \(override.criterion).")
    case .note: try view.say("Taken back: the last note.")
    case .time: try view.say("Taken back: the time.")
    }
  }

  // MARK: The end

  /// Nothing can be taken back after the end, so that a person is asked; a pipe is not.
  private mutating func askToEnd() throws {
    guard screen.isInteractive, asked != .end else { return try end() }
    asksAgain = .end
    try view.askToEnd(keeping: keeper.head.keeping)
  }

  private mutating func end() throws {
    let now = clock.now
    // What phones send from now on is refused, so that whatever was acknowledged is in the record.
    room.seal()
    do {
      try keeper.keepRecord(at: now)
      if let record = keeper.record(at: now) { try output.write(record) }
      try keeper.remove(at: now)
    } catch let error as HistoryError where screen.isInteractive {
      room.unseal()
      return try view.notStored(error)
    } catch let outcome as Outcome where screen.isInteractive {
      room.unseal()
      return try view.say(outcome.message ?? "The record cannot be written.")
    }
    doors?.end()
    try view.ended(keeping: keeper.head.keeping, files: output.records)
    if doors != nil {
      // Phones ask every two seconds, and those that were dark when somebody looks at them.
      try view.farewell()
      if screen.isInteractive {
        _ = screen.hasInputWaiting(milliseconds: 60_000)
      } else {
        Thread.sleep(forTimeInterval: 3)
      }
    }
    isFinished = true
  }

  /// What is private goes off the screen before anything else comes on it.
  private mutating func wipe() throws {
    hasSecretOnScreen = false
    try screen.clear()
    try show()
  }

  private mutating func leave() throws {
    isFinished = true
    try view.left()
  }
}
