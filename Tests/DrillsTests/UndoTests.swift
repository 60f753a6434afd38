import CaseModel
import Foundation
import Testing

@testable import Drills

/// Every step of the tutor can be taken back; what learners sent stays.
@Suite struct UndoTests {
  @Test func `a step back leads to where the drill was, with the answers that had come`() {
    var drill = SmallBank.open()
    _ = drill.apply(.answered(device: "a", SmallBank.say, text: "Thank you."))
    _ = drill.apply(.timed(until: SmallBank.start))
    _ = drill.apply(.moved(DrillPlace(questionIndex: 1, stage: .closed)))
    #expect(drill.closesAt == nil)
    #expect(drill.lastStep == .place(DrillPlace(questionIndex: 1, stage: .open)))
    #expect(drill.apply(.undone) == nil)
    #expect(drill.place.stage == .open && drill.closesAt == SmallBank.start)
    #expect(drill.answers(to: SmallBank.say) == [1: "Thank you."])
    // Open again, it takes answers again.
    #expect(drill.apply(.answered(device: "b", SmallBank.say, text: "Your son?")) == nil)
    #expect(drill.apply(.undone) == nil && drill.closesAt == nil)
    #expect(drill.apply(.undone) == nil && drill.place.stage == .offered)
    #expect(drill.answers(to: SmallBank.say).count == 2)
    #expect(drill.apply(.undone) == .nothingToUndo && drill.lastStep == nil)
  }

  @Test func `what the tutor typed, marked, noted and put in goes one by one`() {
    var drill = SmallBank.open()
    _ = drill.apply(.typed(SmallBank.say, texts: ["Sorry."]))
    _ = drill.apply(SmallBank.override(4, "thanks", 1))
    _ = drill.apply(.noted(DrillNote(caseID: "gift", questionID: nil, text: "Loud.")))
    _ = drill.apply(.inserted(caseID: "late"))
    #expect(drill.cases.map(\.id) == ["gift", "late"] && drill.apply(.inserted(caseID: "gift")) == .alreadyTaken)
    #expect(drill.lastStep == .cases && drill.apply(.undone) == nil)
    #expect(drill.cases.map(\.id) == ["gift"])
    #expect(drill.lastStep == .note("Loud.") && drill.apply(.undone) == nil && drill.notes.isEmpty)
    #expect(drill.apply(.undone) == nil && drill.overrides.isEmpty)
    #expect(drill.lastStep == .answers(["Sorry."]) && drill.apply(.undone) == nil)
    #expect(drill.answers(to: SmallBank.say).isEmpty && drill.seats.count == 3)
  }

  @Test func `what came from a file goes at once, and a name that was freed is with its phone again`() {
    var drill = SmallBank.drill(roster: ["Anna"])
    _ = drill.apply(.joined(device: "a", name: "Anna"))
    _ = drill.apply(.moved(DrillPlace(questionIndex: 1, stage: .open)))
    #expect(drill.apply(.typed(SmallBank.say, texts: ["One.", " ", "Two.", "\u{200B}"])) == nil)
    #expect(drill.answers(to: SmallBank.say).count == 2 && drill.apply(.undone) == nil)
    #expect(drill.answers(to: SmallBank.say).isEmpty && drill.seats.count == 1)
    #expect(drill.apply(.typed(SmallBank.say, texts: [" ", "\u{200B}\u{200D}"])) == .empty)
    #expect(drill.apply(.released(name: "Anna")) == nil && drill.seat(device: "a") == nil)
    #expect(drill.lastStep == .release(name: "Anna") && drill.apply(.undone) == nil)
    #expect(drill.seat(device: "a")?.name == "Anna" && drill.place.stage == .open)
  }

  @Test func `a case that comes later is taken next, once`() {
    var drill = SmallBank.drill(["gift", "gift-two", "late"])
    #expect(drill.cases.map(\.id) == ["gift", "late"])
    #expect(drill.apply(.inserted(caseID: "late")) == nil && drill.cases.map(\.id) == ["gift", "late"])
  }

  @Test func `an answer that is taken back after its mark takes the mark along`() {
    var drill = SmallBank.open()
    _ = drill.apply(.answered(device: "a", SmallBank.say, text: "Thank you."))
    _ = drill.apply(.typed(SmallBank.say, texts: ["Sorry."]))
    _ = drill.apply(SmallBank.override(1, "thanks", 0))
    // Only the tutor's own steps are on the stack: the mark, then the answer that was typed.
    _ = drill.apply(.undone)
    _ = drill.apply(.undone)
    #expect(drill.answers(to: SmallBank.say) == [1: "Thank you."] && drill.overrides.isEmpty)
  }
}
