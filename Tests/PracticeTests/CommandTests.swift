import CaseModel
import Testing

@testable import Practice

/// What can be typed instead of an answer.
@Suite struct CommandTests {
  @Test func `a command is a colon and a word, in any case, alone unless it takes more`() {
    #expect(Command(" :HELP ") == .help)
    #expect(Command(":open  another-small-gift ") == .open("another-small-gift"))
    #expect(Command(":cases men's health") == .cases("men's health"))
    #expect(Command(":note I was tired.") == .note("I was tired."))
    #expect(Command(":note I was\ntired.") == .note("I was\ntired."))
    #expect(Command(":flag") == .flag(""))
    #expect(Command(":skpi") == .unknown(":skpi"))
    for answer in [":quit is what I typed", ":-)", ": skip", "skip", ":help\nme", "", ":skpi this", ":D", ":o"] {
      #expect(Command(answer) == nil, "\(answer)")
    }
  }

  @Test func `every command of the help is one`() {
    for entry in Command.all {
      let command = Command(entry.name)
      #expect(command != nil && command != .unknown(entry.name), "\(entry.name)")
    }
  }

  @Test func `what may be recalled holds no words of the learner`() {
    #expect(Command.isRecallable(":open small") && Command.isRecallable(":note"))
    for line in [":note I was tired", ":flag it is wrong", "I am sorry", ":skpi", ""] {
      #expect(!Command.isRecallable(line), "\(line)")
    }
  }

  @Test func `slips are told`() {
    var session = SessionTests.atSay()
    #expect(
      SessionTests.run(&session, [.line(":skpi"), .line(":xyzzy"), .line(":open frist"), .line(":open")]) == [
        ["say unknownCommand(\":skpi\", meant: Optional(\":skip\"))"], ["say unknownCommand(\":xyzzy\", meant: nil)"],
        ["say unknownCase(\"frist\", meant: Optional(\"first\"))"], ["say openWhat"],
      ])
  }

  @Test func `where no answer is waited for, a slip with more words is told, too`() {
    var session = SessionTests.session()
    _ = session.start()
    #expect(
      SessionTests.run(&session, [.line(":opne second")])
        == [["say unknownCommand(\":opne\", meant: Optional(\":open\"))"]])
  }

  @Test func `hints go from the general to the particular and stop at the last`() {
    var session = SessionTests.atSay()
    let hints = SessionTests.run(&session, [.line(":hint"), .line(":hint"), .line(":hint")]).joined()
    #expect(hints.first?.hasPrefix("hint Write the very words") == true)
    #expect(hints.dropFirst().allSatisfy { $0 == "hint Looked for: sorry. last" })
  }

  @Test func `numbers, why and again speak of the answer scored last`() {
    var session = SessionTests.atSay()
    #expect(
      SessionTests.run(&session, [.line(":why"), .line(":again"), .line(":marks")]) == [
        ["say nothingScoredYet"], ["say nothingScoredYet"], ["say numbers(shown: true)"],
      ])
    #expect(session.showsNumbers)
    _ = SessionTests.run(&session, [.line("sorry"), .line(""), .kept, .line(":marks")])
    #expect(
      SessionTests.run(&session, [.line(":why"), .line(":again"), .line(":marks")]) == [
        ["explain say"], ["again say"], ["feedback 2", "say numbers(shown: true)"],
      ])
  }

  @Test func `notes and flags belong to the case and the question that is asked`() {
    var session = SessionTests.session()
    _ = session.start()
    #expect(
      SessionTests.run(
        &session,
        [.line(":flag"), .line(":note before"), .line(""), .line(":flag odd"), .line(":note me"), .line(":note")])
        == [
          ["say nothingAskedYet(isLineLost: false)"], ["note first - before"], ["present first", "ask notice 1/2"],
          ["flag first notice odd"], ["note first notice me"], ["notes first"],
        ])
  }

  @Test func `cases are found by theme, path and words, and one that is left is offered again`() {
    var session = SessionTests.atSay()
    #expect(
      SessionTests.run(
        &session,
        [.line(":cases"), .line(":cases waiting"), .line(":cases both"), .line(":cases SEC"), .line(":cases none")])
        == [
          ["list first second"], ["list second"], ["list second first"], ["list second"], ["list "],
        ])
    #expect(
      SessionTests.run(&session, [.line("I am"), .line(":open second"), .line(":skip")]) == [
        ["draft say: I am"], ["draft say: I am", "say keptForLater", "offer second"], ["say skipped", "offer first"],
      ])
    #expect(SessionTests.run(&session, [.line("")]) == [["present first", "ask say 2/2"]])
    #expect(SessionTests.run(&session, [.line(":open both"), .line(":skip")]).joined().contains("offer second"))
  }

  @Test func `Tab completes commands, and names where a command takes one`() {
    let library = SessionTests.session().library
    #expect(Completions.of(":ca", in: library) == [":case", ":cases"])
    #expect(Completions.of(":open s", in: library) == ["second"])
    #expect(Completions.of(":open ", in: library) == ["both", "first", "second"])
    #expect(Completions.of(":cases ", in: library) == ["both", "long waits", "waiting"])
    #expect(Completions.of(":cases long w", in: library) == ["waits"])
    for answer in ["I am s", ":note s", ":open second f", ""] {
      #expect(Completions.of(answer, in: library) == [], "\(answer)")
    }
  }
}
