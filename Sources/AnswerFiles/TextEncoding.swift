/// How the letters of a file are written: UTF-8, unless what it holds speaks for Windows-1252.
///
/// As long as there is nothing but ASCII the two are the same, and nothing needs to be decided. The first row with
/// other bytes decides: when it is valid UTF-8 the file is UTF-8 for good, and a row that is not is a bad row. When it
/// is not, and neither it nor the 64 KiB that follow have one valid sequence of UTF-8 nor a byte that text in
/// Windows-1252 does not have, the file is Windows-1252, as old spreadsheets write it.
struct TextEncoding {
  enum State {
    case undecided, utf8, windows1252

    /// The text of these bytes, or nil when they are not valid.
    func text(_ bytes: ArraySlice<UInt8>) -> String? {
      self == .windows1252 ? TextEncoding.windows1252(bytes) : String(validUTF8: bytes)
    }
  }

  private(set) var state: State
  /// What was guessed, when it was.
  private(set) var notice: String?

  /// Nothing is known yet, unless the file began with a byte order mark.
  init(isUTF8: Bool) {
    state = isUTF8 ? .utf8 : .undecided
  }

  /// Looks at a row that has just been taken from the window.
  mutating func settle(_ row: [UInt8], line: Int, _ window: inout ByteWindow) throws {
    guard state == .undecided, row.reduce(0, |) >= 0x80 else { return }
    if String(validUTF8: row[...]) != nil {
      state = .utf8
      return
    }
    let bytes = row + (try window.lookAhead(64 << 10))
    guard Self.isPlausibleWindows1252(bytes) else {
      state = .utf8
      return
    }
    state = .windows1252
    notice = "read as Windows-1252: line \(line) is not UTF-8; if letters come out wrong, save the file as UTF-8"
  }

  /// Text in Windows-1252; the five bytes without a letter become control characters, as in browsers.
  static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      if 0x80...0x9F ~= byte, let scalar = Unicode.Scalar(upper[Int(byte) - 0x80]) {
        text.append(scalar)
      } else {
        text.append(Unicode.Scalar(byte))
      }
    }
    return String(text)
  }

  /// The letters of the bytes 80 to 9F (index-windows-1252 of the WHATWG Encoding Standard).
  private static let upper: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]

  private static func isPlausibleWindows1252(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x00...0x08, 0x0E...0x1F, 0x7F: return false
      case 0xC2...0xF4 where isUTF8Sequence(bytes[index...]): return false
      default: index += 1
      }
    }
    return true
  }

  /// Whether a sequence of UTF-8 of two to four bytes stands at the beginning.
  private static func isUTF8Sequence(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return bytes.count >= length && String(validUTF8: bytes.prefix(length)) != nil
  }
}
