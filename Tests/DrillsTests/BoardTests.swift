import Foundation
import Scoring
import Testing

@testable import Drills

/// The answers of a group side by side.
@Suite struct BoardTests {
  private func answered(_ texts: [String]) -> Drill {
    var drill = SmallBank.drill()
    _ = drill.apply(.moved(DrillPlace(questionIndex: 1, stage: .open)))
    for (index, text) in texts.enumerated() {
      _ = drill.apply(.joined(device: "\(index)", name: nil))
      _ = drill.apply(.answered(device: "\(index)", SmallBank.say, text: text))
    }
    return drill
  }

  @Test func `answers that do the same stand together, in the rubric's order, and others last`() throws {
    let drill = answered([
      "How is the weather today?", "Thank you for the watch.", "Thank you. How is your son?", "How is your son?",
      "Thank you so much for this.",
    ])
    let board = try #require(SmallBank.board(drill))
    #expect(
      board.piles.map(\.did) == [["Thanks her"], ["Thanks her", "Asks about her son"], ["Asks about her son"], []])
    #expect(board.piles.map(\.readings.count) == [2, 1, 1, 1])
    #expect(board.views == [.init(name: "Thanks her", count: 3), .init(name: "Asks about her son", count: 2)])
    #expect(Set(board.readings.map(\.letter)) == ["A", "B", "C", "D", "E"])
    #expect(Set(board.piles.flatMap(\.readings).map(\.text)) == Set(board.readings.map(\.text)))
  }

  @Test func `letters tell nothing of who came first, and are the same each time`() throws {
    let drill = answered((0..<30).map { "Thank you, and number \($0)." })
    let board = try #require(SmallBank.board(drill))
    #expect(board.readings.map(\.letter).suffix(5) == ["Z", "AA", "AB", "AC", "AD"])
    #expect(board.readings.map(\.seat) == SmallBank.board(drill)?.readings.map(\.seat))
    let seats = board.readings.map(\.seat)
    #expect(Set(seats) == Set(1...30))
    // A rank correlation with the order of arrival as near to nought as chance leaves it (0.37 is two in a hundred).
    let differences = zip(1...30, seats).map { Double(($0 - $1) * ($0 - $1)) }.reduce(0, +)
    #expect(abs(1 - 6 * differences / (30 * (30 * 30 - 1))) < 0.45)
    // No two orders of different questions or drills are alike.
    let others = [UInt64(1), 2, 3].map { Letters.order(1...30, seed: $0, of: SmallBank.say) }
    let other = QuestionKey(caseID: "gift", questionID: "patient")
    #expect(Set(others + [Letters.order(1...30, seed: 1, of: other)]).count == 4)
  }

  @Test func `letters stay when a question is opened again, and those who come later get the next ones`() throws {
    var drill = answered((0..<6).map { "Thank you, and number \($0)." })
    let shown = DrillPlace(questionIndex: 1, stage: .shown)
    _ = drill.apply(.moved(shown))
    let before = try #require(SmallBank.board(drill)).readings.map { [$0.letter, $0.text] }
    _ = drill.apply(.undone)
    for number in 6..<9 {
      _ = drill.apply(.joined(device: "\(number)", name: nil))
      _ = drill.apply(.answered(device: "\(number)", SmallBank.say, text: "Thank you, and number \(number)."))
    }
    _ = drill.apply(.moved(shown))
    let after = try #require(SmallBank.board(drill)).readings.map { [$0.letter, $0.text] }
    #expect(Array(after.prefix(6)) == before && after.count == 9)
  }

  @Test func `a tutor's mark moves an answer to where it belongs, and the program's stays beside it`() throws {
    var drill = answered(["I am so very touched by this.", "Thank you for the watch."])
    _ = drill.apply(.moved(DrillPlace(questionIndex: 1, stage: .revealed)))
    let before = try #require(SmallBank.board(drill))
    #expect(before.piles.map(\.did) == [["Thanks her"], []])
    _ = drill.apply(SmallBank.override(1, "thanks", 1))
    _ = drill.apply(SmallBank.override(2, "thanks", 0))
    let after = try #require(SmallBank.board(drill))
    #expect(after.piles.map(\.did) == [["Thanks her"], []])
    #expect(after.piles.map { $0.readings.map(\.seat) } == [[1], [2]])
    let touched = try #require(after.readings.first { $0.seat == 1 })
    #expect(touched.mark("thanks") == 1 && touched.score.marks.first?.mark == 0)
    // The last of two counts.
    _ = drill.apply(SmallBank.override(2, "thanks", 2))
    #expect(SmallBank.board(drill)?.readings.first { $0.seat == 2 }?.mark("thanks") == 2)
  }

  @Test func `perspectives are counted, and those that nobody named are known`() throws {
    var drill = SmallBank.drill()
    let patient = QuestionKey(caseID: "gift", questionID: "patient")
    _ = drill.apply(.moved(DrillPlace(questionIndex: 2, stage: .open)))
    _ = drill.apply(.typed(patient, texts: ["She may be grateful to you."]))
    let board = try #require(SmallBank.board(drill))
    #expect(
      board.views == [.init(name: "gratitude", count: 1), .init(name: "fear of being alone", count: 0)])
    #expect(board.reading("a")?.did == ["gratitude"] && board.reading("B") == nil)
  }

  @Test func `what the program cannot read stands among the others`() throws {
    let board = try #require(SmallBank.board(answered(["?!", "Thank you for the watch."])))
    let unread = try #require(board.readings.first { $0.text == "?!" })
    #expect(unread.score.unreadable != nil && unread.did == [] && unread.mark("thanks") == nil)
    #expect(board.piles.last?.readings.map(\.text) == ["?!"])
  }
}
