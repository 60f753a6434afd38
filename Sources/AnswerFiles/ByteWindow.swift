/// The part of a stream that is in memory: the row being read, and what came in the same chunk.
///
/// Offsets are counted from the beginning of the current row. Never holds more than a row as far as the limit, and the
/// chunk that follows.
struct ByteWindow {
  /// The longest row, in bytes, without its line break.
  let limit: Int
  /// The line, counted from 1, on which the current row begins.
  private(set) var line = 1
  private(set) var bytes: [UInt8] = []
  private var start = 0
  /// Which piece of a line that is too long was taken last; 0 when the window begins with a row.
  private var piece = 0
  private var ended = false
  private let read: () throws -> [UInt8]?

  init(limit: Int, read: @escaping () throws -> [UInt8]?) {
    self.limit = limit
    self.read = read
  }

  /// How many bytes of the current row and after it are in memory.
  var available: Int { bytes.count - start }

  /// The byte at an offset, or nil when the stream ends before it.
  mutating func byte(at offset: Int) throws -> UInt8? {
    while offset >= available {
      if try !more() { return nil }
    }
    return bytes[start + offset]
  }

  /// The next so many bytes, or all that are left, without taking them.
  mutating func lookAhead(_ count: Int) throws -> ArraySlice<UInt8> {
    _ = try byte(at: count - 1)
    return slice(0, min(count, available))
  }

  /// The bytes between two offsets that have been looked at.
  func slice(_ from: Int, _ to: Int) -> ArraySlice<UInt8> {
    bytes[start + from..<start + to]
  }

  /// The offset of the first byte that `matches`, from `offset` on.
  ///
  /// Is more than `limit` when there is none up to the limit, and otherwise `available` when the stream ends first.
  @inline(__always)
  mutating func find(from offset: Int, _ matches: (UInt8) -> Bool) throws -> Int {
    var offset = offset
    while true {
      let stop = start + min(available, limit + 1)
      var index = start + offset
      while index < stop, !matches(bytes[index]) { index += 1 }
      offset = index - start
      if index < stop || offset > limit { return offset }
      if try !more() { return offset }
    }
  }

  /// How many bytes the line break at an offset has: LF and CR count one, CRLF two, the end of the stream none.
  mutating func lineBreakLength(at offset: Int) throws -> Int {
    guard let first = try byte(at: offset) else { return 0 }
    return try first == .carriageReturn && byte(at: offset + 1) == .lineFeed ? 2 : 1
  }

  /// The offset of the first line break or of the stream's end, or nil when neither comes up to the limit.
  mutating func endOfLine() throws -> Int? {
    let end = try find(from: 0) { $0 == .lineFeed || $0 == .carriageReturn }
    return end <= limit ? end : nil
  }

  /// Takes this many bytes, which hold this many line breaks, out of the window: the next row begins after them.
  mutating func take(_ count: Int, lines: Int) -> [UInt8] {
    let raw = Array(slice(0, count))
    start += count
    line += lines
    return raw
  }

  /// Takes the row whose content ends at an offset and has this many line breaks in it, with the one that ends it.
  mutating func takeRow(end: Int, innerLineBreaks: Int = 0) throws -> [UInt8] {
    let length = end + (try lineBreakLength(at: end))
    return take(length, lines: innerLineBreaks + 1)
  }

  /// The line and the column, in characters, of an offset; both counted from 1.
  func place(of offset: Int) -> (line: Int, column: Int) {
    let before = slice(0, offset)
    let lineStart = before.lastIndex { $0 == .lineFeed || $0 == .carriageReturn }.map { $0 + 1 } ?? before.startIndex
    return (line + before.lineBreaks, String(decoding: before[lineStart...], as: UTF8.self).count + 1)
  }

  /// Takes a row whose extent cannot be told as bad: it ends at its first line break, where the next one begins.
  ///
  /// A line without a break up to the limit is too long whatever else is wrong with it; only its first piece is taken.
  mutating func reject(_ cause: RejectCause) throws -> RejectedRow {
    let row = line
    if let end = try endOfLine() {
      return RejectedRow(line: row, cause: cause, raw: try takeRow(end: end), piece: 1)
    }
    piece = 1
    return RejectedRow(line: row, cause: .rowTooLong(limit: limit), raw: take(limit, lines: 0), piece: 1, isLast: false)
  }

  /// Takes the next piece of a line that was too long, or nil when there is none.
  mutating func restOfLongLine() throws -> RejectedRow? {
    if piece == 0 { return nil }
    piece += 1
    let number = piece
    let row = line
    let raw: [UInt8]
    if let end = try endOfLine() {
      piece = 0
      raw = try takeRow(end: end)
    } else {
      raw = take(limit, lines: 0)
    }
    return raw.isEmpty
      ? nil : RejectedRow(line: row, cause: .rowTooLong(limit: limit), raw: raw, piece: number, isLast: piece == 0)
  }

  /// Fetches another chunk; false when the stream has ended.
  private mutating func more() throws -> Bool {
    if ended { return false }
    bytes.removeFirst(start)
    start = 0
    while let chunk = try read() {
      if chunk.isEmpty { continue }
      bytes.append(contentsOf: chunk)
      return true
    }
    ended = true
    return false
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")

  /// Whether a line of such bytes alone is a blank line.
  var isBlank: Bool { self == .space || self == .tab }
}

extension ArraySlice<UInt8> {
  /// How many lines end here, at LF, CRLF or CR.
  var lineBreaks: Int {
    var count = 0
    var previous = UInt8.space
    for byte in self {
      if byte == .carriageReturn || byte == .lineFeed && previous != .carriageReturn { count += 1 }
      previous = byte
    }
    return count
  }
}
