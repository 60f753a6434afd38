import CaseModel
import Drills
import Foundation
import Testing

@testable import Reporting

/// Drills of six learners on the small case.
enum DrillExamples {
  static let names = ["Anna Quill", "Ben Quill", "Cleo Quill", "Dora <i>Quill</i>", "Ewa Quill", "Fritz Quill"]
  static let said = [
    "I'm so sorry. How was it for you?", "I am sorry you had to wait.", "Please be calm, it is not my fault.",
    "<script>alert('x')</script> I'm sorry", "Oh </textarea><img src=x onerror=y> & how are you?",
  ]
  static let group = "Tuesday </title><b>group</b>"
  static let noon = Date(timeIntervalSince1970: 43_200)

  static let pages = DrillPages(
    group: group, code: "KUR4MB", address: "http://192.168.1.20:8080", usesRoster: true,
    keeping: .counts, timeZone: .gmt)

  static func drill(cases: [String] = ["small", "small"]) -> Drill {
    var drill = Drill(DrillPlan(cases: cases, group: group, roster: names, seed: 5, started: noon)) {
      GroupExamples.bank.find($0)
    }
    for name in names { #expect(drill.apply(.joined(device: "device of \(name)", name: name)) == nil) }
    return drill
  }

  static func moment(_ drill: Drill, hasEnded: Bool = false) -> DrillMoment {
    var board: Board?
    if let question = drill.currentQuestion, let teachingCase = drill.currentCase {
      board = Board(drill, question, of: teachingCase, in: GroupExamples.bank)
    }
    return DrillMoment(drill, board: board, hasEnded: hasEnded, at: Date(timeIntervalSince1970: 0))
  }

  /// The five answers to the question that is open; the sixth learner sends nothing.
  static func answer(_ drill: inout Drill) throws {
    let key = try #require(drill.currentKey)
    for (seat, text) in zip(drill.seats, said) {
      let event = DrillEvent.answered(device: try #require(seat.device), key, text: text)
      #expect(drill.apply(event) == nil)
    }
  }

  /// Every place of a drill from its beginning to its end, with answers, a mark, a note and a time.
  static func wholeDrill() throws -> [DrillMoment] {
    var drill = drill()
    var moments = [moment(drill)]
    while let next = drill.next, moments.count < 80 {
      #expect(drill.apply(.moved(next)) == nil)
      moments.append(moment(drill))
      guard drill.takesAnswers, drill.place.caseIndex == 0 else { continue }
      #expect(drill.apply(.timed(until: noon.addingTimeInterval(300))) == nil)
      try answer(&drill)
      moments.append(moment(drill))
      let question = try #require(drill.currentQuestion)
      let override = MarkOverride(
        question: try #require(drill.currentKey), seat: 3, criterion: question.markable[0].id, mark: 1, program: 0,
        reason: "In <u>other</u> words", at: noon)
      #expect(drill.apply(.overrode(override)) == nil)
      let note = DrillNote(caseID: "small", questionID: question.id, text: "A <u>note</u>")
      #expect(drill.apply(.noted(note)) == nil)
      moments.append(moment(drill))
    }
    #expect(drill.place.stage == .closing)
    return moments + [moment(drill, hasEnded: true)]
  }

  /// A drill with answers to the question `say`, at some stage of it.
  static func atSay(_ stage: DrillPlace.Stage) throws -> Drill {
    var drill = drill()
    while !drill.takesAnswers { #expect(drill.apply(.moved(try #require(drill.next))) == nil) }
    try answer(&drill)
    while drill.place.stage != stage { #expect(drill.apply(.moved(try #require(drill.next))) == nil) }
    return drill
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
