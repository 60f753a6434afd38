import Testing

@testable import Diagnostics

@Suite struct SourceTextTests {
  struct Place: CustomTestStringConvertible {
    let text: String
    let offset: Int
    let line: Int
    let column: Int
    var testDescription: String { "\(text.debugDescription) at \(offset)" }
  }

  static let places = [
    Place(text: "abc", offset: 0, line: 1, column: 1),
    Place(text: "abc\ndef", offset: 5, line: 2, column: 2),
    Place(text: "abc\r\ndef", offset: 6, line: 2, column: 2),
    Place(text: "abc\rdef", offset: 5, line: 2, column: 2),
    Place(text: "é: x", offset: 2, line: 1, column: 2),
    Place(text: "日本: x", offset: 6, line: 1, column: 3),
    Place(text: "👵: x", offset: 4, line: 1, column: 2),
    Place(text: "\tx", offset: 1, line: 1, column: 2),
    Place(text: "\u{FEFF}x: y", offset: 4, line: 1, column: 2),
    Place(text: "abc\n", offset: 4, line: 2, column: 1),
    Place(text: "abc", offset: 99, line: 1, column: 4),
    Place(text: "", offset: 0, line: 1, column: 1),
  ]

  @Test(arguments: places) func `offsets become the line and column that an editor shows`(place: Place) {
    let position = LineTable(SourceText(name: "x", text: place.text)).position(of: place.offset)
    #expect(position == SourcePosition(line: place.line, column: place.column))
  }

  @Test func `a line's span leaves out its break and a byte order mark`() {
    let source = SourceText(name: "x", text: "\u{FEFF}one\r\ntwo\n\nfour")
    let table = LineTable(source)
    #expect((1...4).map { source.text(in: table.span(ofLine: $0)) } == ["one", "two", "", "four"])
    #expect(table.count == 4)
  }
}
