import Testing

@testable import Drills

/// What a tutor can type.
@Suite struct TutorCommandTests {
  @Test func `commands take what they need, whatever their case`() {
    #expect(TutorCommand(":NEXT") == .next)
    #expect(TutorCommand("  :undo ") == .undo)
    #expect(
      TutorCommand(":override b thanks-first 2 she did, in her way")
        == .override(letter: "B", criterion: "thanks-first", mark: 2, reason: "she did, in her way"))
    #expect(TutorCommand(":timer 3") == .timer(minutes: 3) && TutorCommand(":timer OFF") == .timerOff)
    #expect(TutorCommand(":note two\nlines") == .note("two\nlines"))
    #expect(TutorCommand(":read my answers.csv ") == .read("my answers.csv"))
    #expect(TutorCommand(":q") == .quit)
  }

  @Test func `what lacks something says so, and what is none is told apart from an answer`() {
    for line in [":override", ":override B thanks 2", ":override B thanks two because", ":timer", ":timer 0", ":note"] {
      guard case .incomplete = TutorCommand(line) else {
        Issue.record("\(line) is not incomplete")
        continue
      }
    }
    #expect(TutorCommand(":nxet") == .unknown(":nxet") && TutorCommand(":end it all") == .unknown(":end"))
    #expect(TutorCommand(":undo\nand more") == .unknown(":undo"))
    for answer in ["Thank you.", "", ": next", ":-)", "next"] { #expect(TutorCommand(answer) == nil, "\(answer)") }
  }

  @Test func `every command of the help is one`() {
    for entry in TutorCommand.all {
      let line =
        entry.name == ":override" ? ":override A b 1 c" : entry.name == ":timer" ? ":timer 1" : entry.name + " x"
      let command = TutorCommand(entry.takes.isEmpty ? entry.name : line)
      #expect(command != nil && command != .unknown(entry.name) && command != .incomplete(entry.name), "\(entry.name)")
    }
  }
}
