import CaseModel
import Diagnostics
import Foundation
import Testing

@testable import CaseLoading

/// What a catalogue lists and opens is what the loader makes of the whole bank.
@Suite struct CatalogueTests {
  /// Where a catalogue and the loader say different things of a bank.
  static func differences(_ sources: [SourceText], base: CaseBank? = nil) -> [String] {
    let bank = BankLoader.load(sources, base: base).bank
    let catalogue = Catalogue(sources, base: base)
    var found: [String] = []
    var sound: [CaseHead] = []
    for head in catalogue.heads {
      switch catalogue.open(head.id) {
      case .unknown: found.append("\(head.id) is listed and unknown")
      case .faulty: if bank.find(head.id) != nil { found.append("\(head.id) is sound and opens with faults") }
      case .sound(let opened, let uses):
        sound.append(head)
        guard let whole = bank.find(head.id) else {
          found.append("\(head.id) has faults and opens")
          continue
        }
        if opened.head != head { found.append("\(head.id) is listed in other words") }
        if opened.hash != whole.hash { found.append("\(head.id) has another hash") }
        if opened.questions.map(\.id) != whole.questions.map(\.id) { found.append("\(head.id) has other questions") }
        // A case that names neither is opened without them.
        let isAlone =
          uses.skills.isEmpty && uses.words.isEmpty && BankLoader.load([opened.origin]).bank.find(head.id) != nil
        if !isAlone, uses.skills.keys != bank.skills.keys || uses.words.keys != bank.words.keys {
          found.append("\(head.id) knows other skills or words")
        }
      }
    }
    if sound != bank.cases.map(\.head) { found.append("\(sound.map(\.id)) for \(bank.cases.map(\.id))") }
    let ids = Set(sound.map(\.id))
    let paths = catalogue.paths.filter { ids.isSuperset(of: $0.cases) }
    if paths.map(\.id) != bank.paths.map(\.id) { found.append("paths \(paths.map(\.id))") }
    return found
  }

  private static func differences(_ texts: [String]) -> [String] {
    differences(texts.enumerated().map { SourceText(name: "\($0.offset).yaml", text: $0.element) })
  }

  @Test func `the starter bank is listed and opened as it is loaded`() {
    #expect(Self.differences(StarterBank.sources) == [])
    let catalogue = StarterBank.catalogue
    #expect(catalogue.heads == StarterBankTests.loaded.bank.cases.map(\.head))
    #expect(catalogue.paths.map(\.id) == StarterBankTests.loaded.bank.paths.map(\.id))
    #expect(catalogue.themes.map(\.theme) == StarterBankTests.loaded.bank.themes.map(\.theme))
    #expect(catalogue.path("first-steps")?.cases.count == 10 && catalogue.path("no-path") == nil)
  }

  private static let definitions = StarterBank.definitions

  /// The starter bank's cases by themselves, over its skills and words.
  private static let cases = StarterBank.sources.filter { !$0.name.dropFirst(6).contains("/") }
    .map { String(decoding: $0.bytes, as: UTF8.self) }

  @Test(
    arguments: [
      { (text: String) in text },
      { $0.replacing("\n", with: "\r\n") },
      { $0.replacing("\n", with: "\r") },
      { "\u{FEFF}" + $0 },
      { "\u{FEFF}# first\r\n---\r\n" + $0.replacing("\n", with: "\r\n") },
      { "--- # a case\n" + $0 + "...\n" },
      { $0.replacing("\ntitle:", with: "\n\"title\":") },
      { $0.replacing("\nlevel:", with: "\n# how hard\nlevel :") },
      { "{\"case\": x,\n title: X, level: 1, situation: x, questions: [{notice: What?}]}\n---\n" + $0 },
    ] as [@Sendable (String) -> String]) func `so are its cases, however they are written`(
      change: @Sendable (String) -> String
    )
  {
    let sources = Self.cases.prefix(1).enumerated().map { index, text in
      SourceText(name: "\(index).yaml", text: change(text))
    }
    #expect(Self.differences(sources, base: Self.definitions) == [])
    #expect(Catalogue(sources).heads.count >= sources.count)
  }

