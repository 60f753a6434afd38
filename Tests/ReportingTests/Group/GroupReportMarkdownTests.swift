import Foundation
import Testing

@testable import Reporting

@Suite struct GroupReportMarkdownTests {
  static func text(_ answers: [(String, String, String)]) throws -> String {
    GroupReportMarkdown().text(try GroupExamples.report(answers))
  }

  @Test func `the report reads as Markdown`() throws {
    let text = try Self.text(GroupExamples.group)
    #expect(text.hasPrefix("# What the group did\n\n> This is formative"))
    #expect(text.contains("| Says sorry | most showed it | 5 met, 2 not seen, 1 cannot tell |"))
    #expect(text.contains("- **hugo**: a safety item was not seen: I ask her to wait for me."))
    #expect(text.contains("**sorry**"))
    #expect(!text.contains("\n\n\n"))
  }

  @Test func `every punctuation character that could do something is escaped, and it stays on one line`() {
    let all = String((0x21...0x7E).map { Character(Unicode.Scalar(UInt8($0))) })
    let escaped = MarkdownText.escaped(all)
    var iterator = escaped.unicodeScalars.makeIterator()
    while let scalar = iterator.next() {
      if scalar == "\\" {
        _ = iterator.next()
      } else {
        let isHarmless = "\"%',;?".unicodeScalars.contains(scalar)
        #expect(
          isHarmless || scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "\u{2060}")
      }
    }
    #expect(MarkdownText.escaped(" # a\r\n\n\t- b\u{2028}c ") == "\\# a \\- b c")
    #expect(MarkdownText.escaped("") == "")
    let prose = "Well-known: she said so (twice)! And left."
    #expect(MarkdownText.escaped(prose) == prose)
    for acting in ["1. one", "- one", "1) one", "a.b", ":smile:", "http://a", "!a", "a)b", "--"] {
      #expect(MarkdownText.escaped(acting).contains("\\"), "\(acting)")
    }
  }

  @Test func `hostile answers add no line, heading, table row or tag`() throws {
    func answers(_ texts: [String]) -> [(String, String, String)] {
      texts.enumerated().map { ("l\($0.offset)", "say", $0.element + " calm") }
    }
    let plain = try Self.text(answers(GroupExamples.hostile.indices.map { "sorry \($0)" }))
    let hostile = try Self.text(answers(GroupExamples.hostile))
    func kinds(_ text: String) -> [String] {
      text.split(separator: "\n").filter { $0.hasPrefix("#") || $0.hasPrefix("|") }.map { String($0.prefix(4)) }
    }
    #expect(kinds(plain) == kinds(hostile))
    #expect(!hostile.contains("<") || hostile.components(separatedBy: "<").dropLast().allSatisfy { $0.hasSuffix("\\") })
    #expect(!hostile.contains("](") && !hostile.contains("http://"))
  }

  @Test func `what counted is bold with its blanks outside`() {
    #expect(
      MarkdownText.answer([
        .init(text: "I'm ", isCounted: false), .init(text: " so sorry ", isCounted: true),
        .init(text: "now", isCounted: false),
      ]) == "I'm **so sorry** now")
  }
}
