import Foundation
import TestPrograms
import Testing

/// `balint agree`: the real program on real files.
@Suite struct AgreeTests {
  static let answers = [
    "I'm so sorry you had to wait.", "Calm down.", "Sorry.", "What a long wait.", "I am sorry about the long wait.",
  ]

  let balint: Balint
  let bank: String
  let scores: String
  let answers: String

  init() throws {
    balint = try Balint()
    bank = try balint.write(smallCase, to: "bank/small.yaml")
    let rows = (0..<25).map { "l\($0),small,say,\(Self.answers[$0 % 5])\n" }
    answers = try balint.write("learner,case,question,answer\n" + rows.joined(), to: "answers.csv")
    scores = balint.folder.path("scores.jsonl")
    #expect(try balint.run("score", answers, "--cases", bank, "--output", scores, "--quiet").code == 0)
  }

  /// A file of marks: for each learner a mark by each marker; nil leaves the row out.
  func marks(_ name: String, _ markers: [(String, (Int) -> Int?)], learners: Range<Int> = 0..<25) throws -> String {
    let rows = learners.flatMap { learner in
      markers.compactMap { marker, mark in mark(learner).map { "l\(learner),small,say,sorry,\(marker),\($0)\n" } }
    }
    return try balint.write("learner,case,question,criterion,marker,mark\n" + rows.joined(), to: name)
  }

  func agree(_ arguments: String...) throws -> ProgramRun {
    try balint.run(["agree", "--cases", bank] + arguments, input: Data())
  }

  struct Report: Decodable {
    struct Item: Decodable {
      let id: String
      let outOf, cannotTell, n, same: Int
      let outOfIsGuessed: Bool
      let kappa, bias: Double?
    }
    struct Group: Decodable {
      struct Item: Decodable {
        let refused: String?
      }
      let group: String?
      let answers: Int
      let items: [Item]

      var refused: String? { items.first?.refused }
    }
    struct Question: Decodable {
      let criteria: [Item]
      let score: Item?
      let groups: [Group]?
    }
    struct Worst: Decodable {
      let learner: String
      struct Side: Decodable {
        let mark: Int
        let evidence: [String]
      }
      let answer: String?
      let second: Side
    }
    struct Pair: Decodable {
      let first, second: String
      let questions: [Question]
      let worst: [Worst]
    }
    struct Alpha: Decodable {
      let id: String
      let alpha: Double?
      let people: Double?
    }
    let use: String
    let pairs: [Pair]
    let krippendorff: [Alpha]
  }

