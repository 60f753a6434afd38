/// Reads answers from JSON: an array of objects, or of such arrays, as Moodle writes one for each sheet; a row may be an
/// array of cells too.
///
/// Only one row is in memory. Between rows nothing is asked but brackets that close and commas; what else stands there
/// is a bad row.
struct JSONReader: RowReader {
  private let file: String
  private var window: ByteWindow
  private var rows: JSONRows
  /// How many arrays are open.
  private var depth = 0
  /// Whether the rows without keys of this array have got names.
  private var hasNames = false
  /// How far into a value that is too long the window has come, and how many pieces of it were taken.
  private var long: (extent: JSONExtent, pieces: Int, line: Int)?
  private var isCutOff = false
  /// What is left of the row read last, the next first.
  private var waiting: ArraySlice<RowResult> = []
  private(set) var rowNumber = 0

  init(_ window: ByteWindow, rows: JSONRows, file: String) {
    self.window = window
    self.rows = rows
    self.file = file
  }

  var bufferedBytes: Int { window.bytes.count }
  var emptyResponses: Int { rows.table.emptyResponses }
  var notices: [String] {
    rows.table.notices + (isCutOff ? ["the file ends before its array does; it may be cut off"] : [])
  }

  mutating func next() throws -> RowResult? {
    if let result = waiting.popFirst() { return result }
    rowNumber += 1
    if let piece = try restOfLongValue() { return .reject(piece) }
    while try skipSpace() {
      switch try window.byte(at: 0) {
      case UInt8(ascii: "[") where try opensArray():
        _ = window.take(1, lines: 0)
        depth += 1
        hasNames = false
      case UInt8(ascii: "]") where depth > 0:
        _ = window.take(1, lines: 0)
        depth -= 1
      default:
        if let result = try row() { return result }
      }
    }
    isCutOff = depth > 0
    return nil
  }

  /// Skips white space and commas; false at the end.
  private mutating func skipSpace() throws -> Bool {
    while let byte = try window.byte(at: 0) {
      guard byte.isJSONSpace || byte == UInt8(ascii: ",") else { return true }
      let end = min(try window.find(from: 1) { !$0.isJSONSpace && $0 != UInt8(ascii: ",") }, window.limit)
      _ = window.take(end, lines: window.slice(0, end).lineBreaks)
    }
    return false
  }

  /// Whether the bracket here opens an array of rows, not a row of cells.
  private mutating func opensArray() throws -> Bool {
    if depth == 0 { return true }
    let offset = try window.find(from: 1) { !$0.isJSONSpace }
    guard offset <= window.limit, let byte = try window.byte(at: offset) else { return true }
    return "[{]".utf8.contains(byte)
  }

  /// Takes the value that begins here.
  private mutating func row() throws -> RowResult? {
    let line = window.line
    var extent = JSONExtent()
    guard let end = try extent.scan(&window) else {
      let raw = takeValue(min(window.limit, window.available))
      long = (extent, 1, line)
      return .reject(
        RejectedRow(line: line, cause: .rowTooLong(limit: window.limit), raw: raw, piece: 1, isLast: false))
    }
    let raw = takeValue(end)
    if raw.first == UInt8(ascii: "[") {
      waiting = try cells(raw, line: line)[...]
    } else {
      waiting = rows.results(raw, end: end, line: line)[...]
    }
    return waiting.popFirst()
  }

  /// A row without keys. The first of its array may be names; otherwise they are 1, 2 and so on, for `--map`.
  private mutating func cells(_ raw: [UInt8], line: Int) throws -> [RowResult] {
    let cells: [JSONLineParser.Value]
    do throws(RejectCause) {
      var parser = JSONLineParser(raw, end: raw.count)
      cells = try parser.parseArray()
    } catch {
      return [.reject(RejectedRow(line: line, cause: error, raw: raw, piece: 1))]
    }
    if hasNames { return rows.results(cells, raw: raw, line: line) }
    let texts = cells.compactMap { if case .text(let text) = $0 { text.trimmed } else { nil } }
    let isHeader = texts.count == cells.count && rows.tells(texts)
    do throws(AnswerFileError.Cause) {
      try rows.adopt(isHeader ? texts : cells.indices.map { "\($0 + 1)" })
    } catch {
      throw AnswerFileError(file: file, line: line, cause: error)
    }
    hasNames = true
    return isHeader ? [] : rows.results(cells, raw: raw, line: line)
  }

  private mutating func takeValue(_ count: Int) -> [UInt8] {
    window.take(count, lines: window.slice(0, count).lineBreaks)
  }

  /// Takes the next piece of a value that was too long, or nil when there is none.
  private mutating func restOfLongValue() throws -> RejectedRow? {
    guard let line = long?.line, var extent = long?.extent, let piece = long.map({ $0.pieces + 1 }) else { return nil }
    let end = try extent.scan(&window)
    let raw = takeValue(end ?? min(window.limit, window.available))
    long = end == nil ? (extent, piece, line) : nil
    return raw.isEmpty
      ? nil
      : RejectedRow(line: line, cause: .rowTooLong(limit: window.limit), raw: raw, piece: piece, isLast: end != nil)
  }
}

/// Finds where a value ends without reading it: brackets are counted, strings are passed over.
struct JSONExtent {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Goes on from the window's beginning.
  ///
  /// - Returns: the offset after the value, or of the stream's end; nil when it is not there up to the limit, and then
  ///   everything to the limit has been looked at.
  mutating func scan(_ window: inout ByteWindow) throws -> Int? {
    var offset = 0
    while offset < window.limit {
      if isEscaped {
        isEscaped = false
        if try window.byte(at: offset) == nil { return offset }
        offset += 1
        continue
      }
      let isInString = isInString
      offset = try window.find(from: offset) { isInString ? $0.endsStringPart : $0.isJSONMark }
      if offset >= window.limit { break }
      guard let byte = try window.byte(at: offset) else { return offset }
      offset += 1
      switch byte {
      case .backslash: isEscaped = isInString
      case .quote:
        self.isInString.toggle()
        if isInString, depth == 0 { return offset }
      // A string ends in its line: where its quote is missing only this value is spoilt, and ends before an object.
      case .lineFeed, .carriageReturn:
        self.isInString = false
        let next = try window.find(from: offset) { !$0.isJSONSpace }
        if try next <= window.limit && window.byte(at: next) == UInt8(ascii: "{") { return offset }
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ","):
        if depth == 0 { return max(offset - 1, 1) }
      default:
        if depth == 0 { return max(offset - 1, 1) }
        depth -= 1
        if depth == 0 { return offset }
      }
    }
    return try window.byte(at: window.limit) == nil && window.available <= window.limit ? window.available : nil
  }
}

extension UInt8 {
  /// Whether JSON calls it white space.
  var isJSONSpace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }

  /// Whether something other than a plain character of a string begins here.
  fileprivate var endsStringPart: Bool {
    self == .quote || self == .backslash || self == .lineFeed || self == .carriageReturn
  }

  /// Whether it opens, closes or separates values.
  fileprivate var isJSONMark: Bool {
    switch self {
    case .quote, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","): true
    default: false
    }
  }
}
