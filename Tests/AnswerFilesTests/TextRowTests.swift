import Testing

@testable import AnswerFiles

@Suite struct TextRowTests {
  private static func rows(_ bytes: [UInt8], column: String?, chunk: Int = 3) throws -> [TextRowReader.Row] {
    var rest = bytes[...]
    var reader = try TextRowReader(name: "f", column: column, limits: AnswerLimits(rowBytes: 40)) {
      if rest.isEmpty { return nil }
      defer { rest = rest.dropFirst(chunk) }
      return Array(rest.prefix(chunk))
    }
    var rows: [TextRowReader.Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test func `lines are texts, blank ones too`() throws {
    let rows = try Self.rows(Array("\u{FEFF}one\r\n\ntwo".utf8), column: nil)
    #expect(rows.map(\.text) == ["one", "", "two"])
    #expect(rows.map(\.line) == [1, 2, 3])
  }

  @Test func `a row over the limit or of other bytes is no text, and reading goes on`() throws {
    let long = String(repeating: "x", count: 100)
    let rows = try Self.rows(Array("a\n\(long)\n".utf8) + [0xFE, 0x0A] + Array("b\n".utf8), column: nil)
    #expect(rows.map(\.text) == ["a", nil, nil, "b"])
  }

  @Test func `a column is found whatever separates the cells`() throws {
    for text in ["id,text\n1,\"a, b\"\n", "id;text\n1;a, b\n", "id\ttext\n1\ta, b\n"] {
      #expect(try Self.rows(Array(text.utf8), column: "TEXT").map(\.text) == ["a, b"])
    }
    #expect(try Self.rows(Array("id,text\n1\n2,\"x\n\"\n".utf8), column: "text").map(\.text) == [nil, "x\n"])
  }

  @Test func `a column that is not there is named with those that are`() throws {
    let error = #expect(throws: AnswerFileError.self) { try Self.rows(Array("id,text\n".utf8), column: "words") }
    #expect(error?.cause == .noColumn("words", found: ["id", "text"]))
    let words = #expect(throws: AnswerFileError.self) { try Self.rows(Array("I drink, a lot\n".utf8), column: "words") }
    #expect(words?.cause == .noColumn("words", found: []))
  }
}
