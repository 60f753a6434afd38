import Foundation
import TestPrograms
import Testing

/// `balint calibrate`, and what becomes of its files: the real program on real files.
@Suite struct CalibrateTests {
  let balint: Balint
  let bank: String
  let answers: String
  let marks: String

  static let header = "learner,case,question,answer\n"
  static let marksHeader = "learner,case,question,criterion,marker,mark\n"

  /// Markers give the mark for a word that the rubric lacks: "apologise".
  static let rows: [(learner: String, answer: String, mark: Int)] = (0..<40).map { number in
    let isMet = number % 2 == 0
    let begin =
      isMet
      ? ["I apologise for this.", "I do apologise to you."]
      : ["Please be patient with us.", "We are busy here today."]
    let rest = [
      "Would you like some water?", "How is your arm now?", "I can see you now.", "Tell me what happened.",
      "It is your turn.", "Come in with me.", "The doctor is in her room.", "That is a nice coat.",
      "Did you drive here?", "You came by bus, I think.",
    ]
    return ("zebedee\(number)", "\(begin[number / 2 % 2]) \(rest[number / 4])", isMet ? 2 : 0)
  }

  static func answers(_ rows: [(learner: String, answer: String, mark: Int)] = rows) -> String {
    header + rows.map { "\($0.learner),small,say,\"\($0.answer)\"\n" }.joined()
  }

  static func marks(
    _ rows: [(learner: String, answer: String, mark: Int)] = rows, marker: String = "ottilie"
  ) -> String {
    marksHeader + rows.map { "\($0.learner),small,say,sorry,\(marker),\($0.mark)\n" }.joined()
  }

  init() throws {
    balint = try Balint()
    bank = balint.folder.path("bank")
    _ = try balint.write(smallCase, to: "bank/small.yaml")
    answers = try balint.write(Self.answers(), to: "answers.csv")
    marks = try balint.write(Self.marks(), to: "marks.csv")
  }

  func calibrate(_ arguments: String..., marks: String? = nil, answers: String? = nil) throws -> ProgramRun {
    try balint.run(
      ["calibrate", bank, "--answers", answers ?? self.answers, "--marks", marks ?? self.marks, "--now"]
        + ["2026-11-27T12:00:00Z"] + arguments, input: Data())
  }

  func score(_ arguments: String...) throws -> ProgramRun {
    try balint.run(["score", answers, "--cases", bank, "--quiet"] + arguments, input: Data())
  }

  var file: Data { balint.folder.contents("bank/small.calibration.yaml") }

  struct Report: Decodable {
    struct Figures: Decodable {
      let n: Int
      let exact: Double
    }
    struct Phrase: Decodable {
      let phrase, speaks: String
      let met, notMet: Int
      let examples: [String]?
    }
    struct Advice: Decodable { let phrases: [Phrase] }
    struct Difference: Decodable {
      let answers, differing: Int
      let mendFirst: Bool
    }
    struct Criterion: Decodable {
      let id, outcome: String
      let isUsed: Bool
      let before, after: Figures
      let markersDiffer: [Difference]
      let advice: Advice
    }
    struct Question: Decodable {
      let answers: Int
      let criteria: [Criterion]
    }
    struct Case: Decodable { let questions: [Question] }
    let use: String
    let cases: [Case]
    let answersWithoutMarks, marksWithoutAnswers: Int

