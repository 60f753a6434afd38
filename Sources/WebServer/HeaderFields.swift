/// The header fields of a request in their order, their names in lower case.
struct HeaderFields: Sendable, Equatable {
  private var fields: [(name: String, value: String)] = []

  init() {}

  /// Reads the lines of a header.
  ///
  /// - Parameters:
  ///   - lines: the lines without their ends, and without control characters.
  ///   - limit: the most fields.
  /// - Throws: 400 for a line that is no field or not UTF-8, 431 for too many.
  init(lines: some Sequence<ArraySlice<UInt8>>, limit: Int) throws(Refusal) {
    for line in lines {
      guard fields.count < limit else { throw .headTooLarge }
      // A space before the colon, and a line that continues the one above, are read differently by different programs.
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy(\.isTokenByte),
        let name = String(validating: line[..<colon], as: UTF8.self),
        let value = String(validating: line[(colon + 1)...].trimmingBlanks, as: UTF8.self)
      else { throw .malformed }
      fields.append((name.lowercased(), value))
    }
  }

  /// Takes fields as they are.
  init(_ pairs: [(String, String)]) {
    fields = pairs.map { ($0.lowercased(), $1) }
  }

  /// All values of a field whose name is given in lower case.
  subscript(all name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The first value of a field whose name is given in lower case.
  subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  static func == (one: HeaderFields, other: HeaderFields) -> Bool {
    one.fields.elementsEqual(other.fields) { $0 == $1 }
  }
}

extension UInt8 {
  /// Whether it may stand in a method, a field name or a cookie's name (RFC 9110, 5.6.2).
  var isTokenByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(
        ascii: "0")...UInt8(
        ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }

  /// Whether it is a visible ASCII character.
  var isVisible: Bool { (0x21...0x7E).contains(self) }

  /// The value of a hexadecimal digit.
  var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs at both ends.
  var trimmingBlanks: Self {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return []
    }
    return self[first...last]
  }
}
