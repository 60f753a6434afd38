import CaseModel
import Diagnostics
import Testing

@testable import CaseLoading

/// Learning paths are decoded, and held against the cases of their bank.
@Suite struct PathTests {
  private static let cases = ["first", "second"].map { id in
    SourceText(
      name: "\(id).yaml", text: "case: \(id)\ntitle: A\nlevel: 1\nsituation: x\nquestions: [{notice: What?}]\n")
  }

  private static func load(_ path: String, with cases: [SourceText] = cases) -> LoadedBank {
    BankLoader.load(cases + [SourceText(name: "path.yaml", text: path)])
  }

  @Test func `a path is there with its cases in order, wherever its file comes`() throws {
    let path = SourceText(name: "p", text: "path: two\ntitle: Two\nabout: Both.\ncases: [second, first]\n")
    for sources in [[path] + Self.cases, Self.cases + [path]] {
      let loaded = BankLoader.load(sources)
      let found = try #require(loaded.bank.path("two"))
      #expect(found.title == "Two" && found.about == "Both." && found.cases == ["second", "first"])
      #expect(found.origin === path && path.text(in: found.place) == "two")
      #expect(loaded.diagnostics.isEmpty && loaded.bank.paths.count == 1)
    }
    #expect(BankLoader.load(Self.cases).bank.path("two") == nil)
  }

  @Test(arguments: [
    ("path: p\ntitle: P\ncases: [first, secnod]\n", "unknown-case 3:16 did you mean “second”?"),
    ("path: p\ntitle: P\ncases: [first, first]\n", "case-twice-in-path 3:16 take one of them out"),
    ("path: p\ntitle: P\ncases: []\n", "not-a-list 3:8 write each item on a line that begins with “- ”"),
    ("path: p\ntitle: P\ncases: first\n", "not-a-list 3:8 write each item on a line that begins with “- ”"),
    ("path: p\ntitle: P\ncases: [First]\n", "bad-id 3:9 write first"),
    ("path: p\ntitle: P\ncases: [{a: b}]\n", "not-text 3:9 put quotes around it if it is meant as text"),
    ("path: p\ntitle: P\n", "missing-key 1:1 add a line “cases: ...”"),
    ("path: p\ncases: [first]\n", "missing-key 1:1 add a line “title: ...”"),
    ("path: P P\ntitle: P\ncases: [first]\n", "bad-id 1:7 write p-p"),
    ("path: p\ntitel: P\ncases: [first]\n", "unknown-key 2:1 did you mean “title”?"),
    (
      "path: p\ntitle: P\ncases: [nothing-like-it]\n",
      "unknown-case 3:9 name a case of the bank; a path is checked together with the folder that holds its cases"
    ),
  ]) func `a fault is named where it is, and takes the path out`(text: String, fault: String) throws {
    let loaded = Self.load(text)
    let found = loaded.diagnostics.map { diagnostic in
      let place = LineTable(diagnostic.source).position(of: diagnostic.span.start)
      return "\(diagnostic.id) \(place.line):\(place.column) \(diagnostic.mend ?? "")"
    }
    #expect(found == [fault])
    #expect(loaded.bank.paths.isEmpty && loaded.bank.cases.count == 2)
  }

  @Test func `an unknown case named twice is told once, and as twice`() {
    #expect(
      Self.load("path: p\ntitle: P\ncases: [third, third]\n").diagnostics.map(\.id) == [
        "unknown-case", "case-twice-in-path",
      ])
  }

  @Test func `of two paths with one id the first counts`() throws {
    let one = "path: p\ntitle: One\ncases: [first]\n"
    let loaded = Self.load(one + "---\n" + one.replacing("One", with: "Two"))
    #expect(loaded.diagnostics.map(\.id) == ["same-id"])
    #expect(loaded.diagnostics.first?.message == "there is another path “p”, in path.yaml, line 1")
    #expect(loaded.bank.paths.map(\.title) == ["One"])
  }

  @Test(arguments: ["case: third\n", "case: third\ntitle: A\nlevel: 9\nsituation: x\nquestions: [{notice: What?}]\n"])
  func `a path whose case has a fault says so`(faulty: String) {
    let loaded = Self.load(
      "path: p\ntitle: P\ncases: [first, third]\n", with: Self.cases + [SourceText(name: "third.yaml", text: faulty)])
    let found = loaded.diagnostics.filter { $0.source.name == "path.yaml" }
    #expect(found.map(\.id) == ["faulty-case-in-path"] && loaded.bank.paths.isEmpty)
  }

  @Test func `a path may only name cases of its own bank`() {
    let base = BankLoader.load(Self.cases).bank
    let path = SourceText(name: "p", text: "path: p\ntitle: P\ncases: [first]\n")
    #expect(BankLoader.load([path], base: base).diagnostics.map(\.id) == ["unknown-case"])
  }

  @Test func `the starter bank's paths lead from easy to hard, and end with a case that is not the heaviest`() throws {
    let bank = StarterBankTests.loaded.bank
    #expect(bank.paths.count == 12)
    let heavy = ["suicide", "abuse", "torture", "child death"]
    for path in bank.paths where path.id != "few-words" {
      let cases = path.cases.compactMap { bank.find($0) }
      let levels = cases.dropLast().map(\.level)
      #expect(levels == levels.sorted() && path.about != nil, "\(path.id)")
      let last = try #require(cases.last)
      #expect(!heavy.contains { last.contentLabel?.contains($0) == true }, "\(path.id)")
    }
    #expect(bank.path("first-steps")?.cases.allSatisfy { bank.find($0)?.level == 1 } == true)
    let walked = Set(bank.paths.flatMap(\.cases))
    #expect(walked.count > 35)
  }
}
