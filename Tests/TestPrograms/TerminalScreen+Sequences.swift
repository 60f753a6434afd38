/// What a terminal reads: characters in UTF-8, control characters and escape sequences ("XTerm Control Sequences").
extension TerminalScreen {
  private static let escape: UInt8 = 0x1B

  /// Carries out what is pending once it is whole.
  mutating func readPending() {
    if pending[0] == Self.escape { return readEscapeSequence() }
    let length =
      switch pending[0] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if pending.count > 1, pending.last.map({ $0 & 0xC0 != 0x80 }) == true {
      // A character that broke off.
      let next = pending.removeLast()
      take(String(decoding: pending, as: UTF8.self))
      pending = [next]
      return readPending()
    }
    if pending.count == length { take(String(decoding: pending, as: UTF8.self)) }
  }

  private mutating func take(_ text: String) {
    pending = []
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .control { control(scalar) } else { write(scalar) }
    }
  }

  private mutating func control(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\0", "\u{7F}": break
    case "\u{7}": bells += 1
    case "\u{8}": column -= 1
    case "\t": column = (column / 8 + 1) * 8
    case "\n", "\u{B}", "\u{C}": lineFeed()
    case "\r": column = 0
    default: unknownSequences.append("U+" + String(scalar.value, radix: 16, uppercase: true))
    }
  }

  private mutating func readEscapeSequence() {
    guard pending.count > 1, let last = pending.last else { return }
    let isWhole =
      switch pending[1] {
      case UInt8(ascii: "["): pending.count > 2 && (0x40...0x7E).contains(last)
      // A text up to BEL or ESC \, such as a window's title.
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
        last == 0x07 || pending.count > 3 && pending.suffix(2) == [Self.escape, UInt8(ascii: "\\")]
      case 0x20...0x2F: pending.count > 2 && (0x30...0x7E).contains(last)
      default: true
      }
    if !isWhole { return }
    let sequence = String(decoding: pending.dropFirst(), as: UTF8.self)
    pending = []
    let isKnown = sequence.hasPrefix("[") ? controlSequence(sequence.dropFirst()) : escapeSequence(sequence)
    if !isKnown { unknownSequences.append(Self.shown("\u{1B}" + sequence)) }
  }

  /// Control characters as their pictures.
  private static func shown(_ sequence: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in sequence.unicodeScalars {
      text.append(scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? scalar : scalar)
    }
    return String(text)
  }

  private mutating func escapeSequence(_ sequence: String) -> Bool {
    switch sequence {
    case "7": saved = (row, column, style)
    case "8": (row, column, style) = (saved.row, saved.column, saved.style)
    case "D": lineFeed()
    case "E":
      column = 0
      lineFeed()
    case "M": if row > 0 { row -= 1 } else { insertLines(1, at: 0) }
    // The character set ASCII, and the keypad's modes, which change only what is typed.
    case "(B", "=", ">": break
    default: return false
    }
    return true
  }

  private mutating func controlSequence(_ sequence: Substring) -> Bool {
    guard let final = sequence.last else { return false }
    let body = sequence.dropLast()
    if body.hasPrefix("?") { return mode(body.dropFirst(), final) }
    let fields = body.split(separator: ";", omittingEmptySubsequences: false)
    let parameters = fields.map { $0.isEmpty ? 0 : Int($0) ?? -1 }
    if parameters.contains(where: { $0 < 0 }) { return false }
    if final == "m" { return select(parameters) }
    // More than any screen has, so that sums stay small.
    let count = min(max(1, parameters[0]), 10_000)
    switch final {
    case "A": row -= count
    case "B": row += count
    case "C": column += count
    case "D": column -= count
    case "G": column = count - 1
    case "d": row = count - 1
    case "H", "f":
      row = count - 1
      column = parameters.count > 1 ? max(1, parameters[1]) - 1 : 0
    case "J": return eraseDisplay(parameters[0])
    case "K": return eraseLine(parameters[0])
    case "P", "@", "X": changeCharacters(final, min(count, columns - column))
    case "L":
      insertLines(count, at: row)
      column = 0
    case "M":
      deleteLines(count, at: row)
      column = 0
    case "S": for _ in 0..<min(count, rows) { scrollUp() }
    case "T": insertLines(count, at: 0)
    default: return false
    }
    return true
  }

  /// Private modes: marked pastes, the keypad's, and whether the cursor blinks or shows.
  private mutating func mode(_ numbers: Substring, _ final: Character) -> Bool {
    guard final == "h" || final == "l" else { return false }
    for number in numbers.split(separator: ";") {
      switch number {
      case "2004": bracketsPastes = final == "h"
      case "1", "12", "25": break
      default: return false
      }
    }
    return true
  }

  private mutating func select(_ parameters: [Int]) -> Bool {
    for parameter in parameters {
      switch parameter {
      case 0: style = TerminalCell.Style()
      case 1: style.isBold = true
      case 2: style.isFaint = true
      case 4: style.isUnderlined = true
      case 7: style.isInverse = true
      case 22: (style.isBold, style.isFaint) = (false, false)
      case 24: style.isUnderlined = false
      case 27: style.isInverse = false
      case 30...37: style.colour = parameter - 30
      case 39: style.colour = nil
      case 90...97: style.colour = parameter - 82
      default: return false
      }
    }
    return true
  }

  // MARK: Changing what stands there

  private mutating func eraseDisplay(_ part: Int) -> Bool {
    let others: Range<Int>
    switch part {
    case 0: others = row + 1..<rows
    case 1: others = 0..<row
    case 2: others = 0..<rows
    case 3:  // xterm: the lines that have scrolled off
      scrollback = []
      return true
    default: return false
    }
    for other in others { clear(other, 0..<columns) }
    return eraseLine(part)
  }

  private mutating func eraseLine(_ part: Int) -> Bool {
    switch part {
    case 0: clear(row, column..<columns)
    case 1: clear(row, 0..<column + 1)
    case 2: clear(row, 0..<columns)
    default: return false
    }
    (row, column) = (row, column)
    return true
  }

  /// Deletes (P), inserts (@) or blanks (X) characters at the cursor.
  private mutating func changeCharacters(_ action: Character, _ count: Int) {
    let places = column..<column + count
    switch action {
    case "P":
      clear(row, places)
      lines[row].removeSubrange(places)
      lines[row] += Self.blankLine(count)
    case "@":
      clear(row, columns - count..<columns)
      if lines[row][column].text.isEmpty { clear(row, column..<column + 1) }
      lines[row].removeLast(count)
      lines[row].insert(contentsOf: Self.blankLine(count), at: column)
    default: clear(row, places)
    }
    (row, column) = (row, column)
  }

  private mutating func insertLines(_ count: Int, at place: Int) {
    let count = min(count, rows - place)
    lines.removeLast(count)
    lines.insert(contentsOf: Array(repeating: Self.blankLine(columns), count: count), at: place)
  }

  private mutating func deleteLines(_ count: Int, at place: Int) {
    let count = min(count, rows - place)
    lines.removeSubrange(place..<place + count)
    lines += Array(repeating: Self.blankLine(columns), count: count)
  }
}
