import CaseModel
import Diagnostics
import Foundation
import Scoring
import Testing

@testable import CaseLoading

@Suite struct StarterBankTests {
  static let loaded = BankLoader.load(StarterBank.sources)

  @Test func `the bank inside the executable is the folder cases`() throws {
    let onDisk = try BankFolder.read(FormatDocumentTests.folder.path)
    #expect(StarterBank.sources.map(\.bytes) == onDisk.map(\.bytes))
    #expect(
      onDisk.map(\.name).map { $0.components(separatedBy: "/cases/").last }
        == StarterBank.sources.map { String($0.name.dropFirst(6)) })
  }

  @Test func `it has no fault, anchors and examples included`() {
    let bank = Self.loaded.bank
    let scored =
      bank.cases.flatMap { AnchorCheck.faults(of: $0, in: bank) }
      + bank.skills.values.sorted { $0.id < $1.id }.flatMap { SkillCheck.faults(of: $0, in: bank) }
    var renderer = DiagnosticRenderer()
    #expect((Self.loaded.diagnostics + scored).map { renderer.render($0) } == [])
  }

  @Test(arguments: loaded.bank.cases.map(\.id)) func `each case is whole`(id: String) throws {
    let teachingCase = try #require(Self.loaded.bank.find(id))
    #expect((3...5).contains(teachingCase.questions.count))
    #expect((2...3).contains(teachingCase.voices.count))
    #expect(teachingCase.stirs != nil)
    for question in teachingCase.questions where !question.kind.isPrivate {
      #expect(question.anchors.count >= 6, "\(id) \(question.id)")
      let ids = question.markable.map(\.id)
      for anchor in question.anchors {
        #expect(Set(anchor.marks.map(\.criterion)) == Set(ids), "\(id) \(question.id): \(anchor.answer)")
      }
    }
    let flags = teachingCase.questions.flatMap(\.watches)
    #expect(!flags.isEmpty)
  }

  @Test func `a case's hash changes with its text and with the words it uses, and with nothing else`() throws {
    let words = "words: gift\nphrases: [present]\n"
    let text = """
      case: a
      title: A
      level: 1
      situation: x
      questions:
        - say: What?
          rubric: [{criterion: it, looks for: it, full: "@gift"}]
      """
    func hash(_ words: String, _ text: String) throws -> String {
      let loaded = BankLoader.load([SourceText(name: "w", text: words), SourceText(name: "c", text: text)])
      return try #require(loaded.bank.find("a")).hash
    }
    let hash1 = try hash(words, text)
    #expect(hash1.count == 16)
    #expect(try hash(words, text) == hash1)
    #expect(try hash(words + "---\nwords: other\nphrases: [y]\n", text) == hash1)
    #expect(try hash(words.replacing("present", with: "jam"), text) != hash1)
    #expect(try hash(words, text.replacing("x", with: "y")) != hash1)
  }
}

@Suite struct BankFolderTests {
  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("balint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `a folder without cases, and no folder at all, say so`() throws {
    let folder = try Self.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let empty = #expect(throws: BankFolder.Failure.self) { try BankFolder.read(folder.path) }
    #expect(empty?.description.contains("there is no case in") == true)
    let missing = #expect(throws: BankFolder.Failure.self) { try BankFolder.read(folder.path + "/none") }
    #expect(missing?.description.contains("there is no file or folder") == true)
  }

  @Test func `files are read in the order of their paths, hidden ones not`() throws {
    let folder = try Self.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("skills"), withIntermediateDirectories: true)
    for name in ["b.yaml", "a.yml", "skills/c.yaml", ".d.yaml", "note.txt"] {
      try "x: y\n".write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    #expect(
      try BankFolder.read(folder.path).map { String($0.name.dropFirst(folder.path.count + 1)) } == [
        "a.yml", "b.yaml", "skills/c.yaml",
      ])
  }
}
