import Foundation
import Terminal
import TestPrograms
import Testing

@Suite struct PipedInputTests {
  /// Everything that a pipe with these bytes gives, its end included.
  private func read(_ bytes: [UInt8], limit: Int = PipedInput.defaultLimit) throws -> [LineInput] {
    let folder = try TemporaryFolder()
    try Data(bytes).write(to: folder.url.appendingPathComponent("input"))
    let descriptor = open(folder.path("input"), O_RDONLY)
    defer { close(descriptor) }
    let input = PipedInput(descriptor: descriptor, limit: limit)
    var result: [LineInput] = []
    repeat { result.append(try input.readLine(prompt: "never shown")) } while result.last != .endOfInput
    return result
  }

  private func read(_ text: String, limit: Int = PipedInput.defaultLimit) throws -> [LineInput] {
    try read(Array(text.utf8), limit: limit)
  }

  @Test func `Lines end with LF or CRLF, and the last needs no end`() throws {
    #expect(try read("a\nb\r\n\n\r\nc") == [.line("a"), .line("b"), .line(""), .line(""), .line("c"), .endOfInput])
    #expect(try read("a\n") == [.line("a"), .endOfInput])
    #expect(try read("") == [.endOfInput])
    #expect(try read("a\rb\n") == [.line("a\rb"), .endOfInput])
  }

  @Test func `A byte order mark at the start is no text`() throws {
    #expect(try read("\u{FEFF}a\n\u{FEFF}b") == [.line("a"), .line("\u{FEFF}b"), .endOfInput])
  }

  @Test func `A line at the limit arrives, a longer one is skipped and the next arrives`() throws {
    let input = "12345\n123456\n12345\r\n1234567\r\n\n12345"
    let expected: [LineInput] = [
      .line("12345"), .tooLong(limit: 5), .line("12345"), .tooLong(limit: 5), .line(""), .line("12345"), .endOfInput,
    ]
    #expect(try read(input, limit: 5) == expected)
    let long = String(repeating: "x", count: 1_000_000)
    #expect(
      try read("\(long)\nb\n\(long)", limit: 5) == [.tooLong(limit: 5), .line("b"), .tooLong(limit: 5), .endOfInput])
  }

  @Test func `Lines are the same wherever reads divide them`() throws {
    let lines = (0..<20_000).map { "\($0) é世👵" }
    #expect(try read(lines.joined(separator: "\r\n")) == lines.map(LineInput.line) + [.endOfInput])
  }

  @Test func `Bytes that are no UTF-8 are replaced, and it is said`() throws {
    let pipe = OpenPipe()
    let bytes: [UInt8] = [0x61, 0xFF, 0x0A, 0xEF, 0xBF, 0xBD, 0x0A]
    #expect(write(pipe.writeEnd, bytes, bytes.count) == bytes.count)
    let input = PipedInput(descriptor: pipe.readEnd)
    #expect(try input.readLine(prompt: "") == .line("a\u{FFFD}"))
    #expect(input.lastLineWasRepaired)
    #expect(try input.readLine(prompt: "") == .line("\u{FFFD}"))
    #expect(!input.lastLineWasRepaired)
    _ = pipe.finish()
  }

  @Test func `A line is there before the next is written`() throws {
    let pipe = OpenPipe()
    let input = PipedInput(descriptor: pipe.readEnd)
    #expect(write(pipe.writeEnd, "a\nb", 3) == 3)
    #expect(try input.readLine(prompt: "") == .line("a"))
    close(pipe.writeEnd)
    #expect(try input.readLine(prompt: "") == .line("b"))
    #expect(try input.readLine(prompt: "") == .endOfInput)
    #expect(try input.readLine(prompt: "") == .endOfInput)
    close(pipe.readEnd)
  }

  @Test func `A folder as input is an error that says so`() throws {
    let descriptor = open("/", O_RDONLY)
    defer { close(descriptor) }
    let input = PipedInput(descriptor: descriptor)
    #expect(throws: TerminalError.cannotRead(reason: String(cString: strerror(EISDIR)))) {
      try input.readLine(prompt: "")
    }
  }
}
