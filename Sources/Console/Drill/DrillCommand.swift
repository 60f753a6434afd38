import AnswerFiles
import ArgumentParser
import CaseLoading
import CaseModel
import Drills
import Foundation
import LearnerHistory
import Terminal

/// `balint drill`: a tutor, a group and a screen.
struct DrillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill", abstract: "Lead a group through cases, on a projector and on phones.",
    discussion: """
      You lead: show a case, open a question, collect answers, close it, set them side by side without names, say what \
      was looked for, and end with what facilitators said, who differ. Nobody is ranked.

      EXAMPLES
        balint drill another-small-gift                    answers are typed here, or the keyboard goes round
        balint drill --path first-steps --listen           phones on this machine alone, to try it
        balint drill --path first-steps --listen --host 0.0.0.0   phones in the room
        balint drill --listen --roster names.txt           only those on the list may join, under their names
        balint drill --resume                              go on where the program was left or killed

      Answers are deleted when the drill ends. What is kept is a record of counts, notes and marks (balint history \
      drills); --forget keeps not even that.
      """)

  @Argument(
    help: ArgumentHelp("The cases, by id, in their order.", valueName: "case"), completion: .caseIDs)
  var caseIDs: [String] = []

  @Option(help: "The cases of this learning path, in its order.", completion: .paths)
  var path: String?

  @Option(help: "What you call the group, for the record.")
  var group = ""

  @Option(help: "A file with the name of one learner on each line; only they can join, and you see who wrote what.")
  var roster: String?

  @Flag(help: "Nobody gives a name, and nobody can see who wrote what. This is so without --roster.")
  var anonymous = false

  @Flag(help: "Go on with the drill that was left or killed last.")
  var resume = false

  @Option(name: .customLong("session"), help: "With --resume: go on with this one of several that were left.")
  var session: Int64?

  @OptionGroup var doors: DrillDoorOptions
  @OptionGroup var output: DrillOutput
  @Option(help: "The order of chance in which answers are shown, always the same for one number.")
  var seed: UInt64?

  @OptionGroup var bank: BankOptions
  @OptionGroup var calibration: CalibrationOptions
  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    if roster != nil, anonymous { throw ValidationError("--roster and --anonymous do not go together") }
    if !caseIDs.isEmpty, path != nil { throw ValidationError("name cases or a --path, not both") }
    if resume, !caseIDs.isEmpty || path != nil || roster != nil || anonymous || !group.isEmpty || seed != nil {
      throw ValidationError("--resume goes on with the cases and the group that there were")
    }
    if session != nil, !resume { throw ValidationError("--session goes with --resume") }
    if resume, output.keepAnswers || output.namesPeople || output.forget {
      throw ValidationError("what is kept was said when the drill began; --resume keeps to it")
    }
    if output.forget, !output.records.isEmpty {
      throw ValidationError("--forget keeps nothing, and --record asks for something")
    }
    if output.namesPeople, roster == nil { throw ValidationError("--names needs a --roster") }
  }

  func run() throws {
    let screen = Screen.standard(look)
    try output.check(apartFrom: history.location)
    do {
      let store = try HistoryStore(at: history.location)
      let learner = try store.learner(orEnter: UUID().uuidString.lowercased(), at: clock.now)
      let left = try LeftDrill.all(store, at: history.location)
      let keeper = try resume ? goOn(with: left, store, learner) : begin(store, learner)
      if !resume, !left.isEmpty { tell(left) }
      let opened = try keeper.head.entrance.map { try DrillDoors($0, of: keeper, clock: clock) }
      defer { opened?.close() }
      let view = DrillView(screen, hasPhones: opened != nil)
      try greet(view, keeper)
      try opened?.show(on: screen)
      var runner = DrillRunner(
        screen: screen, view: view, keeper: keeper, clock: clock, output: output, doors: opened)
      try runner.run()
    } catch let error as HistoryError {
      throw Outcome.unreadable(error.description)
    }
  }

  private func goOn(with left: [LeftDrill], _ store: HistoryStore, _ learner: String) throws -> DrillKeeper {
    let found = session.map { number in left.first { $0.session == number } } ?? left.first
    guard let found else {
      if left.isEmpty { throw Outcome.misused("there is no drill to go on with") }
      tell(left)
      throw Outcome.misused("there is no drill of that number to go on with")
    }
    var options = bank
    if options.path == nil { options.path = found.head.bank }
    let cases = DrillCases(try options.catalogue(), Calibrations(options, calibration))
    return try DrillKeeper.resume(
      found, entrance: try doors.entrance(moving: found.head.entrance), cases: cases, store: store, learner: learner,
      at: history.location)
  }

  private func tell(_ left: [LeftDrill]) {
    Messages.write(
      "balint: drills that were left and not ended; --resume goes on with the first, --session N with another")
    for drill in left { Messages.write("  \(drill.line)") }
  }

  private func begin(_ store: HistoryStore, _ learner: String) throws -> DrillKeeper {
    let cases = DrillCases(try bank.catalogue(), Calibrations(bank, calibration))
    let ids = try chosen(cases)
    let names = try roster.map { try DrillRoster.read($0) }
    let plan = DrillPlan(
      cases: ids, group: group, roster: names, seed: seed ?? UInt64.random(in: .min ... .max), started: clock.now)
    let hashes = ids.compactMap { id in cases.open(id).map { (id, $0.teachingCase.hash) } }
    let head = DrillKeeper.Head(
      plan: plan, hashes: Dictionary(hashes) { first, _ in first },
      bank: bank.namedPath.map { URL(fileURLWithPath: $0).path }, entrance: try doors.entrance(),
      keeping: output.keeping)
    return try DrillKeeper.begin(
      head, cases: cases, store: store, learner: learner, at: history.location, now: clock.now)
  }

  /// The ids of the cases; each can be opened.
  private func chosen(_ cases: DrillCases) throws -> [String] {
    let catalogue = cases.catalogue
    let named = try path.map { try catalogue.require(path: $0).cases } ?? caseIDs
    guard !named.isEmpty else {
      throw Outcome.misused("name the cases, or a --path; balint cases list and balint cases paths show what there is")
    }
    for id in named {
      _ = try catalogue.require(id)
      guard cases.open(id) != nil else { throw Outcome.unreadable("\(id) has a fault; balint check names it") }
    }
    var seen: Set<String> = []
    return named.filter { seen.insert($0).inserted }
  }

  private func greet(_ view: DrillView, _ keeper: DrillKeeper) throws {
    let drill = keeper.room.drill
    if resume {
      try view.resumed(group: drill.plan.group, count: drill.peopleCount)
      return try view.changed(keeper.changedCases)
    }
    try view.welcome(group: group, caseCount: drill.cases.count, keeping: keeper.head.keeping)
    let lighter = keeper.room.cases.catalogue.heads.first { head in
      head.contentLabel == nil && head.level == 1 && !drill.cases.contains { $0.id == head.id }
    }
    try view.order(first: drill.cases.first, last: drill.cases.last, lighter: lighter)
  }
}

/// The names of those who may join.
enum DrillRoster {
  /// Reads a list of names, one on each line; of a table the column `learner` or `name`, else the first.
  static func read(_ path: String) throws -> [String] {
    let input = try InputFile(path)
    defer { input.close() }
    var lines: [String] = []
    do {
      var reader = try TextRowReader(
        name: input.name, column: nil, limits: AnswerLimits(), descriptor: input.descriptor)
      while let row = try reader.next() { if let text = row.text { lines.append(text) } }
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
    var seen: Set<String> = []
    let names = lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
    for name in names where !seen.insert(name.lowercased()).inserted {
      throw Outcome.unreadable("\(path): “\(name)” is there twice; make the two differ, as a name can join once")
    }
    guard !names.isEmpty else { throw Outcome.unreadable("\(path) holds no names; write one on each line") }
    return names
  }
}
