/// What a person sees at a terminal: xterm's screen, as far as the programs of this package use it.
///
/// Feed it what a program writes; `text` is what then stands there, with everything that scrolled off above.
package struct TerminalScreen: Sendable {
  package private(set) var columns: Int
  package private(set) var rows: Int
  /// Lines that scrolled off at the top, as wide as the screen was then.
  package internal(set) var scrollback: [[TerminalCell]] = []
  /// The lines of the screen, from the top.
  package internal(set) var lines: [[TerminalCell]]
  /// Counted from the top, from 0.
  package internal(set) var row = 0 {
    didSet {
      row = min(max(row, 0), rows - 1)
      wrapsNext = false
    }
  }
  /// Counted from the left, from 0.
  package internal(set) var column = 0 {
    didSet {
      column = min(max(column, 0), columns - 1)
      wrapsNext = false
    }
  }
  /// Whether the program asked that pastes be marked.
  package internal(set) var bracketsPastes = false
  /// How often the bell rang.
  package internal(set) var bells = 0
  /// Everything that is no text and that this screen does not know, with escape as `␛`.
  package internal(set) var unknownSequences: [String] = []

  var style = TerminalCell.Style()
  var saved = (row: 0, column: 0, style: TerminalCell.Style())
  /// The last column was written: only the next character breaks the line (terminfo's `am` and `xenl`).
  private var wrapsNext = false
  /// Bytes of a character or sequence that goes on in the next feed.
  var pending: [UInt8] = []

  /// An empty screen with the cursor at the top left.
  ///
  /// - Parameters:
  ///   - columns: at least 2.
  ///   - rows: at least 1.
  package init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    self.rows = rows
    lines = Array(repeating: Self.blankLine(columns), count: rows)
  }

  static func blankLine(_ columns: Int) -> [TerminalCell] { Array(repeating: .blank, count: columns) }

  /// Takes what a program wrote; a sequence or character may go on in the next piece.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      pending.append(byte)
      readPending()
    }
  }

  // MARK: What stands there

  /// Lines above and on the screen without the blanks at their ends; none after the last that holds anything.
  package var text: [String] { trimmed { $0.map(\.text).joined() } }

  /// As `text`, with underlined stretches `_like this_`.
  package var styledText: [String] {
    trimmed { cells in
      var line = ""
      var isWithin = false
      for cell in cells {
        if cell.style.isUnderlined != isWithin {
          line += "_"
          isWithin.toggle()
        }
        line += cell.text
      }
      return isWithin ? line + "_" : line
    }
  }

  private func trimmed(_ render: ([TerminalCell]) -> String) -> [String] {
    var texts = (scrollback + lines).map { cells in
      render(Array(cells[...(cells.lastIndex { $0 != .blank } ?? -1)]))
    }
    while texts.last?.isEmpty == true { texts.removeLast() }
    return texts
  }

  // MARK: Writing

  /// Puts a character where the cursor is.
  mutating func write(_ scalar: Unicode.Scalar) {
    let width = TerminalCell.columns(of: scalar)
    if width == 0 { return combine(scalar) }
    if wrapsNext || column + width > columns {
      column = 0
      lineFeed()
    }
    clear(row, column..<column + width)
    lines[row][column] = TerminalCell(text: String(scalar), style: style)
    if width == 2 { lines[row][column + 1] = TerminalCell(text: "", style: style) }
    if column + width < columns {
      column += width
    } else {
      column = columns - 1
      wrapsNext = true
    }
  }

  /// Adds a mark to the character before the cursor.
  private mutating func combine(_ scalar: Unicode.Scalar) {
    var place = wrapsNext ? column : column - 1
    if place > 0, lines[row][place].text.isEmpty { place -= 1 }
    if place >= 0 { lines[row][place].text.unicodeScalars.append(scalar) }
  }

  /// One row down; the lowest row scrolls.
  mutating func lineFeed() {
    if row == rows - 1 { scrollUp() }
    row += 1
  }

  mutating func scrollUp() {
    scrollback.append(lines.removeFirst())
    lines.append(Self.blankLine(columns))
  }

  /// Blanks places; of a wide character that is cut neither half stays.
  mutating func clear(_ row: Int, _ places: Range<Int>) {
    for place in places {
      if lines[row][place].text.isEmpty, place > 0 { lines[row][place - 1] = .blank }
      if place + 1 < columns, lines[row][place + 1].text.isEmpty { lines[row][place + 1] = .blank }
      lines[row][place] = .blank
    }
  }

  // MARK: Size

  /// Cuts or extends each line of the screen at its right and keeps the cursor's row, as xterm does: no line is broken
  /// anew.
  ///
  /// - Parameters:
  ///   - columns: at least 2.
  ///   - rows: at least 1.
  package mutating func resize(columns: Int, rows: Int) {
    while lines.count > rows {
      // First what is empty below the cursor, then what is at the top.
      if row < lines.count - 1 {
        lines.removeLast()
      } else {
        scrollback.append(lines.removeFirst())
        row -= 1
      }
    }
    for index in lines.indices {
      // A wide character that would lose its right half goes.
      if columns < self.columns, lines[index][columns].text.isEmpty { clear(index, columns..<columns + 1) }
      lines[index] = Array((lines[index] + Self.blankLine(max(0, columns - self.columns))).prefix(columns))
    }
    lines += Array(repeating: Self.blankLine(columns), count: rows - lines.count)
    self.columns = columns
    self.rows = rows
    (row, column) = (row, column)
  }
}