  func report(_ arguments: String...) throws -> Report {
    let run = try balint.run(["agree", "--cases", bank, "--json"] + arguments, input: Data())
    #expect(run.code == 0, "\(run.messages)")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  /// What the program gives these answers.
  static func truth(_ learner: Int) -> Int { [2, 0, 1, 0, 2][learner % 5] }

  @Test func `what score wrote as JSON Lines and as CSV is the same marker, with the same figures`() throws {
    let anna = try marks("anna.csv", [("anna", { Self.truth($0) == 1 ? 2 : Self.truth($0) })])
    let table = balint.folder.path("scores.csv")
    #expect(try balint.run("score", answers, "--cases", bank, "--output", table, "--quiet").code == 0)
    for file in [scores, table] {
      let report = try report(file, anna)
      let pair = try #require(report.pairs.first)
      #expect(report.use == "formative" && pair.first == "anna" && pair.second == "balint")
      let sorry = try #require(pair.questions.first?.criteria.first)
      #expect(sorry.n == 25 && sorry.same == 20 && sorry.bias == -0.2 && sorry.outOf == 2 && !sorry.outOfIsGuessed)
    }
  }

  @Test func `the screen says it in words first, with matrix and figures beside each other`() throws {
    let anna = try marks("anna.csv", [("Anna", { Self.truth($0) == 1 ? 2 : Self.truth($0) })])
    let run = try agree(scores, anna)
    #expect(run.code == 0 && run.messages.isEmpty, "\(run.messages)")
    #expect(run.output.contains("  Anna and the program gave the same mark to 20 of 25 answers; where they\n"))
    #expect(run.output.contains("Formative: "))
    #expect(run.output.contains("Anna   0  10   0   0\n"), "\(run.output)")
    #expect(try agree(scores, anna).output == run.output)
    let brief = try agree(scores, anna, "--brief").output
    #expect(!brief.contains("gave the same mark") && brief.contains("Where they differ most"))
    #expect(try agree(scores, anna, "--seed", "2").output != run.output)
  }

  @Test func `the worst are shown with answer and evidence`() throws {
    let anna = try marks("anna.csv", [("anna", { $0 == 0 ? 0 : Self.truth($0) })])
    let worst = try #require(try report(scores, anna, "--answers", answers).pairs.first?.worst)
    #expect(worst.map(\.learner) == ["l0"] && worst[0].answer == Self.answers[0] && !worst[0].second.evidence.isEmpty)
    #expect(try report(scores, anna, "--worst", "0").pairs.first?.worst.isEmpty == true)
  }

  @Test func `several markers in one file are compared in pairs and together`() throws {
    let file = try marks("people.csv", [("anna", Self.truth), ("ben", { min(2, Self.truth($0) + $0 % 2) })])
    #expect(try report(file).pairs.map { "\($0.first)-\($0.second)" } == ["anna-ben"])
    let three = try report(scores, file)
    #expect(three.pairs.map { "\($0.first)-\($0.second)" } == ["anna-ben", "anna-balint", "ben-balint"])
    #expect(three.krippendorff.map(\.id) == ["sorry"] && three.krippendorff[0].people != nil)
    let text = try agree(scores, file)
    #expect(text.output.contains("Side by side") && text.output.contains("anna–ben"))
    #expect(try report(scores, file, "--marker", "balint", "--marker", "ben").pairs.count == 1)
    // Scores with decisions hold several markers, too.
    let moderated = balint.folder.path("moderated.jsonl")
    #expect(try balint.run("override", file, "--scores", scores, "--output", moderated).code == 0)
    #expect(try report(moderated).pairs.count == 3)
  }

  @Test func `one name in two files is said, and so are marks without a partner`() throws {
    let one = try marks("one.csv", [("anna", Self.truth)])
    let two = try marks("two.csv", [("anna", Self.truth)], learners: 5..<30)
    let run = try agree(one, two)
    let output = run.output.replacing("\n", with: " ")
    #expect(run.code == 0 && run.messages.isEmpty && output.contains("told apart by the file"), "\(run.output)")
    #expect(output.contains("anna (one.csv), anna (two.csv)"))
    #expect(output.contains("5 marks of anna (one.csv) found no partner"))
    let json = try agree(one, two, "--json")
    #expect(json.messages.contains("5 marks of anna") && json.output.contains("\"notes\":[\"Two files have"))
    #expect(run.output.contains("20 of 20 answers"))
    #expect(try agree(one, one).messages.contains("are the same file"))
  }

  @Test func `groups are shown from twenty answers on, and refused below without a way round`() throws {
    let anna = try marks("anna.csv", [("anna", Self.truth)])
    let groups = try balint.write(
      "learner,group,form\n" + (0..<25).map { "l\($0),\($0 < 20 ? "north" : "south"),all\n" }.joined(), to: "groups.csv"
    )
    let found = try #require(try report(scores, anna, "--groups", groups).pairs.first?.questions.first?.groups)
    #expect(found.map(\.refused) == ["protects", "small"] && found.map(\.answers) == [20, 5])
    let text = try agree(scores, anna, "--groups", groups)
    #expect(text.output.contains("south: 5 answers. No figures") && text.output.contains("differences between"))
    let form = try #require(
      try report(scores, anna, "--groups", groups, "--group-by", "form").pairs.first?.questions.first?.groups)
    #expect(form.map(\.group) == ["all"] && form[0].refused == nil)
  }

  @Test func `the page is one file for its owner, and nothing else is written`() throws {
    let anna = try marks("anna.csv", [("anna", Self.truth)])
    let page = balint.folder.path("report.html")
    let run = try agree(scores, anna, "--html", page)
    #expect(run.code == 0 && run.output.isEmpty)
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(text.hasPrefix("<!DOCTYPE html>") && text.contains("Formative:") && text.contains("scope=\"row\""))
    #expect(try FileManager.default.attributesOfItem(atPath: page)[.posixPermissions] as? Int == 0o600)
    for input in [anna, answers] {
      #expect(try agree(scores, anna, "--answers", answers, "--html", input).messages.contains("would write over"))
    }
  }

  @Test func `hostile names and numbers do no harm`() throws {
    let name = "\"<script>\u{1B}[31m\u{202E}\nx\""
    let rows = (0..<25).map { "l\($0),small,say,sorry,\(name),\($0 % 3)\n" }.joined()
    let file = try balint.write("learner,case,question,criterion,marker,mark\n" + rows, to: "hostile.csv")
    let line = #"{"learner":"l0","case":"small","question":"say","criteria":[{"id":"sorry","mark":9,"#
    let wild = try balint.write(
      line + #""outOf":9223372036854775807,"confidence":1e300}],"safety":[]}"# + "\n"
        + line + #""outOf":-5,"confidence":-1}],"safety":[]}"# + "\nnot json\n", to: "wild.jsonl")
    let page = balint.folder.path("report.html")
    #expect(try agree(scores, file, "--html", page).code == 0)
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(!text.contains("<script") && !text.contains("\u{1B}"))
    #expect(try !agree(scores, file).output.contains("\u{1B}[31m"))
    let run = try agree(wild, file)
    #expect(run.code == 1 && run.messages.contains("wild.jsonl:3: this is no score"), "\(run.messages)")
  }
}
