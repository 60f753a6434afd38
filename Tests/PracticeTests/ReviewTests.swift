import CaseLoading
import CaseModel
import Diagnostics
import Foundation
import Scheduling
import Testing

@testable import Practice

/// What comes back, when, and with which questions.
@Suite struct ReviewTests {
  static func day(_ number: Double) -> Date { Date(timeIntervalSince1970: number * 86_400) }

  static func heads(_ levels: [Int]) -> [CaseHead] {
    levels.enumerated().map { CaseHead(id: "c\($0)", title: "", level: $1, themes: [], contentLabel: nil) }
  }

  @Test func `what is due comes first, longest due before all, then what is new, from easy to hard, then the rest`() {
    let picker = CasePicker(due: ["c0": Self.day(9), "c1": Self.day(20), "c2": Self.day(3)])
    let picked = picker.pick(from: Self.heads([1, 1, 1, 3, 2]), at: Self.day(10))
    #expect(picked.map(\.head.id) == ["c2", "c0", "c4", "c3", "c1"])
    #expect(picked.map(\.reason) == [.due(Self.day(3)), .due(Self.day(9)), .new, .new, .early(Self.day(20))])
  }

  @Test func `a picker leaves out what it is told to`() {
    var picker = CasePicker(due: ["c0": Self.day(9), "c1": Self.day(20)])
    picker.newAtMost = 1
    #expect(picker.pick(from: Self.heads([1, 1, 2, 1]), at: Self.day(10)).map(\.head.id) == ["c0", "c3", "c1"])
    picker.dueOnly = true
    #expect(picker.pick(from: Self.heads([1, 1, 2, 1]), at: Self.day(10)).map(\.head.id) == ["c0"])
  }

  @Test func `a path keeps its order, and a seed gives one order of chance within each level`() {
    var picker = CasePicker(due: [:])
    picker.keepsOrder = true
    #expect(picker.pick(from: Self.heads([3, 1, 2]), at: Self.day(0)).map(\.head.id) == ["c0", "c1", "c2"])
    var orders: Set<[String]> = []
    for seed in 0..<20 as Range<UInt64> {
      picker.seed = seed
      let heads = Self.heads([2, 1, 1, 1, 1, 2])
      let order = picker.pick(from: heads, at: Self.day(0)).map(\.head.id)
      #expect(order == picker.pick(from: heads, at: Self.day(0)).map(\.head.id))
      #expect(order.suffix(2).sorted() == ["c0", "c5"])
      orders.insert(order)
    }
    #expect(orders.count > 5)
  }

  @Test(arguments: [
    (0.0, Rating.again), (0.33, .again), (0.34, .hard), (0.66, .hard), (0.67, .good), (1, .good),
  ]) func `the band of the score gives the rating`(share: Double, rating: Rating) {
    #expect(Proposal(Tally(earned: share, possible: 1), hadHint: false, missedSafety: false).rating == rating)
  }

  @Test func `after a hint or without a safety item hard is the most, and without a score it is good`() {
    let all = Tally(earned: 4, possible: 4)
    #expect(Proposal(all, hadHint: true, missedSafety: false).rating == .hard)
    #expect(Proposal(all, hadHint: false, missedSafety: true).rating == .hard)
    #expect(Proposal(Tally(earned: 0, possible: 4), hadHint: true, missedSafety: true).rating == .again)
    let unscored = Proposal(Tally(), hadHint: false, missedSafety: false)
    let unread = Proposal(Tally(), hadHint: false, missedSafety: false, hasUnread: true)
    #expect(unread.rating == .hard && unread.band == .unread)
    #expect(unscored.rating == .good && unscored.band == .unscored && unscored.share == nil)
  }

  @Test func `a rating is its number or how its name begins, and Enter leaves what was proposed`() {
    func rate(_ keys: [String]) -> [[String]] {
      var session = SessionTests.atSay()
      _ = SessionTests.run(&session, [.line("sorry"), .line(""), .kept])
      #expect(session.awaitsRating)
      return SessionTests.run(&session, keys.map { .line($0) })
    }
    #expect(rate(["4"]) == [["rate easy", "offer second"]])
    #expect(rate(["Again"]) == [["rate again", "offer second"]])
    #expect(rate(["h"]) == [["rate hard", "offer second"]])
    #expect(rate(["a weight on me"]) == [["say whichRating"]])
    #expect(rate([":hint"]) == [["say whichRating"]])
    #expect(rate([" "]) == [["offer second"]])
    #expect(rate(["5", ":why", ":skip"]) == [["say whichRating"], ["explain say"], ["offer second"]])
    #expect(rate([":quit"]) == [["finish"]])
  }

  @Test func `a case that was skipped through is not scheduled`() {
    var session = SessionTests.atSay()
    #expect(
      SessionTests.run(&session, [.line(":skip")]) == [["drop say", "say skipped", "close first", "offer second"]])
  }

  static let long = """
    case: long
    title: Long
    level: 1
    situation: She waits.
    questions:
      - notice: n?
      - say: a?
        rubric: [{criterion: sorry, looks for: sorry, full: sorry}]
      - turn: She cries.
        rubric: [{criterion: sorry, looks for: sorry, full: sorry}]
      - say: c?
        id: last
        rubric: [{criterion: sorry, looks for: sorry, full: sorry}]
    """

  @Test func `a case comes back with other questions, those longest ago or that went least well`() throws {
    let loaded = BankLoader.load([SourceText(name: "t", text: Self.long)])
    let teachingCase = try #require(loaded.bank.cases.first, "\(loaded.diagnostics)")
    func pick(_ past: [String: PastQuestion]) -> [String] {
      ReviewQuestions.pick(of: teachingCase, past: past).map(\.id)
    }
    let first = Self.day(5)
    var past = [
      "say": PastQuestion(lastAt: first, share: 1), "turn": PastQuestion(lastAt: first, share: 0.5),
      "last": PastQuestion(lastAt: first, share: 0),
    ]
    #expect(pick(past) == ["turn", "last"])
    past["turn"] = PastQuestion(lastAt: Self.day(7), share: 1)
    past["last"] = PastQuestion(lastAt: Self.day(7), share: 0.5)
    #expect(pick(past) == ["say", "last"])
    past["say"] = nil
    #expect(pick(past) == ["say", "last"])
  }

  @Test func `a review asks only some questions and says so`() {
    let past = ["say": PastQuestion(lastAt: Self.day(1), share: 1)]
    var session = SessionTests.session([.due(Self.day(2)), .new], past: past)
    _ = session.start()
    #expect(SessionTests.run(&session, [.line("")]) == [["present first", "review 1/2", "ask say 1/1"]])
  }
}
