import CaseModel
import Foundation
import Testing

@testable import Drills

/// What a drill is made of: events, one after another.
@Suite struct DrillTests {
  @Test func `going on leads through a whole case, and past what is for each alone`() {
    var drill = SmallBank.drill(["gift", "late"])
    var stages: [String] = []
    while let next = drill.next {
      #expect(drill.apply(.moved(next)) == nil)
      stages.append("\(next.caseIndex).\(next.questionIndex) \(next.stage)")
      if drill.takesAnswers, let key = drill.currentKey { _ = drill.apply(.typed(key, texts: ["Thank you."])) }
    }
    #expect(
      stages == [
        "0.0 presented", "0.0 open",  // notice: nothing to close
        "0.1 open", "0.1 closed", "0.1 shown", "0.1 revealed",
        "0.2 open", "0.2 closed", "0.2 shown", "0.2 revealed",
        "0.2 voices", "1.0 offered", "1.0 presented",
        "1.0 open", "1.0 closed", "1.0 shown", "1.0 revealed", "1.0 voices", "1.0 closing",
      ])
  }

  @Test func `where nobody answered there is nothing to set side by side`() {
    var drill = SmallBank.open()
    _ = drill.apply(.moved(drill.next ?? DrillPlace()))
    #expect(drill.place.stage == .closed && drill.next?.stage == .revealed)
  }

  @Test func `a question and a case can be left as they are`() {
    var drill = SmallBank.drill(["gift", "late"])
    #expect(drill.afterSkip == DrillPlace(caseIndex: 1))
    _ = drill.apply(.moved(DrillPlace(questionIndex: 1, stage: .open)))
    #expect(drill.afterSkip == DrillPlace(questionIndex: 2, stage: .open))
    _ = drill.apply(.moved(DrillPlace(caseIndex: 1)))
    #expect(drill.afterSkip?.stage == .closing)
    _ = drill.apply(.moved(DrillPlace(caseIndex: 1, stage: .closing)))
    #expect(drill.afterSkip == nil && drill.next == nil)
  }

  @Test func `a learner has one answer to a question and may change it until it closes`() {
    var drill = SmallBank.open()
    #expect(drill.apply(.answered(device: "a", SmallBank.say, text: "First.")) == nil)
    #expect(drill.apply(.answered(device: "a", SmallBank.say, text: "Second.")) == nil)
    #expect(drill.answers(to: SmallBank.say) == [1: "Second."])
    _ = drill.apply(.moved(DrillPlace(questionIndex: 1, stage: .closed)))
    #expect(drill.apply(.answered(device: "a", SmallBank.say, text: "Third.")) == .notOpen)
    #expect(drill.answers(to: SmallBank.say) == [1: "Second."])
  }

  @Test func `what is refused changes nothing, not even what others count by`() {
    var drill = SmallBank.open()
    let before = drill.version
    let long = String(repeating: "a", count: Drill.longestAnswer + 1)
    #expect(drill.apply(.answered(device: "nobody", SmallBank.say, text: "Hello.")) == .notJoined)
    #expect(drill.apply(.answered(device: "a", SmallBank.say, text: " \n ")) == .empty)
    #expect(drill.apply(.answered(device: "a", SmallBank.say, text: long)) == .tooLong)
    #expect(
      drill.apply(.answered(device: "a", QuestionKey(caseID: "gift", questionID: "patient"), text: "x")) == .notOpen)
    #expect(drill.apply(.inserted(caseID: "none")) == .unknown)
    #expect(drill.apply(SmallBank.override(1, "thanks", 1)) == .unknown)
    #expect(drill.version == before && drill.answers(to: SmallBank.say).isEmpty && drill.seats.count == 3)
  }

  @Test func `answers that are typed count for as many people as typed one question`() {
    var drill = SmallBank.open()
    let patient = QuestionKey(caseID: "gift", questionID: "patient")
    for text in ["Thank you.", "Sorry."] { _ = drill.apply(.typed(SmallBank.say, texts: [text])) }
    _ = drill.apply(.answered(device: "a", SmallBank.say, text: "Your son?"))
    #expect(drill.peopleCount == 5 && drill.peopleCount(at: SmallBank.say) == 5 && drill.joinedCount == 3)
    _ = drill.apply(.moved(DrillPlace(questionIndex: 2, stage: .open)))
    for text in ["Fear.", "Joy.", "Grief."] { _ = drill.apply(.typed(patient, texts: [text])) }
    #expect(drill.peopleCount == 6 && drill.peopleCount(at: SmallBank.say) == 5)
  }

  @Test func `nothing is taken for a question that is for each alone`() {
    var drill = SmallBank.open()
    let notice = QuestionKey(caseID: "gift", questionID: "notice")
    _ = drill.apply(.moved(DrillPlace(stage: .open)))
    #expect(!drill.takesAnswers && drill.apply(.answered(device: "a", notice, text: "Tired.")) == .notOpen)
  }

  @Test func `with a roster only its names join, each from one device until it is freed`() {
    var drill = SmallBank.drill(roster: ["Anna Maria", "Ben"])
    #expect(drill.apply(.joined(device: "a", name: " anna  maria")) == nil)
    #expect(drill.seats.map(\.name) == ["Anna Maria"])
    #expect(drill.apply(.joined(device: "b", name: "Carl")) == .unknownName)
    #expect(drill.apply(.joined(device: "b", name: nil)) == .unknownName)
    #expect(drill.apply(.joined(device: "b", name: "Anna Maria")) == .nameTaken)
    #expect(drill.apply(.joined(device: "a", name: "Ben")) == nil)  // a page that was sent twice
    #expect(drill.seats.count == 1)
    _ = drill.apply(.moved(DrillPlace(questionIndex: 1, stage: .open)))
    _ = drill.apply(.answered(device: "a", SmallBank.say, text: "Thank you."))
    #expect(drill.apply(.released(name: "Ben")) == .unknownName)
    #expect(drill.apply(.released(name: "ANNA MARIA")) == nil)
    #expect(drill.apply(.answered(device: "a", SmallBank.say, text: "No.")) == .notJoined)
    #expect(drill.apply(.joined(device: "b", name: "Anna Maria")) == nil)
    // The answer is hers, not the telephone's.
    #expect(drill.seat(device: "b")?.number == 1 && drill.answers(to: SmallBank.say) == [1: "Thank you."])
  }

  @Test func `what was written down makes the same drill again`() throws {
    var drill = SmallBank.drill(["gift", "late"], roster: ["Anna", "Ben"])
    let events: [DrillEvent] = [
      .joined(device: "a", name: "Anna"), .moved(DrillPlace(questionIndex: 1, stage: .open)),
      .answered(device: "a", SmallBank.say, text: "Thank you. “Your son?”\n🙂"),
      .typed(SmallBank.say, texts: ["Sorry."]),
      .timed(until: SmallBank.start.addingTimeInterval(60)), .undone,
      .moved(DrillPlace(questionIndex: 1, stage: .closed)), .undone,
      .noted(DrillNote(caseID: "gift", questionID: "say", text: "Quiet today.")),
      SmallBank.override(1, "asks", 1), .inserted(caseID: "late"), .released(name: "Anna"),
      .answered(device: "a", SmallBank.say, text: "refused"),
    ]
    for event in events { _ = drill.apply(event) }
    var again = SmallBank.drill(["gift", "late"], roster: ["Anna", "Ben"])
    for event in events {
      let bytes = try JSONEncoder().encode(event)
      _ = again.apply(try JSONDecoder().decode(DrillEvent.self, from: bytes))
    }
    #expect(again.place == drill.place && again.seats == drill.seats && again.notes == drill.notes)
    #expect(again.overrides == drill.overrides && again.answers == drill.answers && again.version == drill.version)
    #expect(again.cases.map(\.id) == drill.cases.map(\.id) && again.closesAt == drill.closesAt)
  }
}
