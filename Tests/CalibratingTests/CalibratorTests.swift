import Matching
import Scoring
import Testing

@testable import Calibrating

@Suite struct CalibratorTests {
  @Test func `marks that follow from words are learned`() throws {
    let compiled = try MadeUpQuestion.compiled()
    let taught = try #require(Calibrator(compiled).taught(by: MadeUpQuestion.answers(60)).criteria.first)
    #expect(taught.outcome == .learned)
    #expect(taught.after.exact > taught.before.exact + 0.2)
    #expect(try #require(taught.after.quadraticKappa) > 0.7)
    let more = MadeUpQuestion.answers(100, seed: 8)
    let calibrated = Scorer(
      compiled.calibrated(by: Calibrator(compiled).taught(by: MadeUpQuestion.answers(60)).calibration))
    let same = more.count { calibrated.score($0.text).marks[0].mark.map(Double.init) == $0.marks["plan"]?[0] }
    #expect(same > 70)
  }

  @Test func `agreement grows with the number of marked answers`() throws {
    let taught = Calibrator(try MadeUpQuestion.compiled()).taught(by: MadeUpQuestion.answers(120))
    let curve = try #require(taught.criteria.first).curve
    #expect(curve.map(\.answers) == [2, 5, 10, 20, 40, 80])
    let (first, last) = try (#require(curve.first), #require(curve.last))
    #expect(last.exact > first.exact + 0.15)
    #expect(curve.allSatisfy { $0.exactLow <= $0.exact && $0.exact <= $0.exactHigh })
  }

  @Test func `marks drawn by lot are left alone nearly always`() throws {
    let calibrator = Calibrator(try MadeUpQuestion.compiled())
    let used = (1...20).count { seed in
      calibrator.taught(by: MadeUpQuestion.randomlyMarked(100, seed: UInt64(seed))).criteria[0].outcome.isUsed
    }
    #expect(used <= 3)
  }

  @Test func `what is left alone scores as the rubric does`() throws {
    let compiled = try MadeUpQuestion.compiled()
    let seed = try #require(
      (1...20).first { seed in
        !Calibrator(compiled).taught(by: MadeUpQuestion.randomlyMarked(60, seed: UInt64(seed))).criteria[0].outcome
          .isUsed
      })
    let taught = Calibrator(compiled).taught(by: MadeUpQuestion.randomlyMarked(60, seed: UInt64(seed)))
    #expect(taught.calibration.criteria.isEmpty)
    let (plain, calibrated) = (Scorer(compiled), Scorer(compiled.calibrated(by: taught.calibration)))
    for answer in MadeUpQuestion.answers(50, seed: 3) {
      #expect(plain.score(answer.text) == calibrated.score(answer.text))
    }
  }

  @Test func `what agrees no better than the rubric when held out is not used`() throws {
    // The rubric is right, and so nothing can be won.
    let answers = (0..<40).map { index in
      let isMet = index % 2 == 0
      let word = ["walks", "rest", "visits", "pills", "letters", "songs", "tests", "calls"][index / 5]
      return MarkedAnswer(
        text: isMet ? "I would agree on a plan with \(word) \(index)." : "I would send her for \(word) \(index).",
        marks: ["plan": [isMet ? 2 : 0]])
    }
    let taught = try #require(Calibrator(try MadeUpQuestion.compiled()).taught(by: answers).criteria.first)
    #expect(taught.before.exact == 1)
    #expect(taught.outcome == .noBetter)
  }

