/// The bytes that layout is made of.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let backslash = UInt8(ascii: "\\")
  static let hash = UInt8(ascii: "#")
  static let hyphen = UInt8(ascii: "-")
}

extension UInt8 {
  var isWhite: Bool { self == Byte.space || self == Byte.tab }
  var isBreak: Bool { self == Byte.lineFeed || self == Byte.carriageReturn }
}

extension Collection<UInt8> {
  /// The lines, which end with LF, CR LF or CR alone; a line break at the end opens no further line.
  var lines: [SubSequence] {
    var lines: [SubSequence] = []
    var rest = self[...]
    while !rest.isEmpty {
      let line = rest.prefix { !$0.isBreak }
      lines.append(line)
      let lineBreak = rest[line.endIndex...]
      rest = lineBreak.dropFirst(lineBreak.starts(with: [Byte.carriageReturn, Byte.lineFeed]) ? 2 : 1)
    }
    return lines
  }
}

extension BidirectionalCollection<UInt8> {
  /// Without blanks at both ends.
  var trimmingBlanks: SubSequence {
    var rest = self[...].drop(while: \.isWhite)
    while rest.last?.isWhite == true { rest.removeLast() }
    return rest
  }
}
