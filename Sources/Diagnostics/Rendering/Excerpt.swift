/// One line of a source as it is quoted: cut to a window around its marked part, with the row of carets below it.
///
/// Costs no more for a long line than for a short one.
struct Excerpt {
  /// The line as it was written, except that control characters are made visible and `…` stands for what was cut.
  let line: String
  /// Blanks as wide as what stands before the marked part; tabs stay tabs, since nobody knows how wide they are.
  let blanks: String
  /// Carets as wide as the marked part, at least one.
  let carets: String

  /// Columns that are shown before, within and after the marked part.
  private static let columns = (before: 60, marked: 60, after: 40)
  /// Bytes that are read for each of the three; characters of several scalars may then fill fewer columns.
  private static let reach = 240

  /// Quotes a line.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - line: the line without its break.
  ///   - marked: what to point at; cut to the line, and grown to the characters that it touches.
  init(_ source: SourceText, line: SourceSpan, marked: SourceSpan) {
    let start = min(max(marked.start, line.start), line.end)
    let end = min(max(marked.end, start), line.end)
    let cells = Cell.cells(
      of: source.bytes, from: max(line.start, start - Self.reach),
      to: min(line.end, min(end, start + Self.reach) + Self.reach), in: line)

    let first = cells.firstIndex { $0.bytes.end > start } ?? cells.count
    let last = cells[first...].firstIndex { $0.bytes.start >= end } ?? cells.count
    let before = Cell.longest(cells[..<first].reversed(), columns: Self.columns.before).reversed()
    let within = Cell.longest(cells[first..<last], columns: Self.columns.marked)
    let rest = within.count < last - first ? [] : cells[last...]
    let after = Cell.longest(rest, columns: Self.columns.after)

    let shown = before + within + after
    let isCutBefore = (shown.first?.bytes.start ?? line.start) > line.start
    let isCutAfter = (shown.last?.bytes.end ?? line.end) < line.end
    self.line = (isCutBefore ? "…" : "") + String(shown.map(\.character)) + (isCutAfter ? "…" : "")
    blanks = (isCutBefore ? " " : "") + Self.row(before, of: " ")
    carets = Self.carets(under: within)
  }

  private static func row(_ cells: some Sequence<Cell>, of mark: String) -> String {
    cells.map { $0.isTab ? "\t" : String(repeating: mark, count: $0.columns) }.joined()
  }

  /// A tab between marked characters is stepped over; one caret stands for the tabs at the end.
  private static func carets(under cells: [Cell]) -> String {
    let trailing = cells.reversed().prefix(while: \.isTab).count
    let carets = row(cells.dropLast(trailing), of: "^")
    return trailing > 0 || !carets.contains("^") ? carets + "^" : carets
  }
}

/// A character as a reader sees it, with the bytes that it came from.
private struct Cell {
  let character: Character
  let bytes: SourceSpan
  let columns: Int

  var isTab: Bool { character == "\t" }

  /// The characters of a part of a line; bytes that are no UTF-8 become U+FFFD.
  static func cells(of bytes: [UInt8], from start: Int, to end: Int, in line: SourceSpan) -> [Cell] {
    let start = boundary(bytes, near: start, in: line)
    let end = boundary(bytes, near: end, in: line)
    var input = bytes[start..<end].makeIterator()
    var parser = UTF8.ForwardParser()
    var scalars = String.UnicodeScalarView()
    var ends: [Int] = []
    var offset = start
    decoding: while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded):
        scalars.append(UTF8.decode(encoded))
        offset += encoded.count
      case .error(let length):
        scalars.append(UTF8.decode(UTF8.encodedReplacementCharacter))
        offset += length
      case .emptyInput: break decoding
      }
      ends.append(offset)
    }

    var cells: [Cell] = []
    var count = 0
    var first = start
    // Within a line, made visible means that each scalar becomes one scalar.
    for character in VisibleText.of(String(scalars)) {
      count += character.unicodeScalars.count
      let end = ends[count - 1]
      cells.append(
        Cell(character: character, bytes: SourceSpan(first, end), columns: DisplayWidth.of(character)))
      first = end
    }
    return cells
  }

  /// The next offset at which a scalar begins; where the text is no UTF-8, some offset nearby.
  private static func boundary(_ bytes: [UInt8], near offset: Int, in line: SourceSpan) -> Int {
    guard offset > line.start else { return line.start }
    let beginning = (offset..<min(offset + 4, line.end)).first { bytes[$0] & 0xC0 != 0x80 }
    return beginning ?? min(offset, line.end)
  }

  /// As many characters from the beginning as have room.
  static func longest(_ cells: some Sequence<Cell>, columns: Int) -> [Cell] {
    var room = columns
    return cells.prefix { cell in
      room -= cell.columns
      return room >= 0
    }
  }
}