  @Test func `repeated answers are held out together`() throws {
    let answers = MadeUpQuestion.answers(30)
    let repeated = answers + answers.map { MarkedAnswer(text: $0.text.uppercased() + " !", marks: $0.marks) }
    let taught = try #require(Calibrator(try MadeUpQuestion.compiled()).taught(by: repeated).criteria.first)
    #expect(taught.heldOut.count == 60)
    #expect(taught.texts <= 30)
    let reader = FeatureReader(try MadeUpQuestion.compiled(), texts: repeated.map(\.text))
    let groups = Dictionary(grouping: Lesson.all(repeated, reader).lessons, by: \.group)
    let folds = Dictionary(taught.heldOut.map { ($0.fingerprint, $0.fold) }) { first, _ in first }
    for group in groups.values { #expect(Set(group.map { folds[$0.fingerprint] }).count == 1) }
  }

  @Test func `the order of answers and of markers changes nothing`() throws {
    let calibrator = Calibrator(try MadeUpQuestion.compiled())
    let answers = MadeUpQuestion.answers(50).map {
      MarkedAnswer(text: $0.text, marks: ["plan": [$0.marks["plan"]?[0] ?? 0, 1]])
    }
    var random = SplitMix(seed: 5)
    let turned = answers.shuffled(using: &random).map {
      MarkedAnswer(text: $0.text, marks: $0.marks.mapValues { $0.reversed() })
    }
    let (first, second) = (calibrator.taught(by: answers), calibrator.taught(by: turned))
    #expect(first.calibration == second.calibration)
    #expect(first.criteria[0].heldOut == second.criteria[0].heldOut)
    #expect(first.criteria[0].curve == second.criteria[0].curve)
    #expect(calibrator.fitted(to: answers) == calibrator.fitted(to: turned))
  }

  @Test func `a word of one answer alone is not kept, one of the case is`() throws {
    let answers =
      MadeUpQuestion.answers(30) + [
        MarkedAnswer(text: "I would ring Blodwen Pritchard about her plan.", marks: ["plan": [2]]),
        MarkedAnswer(text: "i would ring blodwen pritchard about her plan", marks: ["plan": [2]]),
        MarkedAnswer(text: "I would see her on a Monday.", marks: ["plan": [2]]),
      ]
    let learned = Calibrator(try MadeUpQuestion.compiled()).fitted(to: answers)
    let words = Set(learned.criteria[0].words.map(\.stem))
    #expect(words.isDisjoint(with: ["blodwen", "pritchard"]))
    #expect(words.contains("plan"))
    #expect(words.contains("monday"))
  }

  @Test func `a common word of one answer alone is kept, unless it may be a name there`() throws {
    let answers =
      MadeUpQuestion.answers(30) + [
        MarkedAnswer(text: "i would ask grace about a garden", marks: ["plan": [2]]),
        MarkedAnswer(text: "I would ask Grace about a garden.", marks: ["plan": [2]]),
      ]
    let words = Set(Calibrator(try MadeUpQuestion.compiled()).fitted(to: answers).criteria[0].words.map(\.stem))
    #expect(words.contains("garden"))
    #expect(!words.contains("grace"))
  }

  @Test func `before any mark the anchors of the question teach`() throws {
    let plain = Scorer(try MadeUpQuestion.compiled())
    let anchored = try MadeUpQuestion.compiled(
      anchors: [("I would listen to her and wait.", 2), ("I would send her elsewhere for tests.", 0)])
    let learned = Calibrator(anchored).fitted(to: [])
    #expect(learned.answers.isEmpty && learned.criteria[0].teachings.isEmpty)
    let scorer = Scorer(anchored.calibrated(by: learned))
    func estimate(_ text: String) throws -> Double { try #require(scorer.score(text).marks[0].estimate) }
    #expect(plain.score("Listen to her.").marks[0].mark == plain.score("Send her away.").marks[0].mark)
    #expect(try estimate("Listen to her.") > (try estimate("Send her elsewhere.")) + 0.1)
  }

  @Test func `two marked answers weigh more than an anchor`() throws {
    let compiled = try MadeUpQuestion.compiled(anchors: [("I would listen to her and wait.", 2)])
    let text = "I would listen to her and wait."
    let learned = Calibrator(compiled).fitted(
      to: [MarkedAnswer(text: text, marks: ["plan": [0]]), MarkedAnswer(text: text + " Yes.", marks: ["plan": [0]])])
    let estimate = try #require(Scorer(compiled.calibrated(by: learned)).score(text).marks[0].estimate)
    #expect(estimate < 0.7)
  }

  @Test func `a few answers and odd ones do no harm`() throws {
    let calibrator = Calibrator(try MadeUpQuestion.compiled())
    #expect(calibrator.taught(by: []).criteria.isEmpty)
    let one = MarkedAnswer(text: "I would agree on a plan with her.", marks: ["plan": [2]])
    #expect(calibrator.taught(by: [one]).criteria.map(\.outcome) == [.tooFew])
    let odd = [
      one, MarkedAnswer(text: "", marks: ["plan": [1]]), MarkedAnswer(text: "???", marks: ["plan": [0]]),
      MarkedAnswer(text: "I would wait.", marks: ["plan": [.nan, .infinity], "other": [3]]),
      MarkedAnswer(text: "I would wait and see her again.", marks: ["plan": [-5, 900]]),
    ]
    let taught = calibrator.taught(by: odd)
    #expect(taught.setAside == 2)
    #expect(taught.criteria.map(\.answers) == [2])
    let learned = calibrator.fitted(to: odd).criteria[0]
    #expect(learned.offset.isFinite && learned.words.allSatisfy(\.weight.isFinite))
  }

  @Test func `a private question learns nothing`() throws {
    let compiled = try MadeUpQuestion.compiled(question: "notice")
    let taught = Calibrator(compiled).taught(by: [MarkedAnswer(text: "I am tired.", marks: ["plan": [1]])])
    #expect(taught.criteria.isEmpty && taught.calibration.criteria.isEmpty)
  }

  @Test func `two hundred answers are learned within a second`() throws {
    let answers = MadeUpQuestion.answers(200)
    let calibrator = Calibrator(try MadeUpQuestion.compiled())
    let time = ContinuousClock().measure { _ = calibrator.taught(by: answers) }
    // Twice as much for a machine that has other work.
    #expect(time < .seconds(2))
  }

  @Test func `confidence never falls with the distance from another mark`() throws {
    let taught = try #require(
      Calibrator(try MadeUpQuestion.compiled()).taught(by: MadeUpQuestion.answers(80)).criteria.first)
    let shares = taught.calibration.confidence.shares
    #expect(shares == shares.sorted() && shares.allSatisfy { (0...1).contains($0) })
    #expect(taught.reliability.reduce(0) { $0 + $1.count } == 80)
  }
}