  @Test func `so are all of them in one file, with their keys in any order`() {
    var random = SplitMix(seed: 5)
    let shuffled = Self.cases.map { text in
      var entries: [String] = []
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.first?.isLetter == true { entries.append("") }
        entries[entries.count - 1] += line + "\n"
      }
      return entries.shuffled(using: &random).joined()
    }
    let source = SourceText(name: "all.yaml", text: shuffled.joined(separator: "---\n"))
    #expect(Self.differences([source], base: Self.definitions) == [])
    #expect(Catalogue([source]).heads.count == 49)
  }

  // MARK: Small banks

  private static func small(_ id: String, _ more: String = "", questions: String = "[{notice: What?}]") -> String {
    "case: \(id)\ntitle: A \(id)\nlevel: 1\n\(more)situation: x\nquestions: \(questions)\n"
  }

  private static let usesWords =
    "[{say: What?, rubric: [{criterion: it, looks for: it, full: {any: [\"@w\", {skill: s}]}}]}]"
  private static let words = "words: w\nphrases: [x]\n"
  private static let skill = "skill: s\ndefinition: d\nevidence: \"@w\"\nnear misses: [y]\n"

  @Test(arguments: [
    [small("a"), small("b"), small("a", "themes: [later]\n")],
    // The first of two is too faulty to be made, or only faulty.
    [small("a", questions: "none"), small("a", "themes: [second]\n")],
    [small("a", "kind: x\n"), small("a", "themes: [second]\n")],
    [small("a", "level: 9\n"), small("b") + "---\n" + small("b", "themes: second\n")],
    [small("a") + "title: again\n", small("b") + "themes:\n- one\n- two\n", small("c") + "content: none\n"],
    // Definitions after their use, beside it, with faults, twice, and in place of others.
    [small("a", questions: usesWords), words, skill],
    [small("a", questions: usesWords) + "---\n" + words + "---\n" + skill, small("b", questions: usesWords)],
    [small("a", questions: usesWords), "words: w\nphrases: [\"(x\"]\n", skill],
    [small("a", questions: usesWords), skill],
    [words, skill, "words: w\nphrases: [other]\n---\n" + small("a", questions: usesWords)],
    [words, skill, words + "case: b\n", small("b"), small("a", questions: usesWords)],
    // Paths.
    [small("a"), "path: p\ntitle: P\ncases: [a]\n---\npath: q\ntitle: Q\ncases: [a, b]\n"],
    [small("a"), "path: p\ntitle: P\ncases: [b]\n---\npath: p\ntitle: P\ncases: [a]\n", small("c", "kind: x\n")],
    // What is no case.
    ["", "# nothing\n", "just text\n", "- a\n", "---\n---\n", "%YAML 1.2\n---\n" + small("a"), "\tcase: x\n"],
    ["  case: a\n  title: A\n" + small("b"), "x\n" + small("c"), "case: d\n", "case:\n", "case: [e]\n" + small("f")],
  ]) func `so is a small bank`(texts: [String]) {
    #expect(Self.differences(texts) == [])
  }

  @Test(arguments: [
    [small("a", questions: usesWords)],
    [small("a", questions: usesWords), "words: w\nphrases: [other]\n"],
    [small("a", questions: usesWords) + "---\nwords: w\nphrases: [other]\n", small("b", questions: usesWords)],
    [small("a", questions: usesWords), "words: w\nphrases: [\"(x\"]\n"],
    [small("a", questions: usesWords), "skill: s\n"],
  ]) func `so is one that stands on another`(texts: [String]) {
    let base = BankLoader.load([Self.words, Self.skill].map { SourceText(name: "base", text: $0) }).bank
    let sources = texts.enumerated().map { SourceText(name: "\($0.offset).yaml", text: $0.element) }
    #expect(Self.differences(sources, base: base) == [])
  }

  @Test func `opening says what is wrong`() {
    let catalogue = Catalogue(
      [
        Self.small("a", "kind: x\nsafety: \" \"\n"), Self.small("b", questions: "[{sya: x}]\nvoices: {a: b}"),
        "case: c\n",
      ]
      .map { SourceText(name: $0, text: $0) })
    func faults(_ id: String) -> Int? {
      if case .faulty(let count) = catalogue.open(id) { count } else { nil }
    }
    #expect(catalogue.heads.map(\.id) == ["b"], "the faults of b come after its head")
    #expect(["a", "b", "c"].map(faults) == [2, 2, 4])
    guard case .unknown = catalogue.open("d") else { return #expect(Bool(false)) }
  }

  @Test func `the parser's corpus is listed as it is loaded, by itself and as part of a case`() throws {
    let folder = FormatDocumentTests.folder.deletingLastPathComponent()
      .appendingPathComponent("Tests/CaseSyntaxTests/Corpus")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
    #expect(names.count > 200)
    for name in names.sorted() {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      let end = bytes.firstRange(of: Data("\n======".utf8))?.lowerBound ?? bytes.endIndex
      let input = Array(bytes[..<end]) + [0x0A]
      let indented = input.split(separator: 0x0A, omittingEmptySubsequences: false).joined(separator: [
        0x0A, 0x20, 0x20,
      ])
      for (before, text, after) in [
        ("", input, ""), (Self.small("a") + "themes:\n  ", Array(indented), ""),
        ("content: ", Array(indented), "\n" + Self.small("a")), ("title:\n", input, "\n" + Self.small("a")),
      ] {
        let source = SourceText(name: name, bytes: Array(before.utf8) + text + Array(after.utf8))
        #expect(Self.differences([source]) == [], "\(name) after \(before)")
      }
    }
  }

  @Test func `so is a bank with slips of every kind`() {
    let text =
      [
        Self.small(
          "a", "themes: [one,\n  \"two\n  three\"]\ncontent: >\n  a long\n\n  wait\n", questions: Self.usesWords),
        Self.words, Self.small("b", "# a comment\nopening: 'It''s'\n") + "themes:\n- one # two\n", Self.skill,
        "path: p\ntitle: P\ncases: [a, b]\n", Self.small("a"),
      ].joined(separator: "---\n")
    let snippets = [
      "- ", ": ", "\n", "\n  ", "\"", "'", "[", "]", "{", "}", ",", "#", " #", "|\n", "\t", " ", "a", "title: ",
      "\n---\n",
      "\n...\n", "&a ", "%", "\r\n", "\r", "\ncase: c\n", "\nskill: s\n", "é", "? ",
    ]
    var random = SplitMix(seed: 11)
    for _ in 0..<300 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) {
          bytes.insert(contentsOf: snippets[Int.random(in: 0..<snippets.count, using: &random)].utf8, at: place)
        } else {
          bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...6, using: &random)))
        }
      }
      let found = Self.differences([
        SourceText(name: "slips", bytes: bytes), SourceText(name: "b", text: Self.small("b")),
      ])
      #expect(found == [], "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  // MARK: Folders

  @Test func `a folder is listed in the order in which it is loaded, on as many cores as there are`() throws {
    let folder = try BankFolderTests.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for number in 0..<200 {
      let place = folder.appendingPathComponent("\(number % 7)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      // Some are longer than the memory that files are read into at first.
      let stirs = number % 50 == 0 ? "stirs: \(String(repeating: "x", count: 200_000))\n" : ""
      try Self.small("c\(number)", stirs).write(
        to: place.appendingPathComponent("c\(number).yaml"), atomically: true, encoding: .utf8)
    }
    let loaded = BankLoader.load(try BankFolder.read(folder.path)).bank
    let catalogue = try Catalogue(folder.path)
    #expect(catalogue.heads == loaded.cases.map(\.head) && catalogue.heads.count == 200)
    for id in ["c0", "c199"] {
      guard case .sound(let opened, _) = catalogue.open(id) else { return #expect(Bool(false), "\(id)") }
      #expect(opened.hash == loaded.find(id)?.hash && opened.origin.name.hasPrefix(folder.path))
    }
    try FileManager.default.removeItem(at: folder.appendingPathComponent("1/c1.yaml"))
    guard case .faulty(1) = catalogue.open("c1") else { return #expect(Bool(false), "the file is gone") }
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("z.yaml"), withDestinationURL: folder.appendingPathComponent("1"))
    #expect(throws: BankFolder.Failure.self) { try Catalogue(folder.path) }
    #expect(throws: BankFolder.Failure.self) { try Catalogue(folder.path + "/none") }
  }
}

/// A small generator of random numbers whose sequence depends on the seed alone (Steele and others, 2014).
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
