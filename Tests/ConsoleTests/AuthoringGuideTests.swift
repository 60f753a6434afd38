import Foundation
import TestPrograms
import Testing

/// Whoever does what `cases/AUTHORING.md` says, has a case without fault: its commands are run, in their order and in an
/// empty folder, and its pieces of a case are written over the new one.
@Suite struct AuthoringGuideTests {
  static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("cases/AUTHORING.md")

  struct Block {
    let kind: String
    var text = ""
    var line: Int
  }

  static func blocks() throws -> [Block] {
    var blocks: [Block] = []
    var indentation: Int?
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let inner = line.drop { $0 == " " }
      if inner.hasPrefix("```") {
        if indentation == nil { blocks.append(Block(kind: String(inner.dropFirst(3)), line: index + 2)) }
        indentation = indentation == nil ? line.count - inner.count : nil
      } else if let indentation {
        blocks[blocks.count - 1].text += line.dropFirst(indentation) + "\n"
      }
    }
    return blocks
  }

  @Test func `the commands work as they are written, and leave a case without fault`() throws {
    let balint = try Balint()
    let file = balint.folder.path("my-cases/the-empty-chair.yaml")
    var written = ""
    var last: ProgramRun?
    for block in try Self.blocks() {
      switch block.kind {
      case "sh":
        let run = try ProgramRun(
          "/bin/sh", ["-ec", "cd \"$0\"; " + block.text, balint.folder.url.path],
          environment: [
            "PATH": ProgramRun.productsFolder.path + ":/usr/bin:/bin", "XDG_DATA_HOME": balint.folder.path("data"),
          ])
        #expect(run.code == 0, "line \(block.line): \(run.output)\(run.messages)")
        last = run
      case "yaml":
        let isHead = written.isEmpty
        written += block.text
        if isHead {
          // It goes above the questions that are there, and what follows takes their place.
          let questions = try #require(
            try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\nquestions:").last)
          try "\(written)\nquestions:\(questions)".write(toFile: file, atomically: true, encoding: .utf8)
          let check = try balint.run("check", file)
          #expect(check.code == 0, "line \(block.line): \(check.output)")
        }
        try written.write(toFile: file, atomically: true, encoding: .utf8)
      default: #expect(block.kind.isEmpty, "line \(block.line): \(block.kind)")
      }
    }
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let summary = try #require(last).output
    #expect(summary.hasSuffix("no fault found.\n") && page.contains("`\(summary.dropLast())`"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == written, "fmt has nothing to do")
  }
}
