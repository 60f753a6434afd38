import Foundation
import Testing

@testable import AnswerFiles

/// A folder with an answer a file.
@Suite struct FolderTests {
  private static func results(_ files: [String: [UInt8]], limits: AnswerLimits = AnswerLimits()) throws -> [String] {
    try withTemporaryFolder { folder in
      for (path, bytes) in files {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
      }
      var reader = try AnswerReader(folder: folder.path, limits: limits)
      var results: [String] = []
      while let result = try reader.next() {
        switch result {
        case .row(let row): results.append("\(row.place(in: "f")) " + summary(result))
        case .reject(let rejected): results.append("\(rejected.place(in: "f/")) " + summary(result))
        }
      }
      return results
    }
  }

  @Test func `every file is an answer, in the order of the paths`() throws {
    let found = try Self.results([
      "eva/gift.say.txt": Array("\u{FEFF}Thank you.\r\nNo.\r\n".utf8), "eva/gift.avoid.txt": Array("x\n\n".utf8),
      "al/another-gift.say.TXT": Array("y".utf8), "dora__gift.say.txt": [], ".hidden": [1], "eva/.DS_Store": [1],
    ])
    #expect(
      found == [
        "f/al/another-gift.say.TXT:1 1: al|another-gift|say|y", "f/dora__gift.say.txt:1 1: dora|gift|say|",
        "f/eva/gift.avoid.txt:1 1: eva|gift|avoid|x␊", "f/eva/gift.say.txt:1 1: eva|gift|say|Thank you.␍␊No.",
      ])
  }

  @Test func `what is no answer is set aside`() throws {
    let name = "1! the name is not learner/case.question.txt"
    let found = try Self.results(
      [
        "a/gift.say.docx": [1], "a/gift.txt": [1], "a/b/gift.say.txt": [1], "notes.txt": [1],
        "b/gift.say.txt": [0x78, 0xE9], "c/gift.say.txt": Array("12345\n".utf8),
        "d/gift.say.txt": Array("123456\n".utf8),
      ], limits: AnswerLimits(answerBytes: 5))
    #expect(
      found == [
        "f/a/b/:1 \(name)", "f/a/gift.say.docx:1 \(name)", "f/a/gift.txt:1 \(name)",
        "f/b/gift.say.txt:1 1! the line is not valid UTF-8", "f/c/gift.say.txt:1 1: c|gift|say|12345",
        "f/d/gift.say.txt:1 1! the answer has 7 bytes; the limit is 5", "f/notes.txt:1 \(name)",
      ])
  }

  @Test func `a link and a pipe are neither followed nor waited for`() throws {
    try withTemporaryFolder { folder in
      let secret = folder.appendingPathComponent("secret")
      try Data("x".utf8).write(to: secret)
      let answers = folder.appendingPathComponent("answers")
      try FileManager.default.createDirectory(at: answers, withIntermediateDirectories: false)
      let link = answers.appendingPathComponent("a__gift.say.txt").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: secret.path)
      #expect(mkfifo(answers.appendingPathComponent("b__gift.say.txt").path, 0o600) == 0)
      var reader = try AnswerReader(folder: answers.path)
      for _ in 1...2 {
        guard case .reject(let rejected) = try reader.next(), case .unreadableFile = rejected.cause else {
          Issue.record("read as a row")
          continue
        }
      }
      #expect(try reader.next() == nil)
    }
  }

  @Test func `a folder that is not there is an error`() {
    let error = answerFileError { _ = try AnswerReader(folder: "/no/such/folder") }
    #expect(error?.description.hasPrefix("/no/such/folder: the file cannot be read: ") == true)
  }
}
