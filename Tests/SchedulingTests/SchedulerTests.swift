import Foundation
import Scheduling
import Testing

/// FSRS-6 against known values and against what must hold of any scheduler.
@Suite struct SchedulerTests {
  static let start = Date(timeIntervalSince1970: 1_795_398_424)

  /// Reviews each exactly when due.
  static func run(_ ratings: [Int], with scheduler: Scheduler = Scheduler()) -> [Memory] {
    var memories: [Memory] = []
    for rating in ratings.compactMap(Rating.init) {
      memories.append(scheduler.review(memories.last, rating: rating, at: memories.last?.due ?? start))
    }
    return memories
  }

  static func days(_ memory: Memory) -> Double { memory.due.timeIntervalSince(memory.lastReview) / 86_400 }

  /// The sequence that py-fsrs and Anki have among their own tests.
  @Test func `thirteen reviews come back after the days of the reference implementation`() {
    let memories = Self.run([3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3])
    #expect(memories.map { Self.days($0).rounded(.down) } == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  }

  @Test func `stability and difficulty are those of the reference implementation`() {
    var memory: Memory?
    var now = Self.start
    for (rating, gap) in zip([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21]) {
      now = now.addingTimeInterval(Double(gap) * 86_400)
      memory = Rating(rawValue: rating).map { Scheduler().review(memory, rating: $0, at: now) }
    }
    #expect(abs((memory?.stability ?? 0) - 53.62691) < 1e-4)
    #expect(abs((memory?.difficulty ?? 0) - 6.3574867) < 1e-6)
  }

  @Test func `hard on the same day takes nothing away`() {
    let five = Memory(
      phase: .review, step: nil, stability: 5, difficulty: 5, lastReview: Self.start, due: Self.start)
    let later = Self.start.addingTimeInterval(3_600)
    #expect(Scheduler().review(five, rating: .hard, at: later).stability == 5)
    #expect(Scheduler().review(five, rating: .again, at: later).stability < 5)
  }

  @Test func `cases have no steps of minutes`() {
    #expect(Self.run([1], with: .cases).map(Self.days) == [1])
    #expect(Self.run([3, 1, 2], with: .cases).allSatisfy { $0.phase == .review && Self.days($0) >= 1 })
  }

  /// Every sequence of up to five ratings, each at every pace: early, when due, late.
  @Test func `what must hold of any schedule holds of every short one`() {
    for scheduler in [Scheduler(), .cases] {
      var memories: [Memory?] = [nil]
      for _ in 0..<4 {
        memories = memories.flatMap { memory in
          [0.0, 0.5, 1, 3].flatMap { pace in Self.next(memory, pace: pace, scheduler) }
        }
      }
      #expect(memories.count == 65_536)
    }
  }

  /// The memories after each of the four ratings, which are checked against one another on the way.
  private static func next(_ memory: Memory?, pace: Double, _ scheduler: Scheduler) -> [Memory?] {
    let wait = memory.map { $0.due.timeIntervalSince($0.lastReview) } ?? 0
    let now = (memory?.lastReview ?? start).addingTimeInterval(wait * pace)
    let after = Rating.allCases.map { scheduler.review(memory, rating: $0, at: now) }
    for memory in after {
      let isSound =
        memory.stability >= 0.001 && memory.stability.isFinite && (1...10).contains(memory.difficulty)
        && memory.due > now && memory.due.timeIntervalSince(now) <= 36_500 * 86_400 && memory.lastReview == now
      if !isSound { Issue.record("\(memory)") }
    }
    for (worse, better) in zip(after, after.dropFirst()) {
      if worse.stability > better.stability || worse.difficulty < better.difficulty || worse.due > better.due {
        Issue.record("a better rating gives less: \(worse) \(better)")
      }
    }
    return after
  }

  @Test func `the chance to recall is one at first, nine in ten when as many days have passed as the stability says`() {
    let memory = Memory(
      phase: .review, step: nil, stability: 10, difficulty: 5, lastReview: Self.start, due: Self.start)
    func chance(_ days: Double) -> Double {
      Scheduler().retrievability(of: memory, at: Self.start.addingTimeInterval(days * 86_400))
    }
    #expect(chance(0) == 1 && chance(-3) == 1 && chance(0.99) == 1)
    #expect(abs(chance(10) - 0.9) < 1e-12)
    #expect(chance(5) > chance(10) && chance(1_000) > 0)
  }
}

/// What py-fsrs makes of many sequences, where `BALINT_DATA` names a folder that holds `fsrs-dev.json`.
@Suite struct ReferenceTests {
  struct Step: Decodable {
    let r: Int
    let state: Int
    let step: Int?
    let S: Double
    let D: Double
    let ivl_s: Double
  }

  struct Sequences: Decodable {
    struct Random: Decodable { let out: [Step] }
    let test_review_card: [Step]
    let nolearn_goods: [Step]
    let nolearn_mixed: [Step]
    let hard_same_day: [Step]
    let dr80: [Step]
    let dr95: [Step]
    let first_rating: [String: [Step]]
    let random: [Random]
  }

  static var file: URL? {
    ProcessInfo.processInfo.environment["BALINT_DATA"].map { URL(filePath: $0).appending(path: "fsrs-dev.json") }
  }

  @Test(.enabled(if: file != nil, "BALINT_DATA does not name the folder of the reference sequences"))
  func `every sequence is the same to the last digit recorded`() throws {
    let file = try #require(Self.file)
    let sequences = try JSONDecoder().decode(Sequences.self, from: Data(contentsOf: file))
    check(sequences.test_review_card, Scheduler())
    check(sequences.hard_same_day, Scheduler(), gap: 0)
    for steps in [sequences.nolearn_goods, sequences.nolearn_mixed] { check(steps, .cases) }
    for steps in sequences.first_rating.values { check(steps, .cases) }
    check(sequences.dr80, Scheduler(retention: 0.8, learningSteps: [], relearningSteps: []))
    check(sequences.dr95, Scheduler(retention: 0.95, learningSteps: [], relearningSteps: []))
    for sequence in sequences.random { check(sequence.out, Scheduler()) }
    #expect(sequences.random.count == 100)
  }

  private func check(_ steps: [Step], _ scheduler: Scheduler, gap: TimeInterval? = nil) {
    let phases: [Int: Memory.Phase] = [1: .learning, 2: .review, 3: .relearning]
    var memory: Memory?
    for (number, step) in steps.enumerated() {
      guard let rating = Rating(rawValue: step.r) else { continue }
      let now = gap.map { SchedulerTests.start.addingTimeInterval($0 * Double(number)) } ?? memory?.due
      let after = scheduler.review(memory, rating: rating, at: now ?? SchedulerTests.start)
      #expect(after.phase == phases[step.state] && after.step == step.step)
      #expect(abs(after.stability - step.S) <= 5e-7 && abs(after.difficulty - step.D) <= 5e-7, "step \(number)")
      #expect(after.due.timeIntervalSince(after.lastReview) == step.ivl_s, "step \(number)")
      memory = after
    }
  }
}
