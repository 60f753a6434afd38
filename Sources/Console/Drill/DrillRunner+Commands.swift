import CaseLoading
import CaseModel
import Drills
import Foundation
import Terminal

/// What a tutor can do besides going on.
extension DrillRunner {
  // MARK: Answers

  mutating func take(answer text: String) throws {
    guard let key = drill.currentKey, drill.takesAnswers else {
      return try view.say("No question is open, so that was not taken. :note keeps it in the record.")
    }
    guard try happen(.typed(key, texts: [text])) else { return }
    canRetype = true
    try view.count(drill)
  }

  mutating func passRound(_ source: any LineSource) throws {
    guard let key = drill.currentKey, drill.takesAnswers, let question = drill.currentQuestion else {
      return try view.say("No question is open; the keyboard goes round while one is.")
    }
    var round = DrillRound(view: view, screen: screen, source: source, question: question)
    try round.run { text in try happen(.typed(key, texts: [text])) }
    canRetype = false
    try show()
  }

  mutating func read(_ path: String) throws {
    guard let key = drill.currentKey, drill.takesAnswers, let teachingCase = drill.currentCase else {
      return try view.say("No question is open; answers from a file go to the one that is.")
    }
    do {
      let found = try DrillAnswerFile.answers(to: key, of: teachingCase, in: path)
      let before = drill.answers(to: key).count
      guard try happen(.typed(key, texts: found.answers)) else { return }
      canRetype = false
      let taken = drill.answers(to: key).count - before
      let left = found.others + found.answers.count - taken
      try view.say("\(Count.of(taken, "answer")) taken from the file; \(Count.of(left, "row")) left out.")
      try view.count(drill)
    } catch let outcome as Outcome {
      try view.say(outcome.message ?? "The file cannot be read.")
    }
  }

  // MARK: The tutor's own words

  func note(_ text: String) throws {
    let drill = drill
    let note = DrillNote(caseID: drill.currentCase?.id, questionID: drill.currentQuestion?.id, text: text)
    if try happen(.noted(note)) { try view.say("Noted, for the record.") }
  }

  func override(_ letter: String, _ criterion: String, _ mark: Int, _ reason: String) throws {
    let drill = drill
    guard [.shown, .revealed].contains(drill.place.stage), let key = drill.currentKey,
      let board = room.board(of: drill)
    else { return try view.say("Marks are put to answers that are shown.") }
    guard let reading = board.reading(letter) else {
      return try view.say(
        "There is no answer \(letter); there are \(board.readings.map(\.letter).joined(separator: ", ")).")
    }
    let items = board.question.markable
    guard let item = items.first(where: { $0.id == criterion }) else {
      return try view.unknownCriterion(criterion, known: items.map(\.id))
    }
    guard (0...item.outOf).contains(mark) else {
      return try view.say("A mark on \(criterion) is 0 to \(item.outOf).")
    }
    let override = MarkOverride(
      question: key, seat: reading.seat, criterion: criterion, mark: mark, program: reading.programMark(criterion),
      reason: reason, at: clock.now)
    if try happen(.overrode(override)) { try view.overrode(override, letter: reading.letter) }
  }

  func setTimer(_ time: Date?) throws {
    guard drill.place.stage == .open else { return try view.say("No question is open.") }
    guard try happen(.timed(until: time)) else { return }
    try view.say(time.map { "Closes at \(DayText.minute($0)). It is you who closes it." } ?? "No time is set.")
  }

  func spread() throws {
    let drill = drill
    guard [.shown, .revealed].contains(drill.place.stage), let board = room.board(of: drill) else {
      return try view.say("The spread is seen when the answers are.")
    }
    try view.spread(board)
  }

  // MARK: Cases and phones

  mutating func open(_ id: String) throws {
    let known = room.cases.catalogue.heads.map(\.id)
    guard known.contains(id) else { return try view.unknownCase(id, known: known) }
    guard room.cases.open(id) != nil else { return try view.say("\(id) has a fault; balint check names it.") }
    guard try happen(.inserted(caseID: id)) else { return }
    if [.closing, .voices].contains(drill.place.stage), let next = drill.nextCase { return try go(to: next) }
    try view.say("\(id) comes next.")
  }

  func address() throws {
    guard let doors else { return try view.noPhones() }
    try doors.show(on: screen)
  }

  mutating func tutorPage() throws {
    guard let doors else { return try view.noPhones() }
    if asked == .tutorPage {
      try view.tutorPage(doors.tutorAddress)
      hasSecretOnScreen = true
    } else {
      try view.warnOfTutorPage()
      asksAgain = .tutorPage
    }
  }

  func free(_ name: String) throws {
    if try happen(.released(name: name)) { try view.say("Another phone may join under that name now.") }
  }
}