    init(_ run: ProgramRun) throws { self = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)) }

    var criterion: Criterion? { cases.first?.questions.first?.criteria.first }
  }

  // MARK: Learning

  @Test func `marks that follow from a word the rubric lacks are learned, and used until that is not wanted`() throws {
    let before = try score()
    let run = try calibrate("--json")
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.messages.contains("small.calibration.yaml (1 of 1 criterion learned)"))
    let report = try Report(run)
    let criterion = try #require(report.criterion)
    #expect(report.use == "formative" && criterion.isUsed && criterion.after.n == 40)
    #expect(criterion.after.exact > criterion.before.exact + 0.3)
    #expect(criterion.advice.phrases.contains { $0.phrase == "apologise" && $0.speaks == "for" && $0.notMet == 0 })
    let after = try score()
    #expect(after.messages == before.messages && after.output != before.output)
    #expect(after.output.contains(#""calibration":{"date":"2026-11-27","marked":40},"use""#))
    #expect(try score("--no-calibration").output == before.output)
    // A text says it in words, before the figures.
    let text = try calibrate("--dry-run").output
    #expect(text.contains("Learned: of answers held out") && text.contains("“apologise” up (20 answers)"))
  }

  @Test func `marks drawn by lot are left alone nearly always, and then nothing changes`() throws {
    var lot: UInt32 = 7
    let lots = try (0..<5).map { number in
      let rows = Self.rows.map { row in
        lot = lot &* 1_664_525 &+ 1_013_904_223
        return (row.learner, row.answer, Int(lot >> 16) % 3)
      }
      return try balint.write(Self.marks(rows), to: "random-\(number).csv")
    }
    let left = try lots.filter {
      try Report(try calibrate("--dry-run", "--json", marks: $0)).criterion?.isUsed == false
    }
    #expect(left.count >= 3)
    let before = try score()
    let first: String = try #require(left.first)
    let run = try calibrate(marks: first)
    #expect(run.code == 0 && run.output.contains("Left alone: "))
    #expect(run.messages.contains("nothing is used of it") && !file.isEmpty)
    #expect(try score().output == before.output)
  }

  @Test func `the file and the reports hold no names, no answers, and no word of one learner alone`() throws {
    // One learner says a word of their own twice.
    let own = (0..<2).map { ("quirin", "I apologise, dear quokka, for \(["this", "that"][$0]).", 2) }
    let rows = Self.rows + own
    let hashes = try balint.write(Self.answers(rows), to: "more.csv")
    let scored = try balint.run("score", hashes, "--cases", bank, "--quiet")
    let lines = scored.output.split(separator: "\n").map(String.init)
    let marked = zip(rows, lines).map { row, line in
      let hash = line.components(separatedBy: "\"answerHash\":\"")[1].prefix(16)
      return "\(row.0),small,say,sorry,ottilie,\(row.2),\(hash)\n"
    }
    let marks = try balint.write(
      "learner,case,question,criterion,marker,mark,answerHash\n" + marked.joined(), to: "hashed.csv")
    let page = balint.folder.path("report.html")
    let run = try calibrate("--json", "--html", page, marks: marks, answers: hashes)
    #expect(run.code == 0, "\(run.messages)")
    #expect(try Report(run).cases.first?.questions.first?.answers == 42)
    let screen = try calibrate("--dry-run", marks: marks, answers: hashes).output
    let file = String(decoding: file, as: UTF8.self)
    let html = String(decoding: balint.folder.contents("report.html"), as: UTF8.self)
    for text in [file, html, run.output, screen] { #expect(!text.contains("“quokka") && !text.contains("zebedee")) }
    for text in [file, html, run.output] { #expect(!text.contains("quokka") && !text.contains("I apologise")) }
    #expect(!file.contains("ottilie") && file.contains("word: \"apolog"))
    // Examples are whole sentences, for the screen alone.
    #expect(screen.contains("| I apologise"))
    let open = try calibrate("--dry-run", "--json", "--with-answers", marks: marks, answers: hashes)
    #expect(try #require(try Report(open).criterion).advice.phrases.contains { $0.examples?.isEmpty == false })
  }

  @Test func `the order of rows changes no byte`() throws {
    let first = try calibrate("--json")
    let bytes = file
    let answers = try balint.write(Self.answers(Self.rows.reversed()), to: "answers-2.csv")
    let marks = try balint.write(Self.marks(Self.rows.reversed()), to: "marks-2.csv")
    let second = try calibrate("--json", marks: marks, answers: answers)
    #expect(second.output == first.output && file == bytes && !bytes.isEmpty)
    #expect(second.messages.contains("it replaces that of “2026-11-27”"))
  }

  @Test func `what does not fit together is counted, and marks that cannot be used are findings`() throws {
    let answers = try balint.write(Self.answers(Array(Self.rows.prefix(30))), to: "fewer.csv")
    let more = "zebedee0,small,say,sory,ottilie,1\nzebedee1,small,say,sorry,ottilie,3\nzebedee2,lost,say,sorry,o,1\n"
    let twice = "zebedee4,small,say,sorry,ottilie,1\n"
    let marks = try balint.write(Self.marks(Array(Self.rows.dropFirst(2))) + more + twice, to: "odd.csv")
    let run = try calibrate("--json", marks: marks, answers: answers)
    let report = try Report(run)
    #expect(run.code == 1)
    #expect(report.answersWithoutMarks == 3 && report.marksWithoutAnswers == 10)
    #expect(run.messages.contains("odd.csv:40: small/say has no criterion “sory”; it has sorry; left out"))
    #expect(run.messages.contains("odd.csv:41: a mark for sorry is a whole number from 0 to 2; left out"))
    #expect(run.messages.contains("odd.csv:42: the bank has no question “lost/say”; left out"))
    #expect(run.messages.contains("odd.csv:43: “ottilie” marked this more than once, and differently; left out"))
    #expect(try calibrate(marks: answers).code == 3)
  }

  @Test func `markers who differ are told to mend the criterion first`() throws {
    let other = Self.rows.enumerated().map { ($1.learner, $1.answer, $0 % 3) }
    let second = try balint.write(Self.marks(other, marker: "ben"), to: "ben.csv")
    let run = try calibrate("--marks", second, "--dry-run")
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains("ben and ottilie differ on this criterion in "))
    #expect(run.output.replacing("\n  ", with: " ").contains("mend the criterion first"))
    let difference = try Report(try calibrate("--marks", second, "--dry-run", "--json")).criterion?.markersDiffer.first
    #expect(difference?.answers == 40 && difference?.mendFirst == true)
  }

  // MARK: Files

  @Test func `nothing is written by a dry run, elsewhere on demand, and nowhere for the starter bank`() throws {
    #expect(try calibrate("--dry-run").code == 0 && file.isEmpty)
    #expect(try calibrate("--output", balint.folder.path("nowhere")).code == 2 && file.isEmpty)
    try FileManager.default.createDirectory(atPath: balint.folder.path("other"), withIntermediateDirectories: true)
    #expect(try calibrate("--output", balint.folder.path("other")).code == 0 && file.isEmpty)
    #expect(balint.folder.has("other/small.calibration.yaml"))
    let starter = try balint.run("calibrate", "--answers", answers, "--marks", marks)
    #expect(starter.code == 2 && starter.messages.contains("no folder to write beside"))
  }

  @Test func `only a calibration of the same case is replaced`() throws {
    let other = "title: somebody's notes\n"
    _ = try balint.write(other, to: "bank/small.calibration.yaml")
    let refused = try calibrate()
    #expect(refused.code == 3 && refused.messages.contains("move it away") && file == Data(other.utf8))
    _ = try balint.write("calibration: small\nspoilt: yes\n", to: "bank/small.calibration.yaml")
    #expect(try calibrate().code == 0 && file.count > 1_000)
    #expect(!balint.folder.has("bank/small.calibration.yaml.partial"))
  }
}
