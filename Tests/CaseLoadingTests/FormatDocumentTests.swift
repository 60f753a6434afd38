import CaseModel
import Diagnostics
import Foundation
import Matching
import Scoring
import Testing

@testable import CaseLoading

/// Every block of `cases/FORMAT.md` is run: what it shows must be so.
@Suite struct FormatDocumentTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("cases")

  struct Block {
    let kind: String
    let text: String
    let line: Int
  }

  static func blocks() throws -> [Block] {
    let text = try String(contentsOf: folder.appendingPathComponent("FORMAT.md"), encoding: .utf8)
    var blocks: [Block] = []
    var open: (kind: String, lines: [String], line: Int)?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(Block(kind: block.kind, text: block.lines.joined(separator: "\n") + "\n", line: block.line))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [], index + 2)
        }
      } else {
        open?.lines.append(String(line))
      }
    }
    return blocks
  }

  @Test func `blocks marked yaml are without fault, their anchors and examples included`() throws {
    let blocks = try Self.blocks().filter { $0.kind == "yaml" }
    #expect(blocks.count >= 3)
    for block in blocks {
      let loaded = BankLoader.load([SourceText(name: "FORMAT.md from line \(block.line)", text: block.text)])
      let bank = loaded.bank
      let scored =
        bank.cases.flatMap { AnchorCheck.faults(of: $0, in: bank) }
        + bank.skills.values.flatMap { SkillCheck.faults(of: $0, in: bank) }
      var renderer = DiagnosticRenderer()
      #expect((loaded.diagnostics + scored).map { renderer.render($0) } == [])
    }
  }

  @Test func `blocks marked fault give the fault they name`() throws {
    let blocks = try Self.blocks().filter { $0.kind == "yaml fault" }
    #expect(blocks.count >= 3)
    for block in blocks {
      let named = block.text.split(separator: "\n").first.map { $0.dropFirst(2).split(separator: " ").map(String.init) }
      let loaded = BankLoader.load([SourceText(name: "FORMAT.md from line \(block.line)", text: block.text)])
      let scored = loaded.bank.cases.flatMap { AnchorCheck.faults(of: $0, in: loaded.bank) }
      #expect((loaded.diagnostics + scored).map(\.id) == named)
    }
  }

  @Test func `the table of phrases says what is found`() throws {
    let table = try #require(try Self.blocks().first { $0.kind == "phrases" })
    let rows = table.text.split(separator: "\n").dropFirst().map { line in
      // A bar with blanks around it also stands inside brackets, so that columns are cut where they begin.
      let characters = Array(line)
      let cut = { (from: Int, to: Int) in
        from < characters.count
          ? String(characters[from..<min(to, characters.count)]).trimmingCharacters(in: .whitespaces) : ""
      }
      return (phrase: cut(0, 36), text: cut(38, 77), found: cut(79, characters.count))
    }
    #expect(rows.count >= 12)
    for row in rows {
      let phrase = try Phrase(parsing: row.phrase)
      var set = PhraseSet()
      for part in phrase.parts { _ = set.add(part, mood: phrase.mood, groups: [:]) }
      let reader = TextReader()
      let answer = reader.read(row.text)
      let found = PhraseMatcher(PhraseAutomaton(set), reader: reader).matches(in: answer).map {
        answer.text(from: answer.words[$0.words.lowerBound].start, to: answer.words[$0.words.upperBound].end)
      }
      #expect(found == (row.found.isEmpty ? [] : [row.found]), "\(row.phrase)")
    }
  }

  @Test func `every key of the format is explained`() throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent("FORMAT.md"), encoding: .utf8)
    let tables =
      [
        BankFormat.teachingCase, BankFormat.skill, BankFormat.cue, BankFormat.wordGroup, BankFormat.path,
        BankFormat.criterion,
        BankFormat.perspective,
        BankFormat.level, BankFormat.pitfall, BankFormat.safetyItem, BankFormat.watch, BankFormat.anchor,
        BankFormat.evidence,
      ] + QuestionKind.allCases.map(BankFormat.question)
    for key in Set(tables.flatMap(\.keys).map(\.name)) {
      #expect(text.contains("\(key):") || text.contains("`\(key)`"), "\(key) is not in FORMAT.md")
    }
  }
}
