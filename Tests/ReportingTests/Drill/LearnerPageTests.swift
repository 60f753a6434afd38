import CaseModel
import Drills
import Foundation
import Testing

@testable import Reporting

@Suite struct LearnerPageTests {
  static func page(_ drill: Drill, _ seat: Int, hasEnded: Bool = false) -> String {
    DrillExamples.text(
      DrillExamples.pages.learner(DrillExamples.moment(drill, hasEnded: hasEnded), seat: drill.seats[seat]))
  }

  static func refused(_ drill: Drill, _ problem: DrillProblem, _ text: String, _ key: QuestionKey?) -> String {
    let moment = DrillExamples.moment(drill)
    return DrillExamples.text(
      DrillExamples.pages.learner(moment, seat: drill.seats[0], problem: problem, text: text, to: key))
  }

  @Test func `an open question has a box with what was sent before`() throws {
    let drill = try DrillExamples.atSay(.open)
    let sent = Self.page(drill, 0)
    #expect(sent.contains("data-draft=\"small/say\" data-sent=\"yes\""))
    #expect(sent.contains("maxlength=\"8000\" id=\"answer\" name=\"answer\">\nI&#39;m so sorry."))
    #expect(sent.contains("Send again") && sent.contains("Sent; you may change it until the question closes."))
    let empty = Self.page(drill, 5)
    #expect(empty.contains("name=\"answer\">\n</textarea>") && empty.contains(">Send</button>"))
    #expect(!empty.contains("data-sent") && !empty.contains("Sent;"))
  }

  @Test func `a question for oneself has no box`() throws {
    var drill = try DrillExamples.atSay(.revealed)
    #expect(drill.apply(.moved(try #require(drill.next))) == nil)
    #expect(drill.currentQuestion?.kind == .notice)
    let page = Self.page(drill, 0)
    #expect(page.contains("for yourself alone") && page.contains("Nothing is sent"))
    #expect(!page.contains("<textarea") && !page.contains("<form"))
  }

  @Test func `what is refused while the question is open goes back into the box`() throws {
    let drill = try DrillExamples.atSay(.open)
    let page = Self.refused(drill, .refused(.tooLong), "My long </textarea> words", drill.currentKey)
    #expect(page.contains("name=\"answer\">\nMy long &lt;/textarea&gt; words</textarea>"))
    #expect(page.contains("role=\"alert\">Not sent: it has more than 8000 characters."))
    #expect(page.contains("<form") && !page.contains("data-sent"))
    let state = DrillExamples.pages.learnerState(DrillExamples.moment(drill), seat: drill.seats[0])
    #expect(page.contains("data-state=\"\(state)\""))
  }

  @Test func `what comes too late is given back where it cannot be sent`() throws {
    for stage in [DrillPlace.Stage.closed, .shown, .revealed] {
      let drill = try DrillExamples.atSay(stage)
      let page = Self.refused(drill, .refused(.notOpen), "Too late", drill.currentKey)
      #expect(page.contains("name=\"answer\">\nToo late</textarea>") && !page.contains("<form"))
      #expect(page.contains("<a href=\"/\">Go on") && !page.contains("refresh"))
    }
    // Another question is open: the words are not put into its box.
    let drill = try DrillExamples.atSay(.open)
    let other = QuestionKey(caseID: "small", questionID: "patient")
    let page = Self.refused(drill, .refused(.notOpen), "Too late", other)
    #expect(page.contains("<a href=\"/\">Go on") && page.components(separatedBy: "Too late").count == 2)
    #expect(page.components(separatedBy: "id=\"answer\"").count == 2)
  }

  @Test func `each is told the letter of their own answer, the same as on the screen`() throws {
    let drill = try DrillExamples.atSay(.shown)
    let board = try #require(DrillExamples.moment(drill).board)
    for seat in 0..<5 {
      let letter = try #require(board.readings.first { $0.seat == seat + 1 }).letter
      #expect(Self.page(drill, seat).contains("Yours is <strong>\(letter)</strong> on the screen."))
      for other in DrillExamples.said.indices where other != seat {
        let others = DrillExamples.said[other].prefix(12).replacing("'", with: "&#39;").replacing("<", with: "&lt;")
        #expect(!Self.page(drill, seat).contains(others))
      }
    }
    #expect(Self.page(drill, 5).contains("You sent nothing to this one, and that is all right."))
    #expect(!Self.page(drill, 5).contains("Yours is"))
  }

  @Test func `feedback is words, what counted is underlined, and nothing is counted`() throws {
    let page = Self.page(try DrillExamples.atSay(.revealed), 0)
    #expect(page.contains("<mark>sorry</mark>") && page.contains("<strong>met</strong>"))
    #expect(try #require(WellFormed(Array(page.utf8))).text.firstMatch(of: /\d of \d|answers?\b: \d/) == nil)
  }

  @Test func `the tutor's mark takes the place of the program's, with its reason`() throws {
    var drill = try DrillExamples.atSay(.revealed)
    let key = try #require(drill.currentKey)
    #expect(Self.page(drill, 2).components(separatedBy: "<strong>not seen</strong>").count == 3)
    for (mark, verdict) in [(2, "met"), (1, "partly"), (0, "not seen")] {
      let outOf = try #require(drill.currentQuestion).markable[0].outOf
      let override = MarkOverride(
        question: key, seat: 3, criterion: "sorry", mark: min(mark, outOf), program: 0, reason: "She <b>does</b>",
        at: DrillExamples.noon)
      #expect(drill.apply(.overrode(override)) == nil)
      let page = Self.page(drill, 2)
      #expect(page.contains("<bdi>Says sorry</bdi>: <strong>\(outOf == 1 && mark == 1 ? "met" : verdict)</strong>"))
      #expect(page.contains("Marked by your tutor: She &lt;b&gt;does&lt;/b&gt;"))
      #expect(page.contains("The program&#39;s reading: not seen."))
    }
  }

  @Test func `what nobody named is said when answers are revealed`() throws {
    var drill = DrillExamples.drill()
    while drill.currentQuestion?.kind != .patient { #expect(drill.apply(.moved(try #require(drill.next))) == nil) }
    #expect(
      drill.apply(.answered(device: "device of Anna Quill", try #require(drill.currentKey), text: "She is lonely."))
        == nil)
    while drill.place.stage != .revealed { #expect(drill.apply(.moved(try #require(drill.next))) == nil) }
    let heading = "Nobody named this, this time</h2>\n<ul><li dir=\"auto\">afraid</li>"
    #expect(Self.page(drill, 0).contains(heading))
    #expect(Self.page(drill, 4).contains(heading))
  }

  @Test func `the end forgets drafts and needs no typing`() throws {
    let page = Self.page(DrillExamples.drill(), 0, hasEnded: true)
    #expect(page.contains("data-ended=\"yes\"") && !page.contains("<textarea"))
  }
}
