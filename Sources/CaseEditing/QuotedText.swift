import CaseSyntax

/// How the text of plain and quoted scalars is written.
enum QuotedText {
  /// A plain or quoted scalar's lines: as in the source, in the simplest quotes that are right, without the blanks
  /// that folding drops.
  static func lines(of source: ArraySlice<UInt8>, _ style: ScalarStyle?) -> [[UInt8]] {
    let lines = requoted(source, style).lines
    return lines.enumerated().map { index, line in
      let isFirst = index == 0
      let isLast = index == lines.count - 1
      let text = isFirst ? line : line.drop(while: \.isWhite)
      return Array(isLast ? text : withoutBlanksAtEnd(text))
    }
  }

  /// A text between double quotes on one line, with escapes for whatever cannot be seen.
  static func doubleQuoted(_ text: String) -> [UInt8] {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where isInvisible(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return Array((result + "\"").utf8)
  }

  /// Double quotes, unless single ones save all escapes. Text that holds both quotes stays as it is, and so does text
  /// with other escapes: they were chosen.
  static func requoted(_ source: ArraySlice<UInt8>, _ style: ScalarStyle?) -> ArraySlice<UInt8> {
    let content = source.dropFirst().dropLast()
    switch style {
    case .singleQuoted where !content.contains(where: { $0 == Byte.quote || $0 == Byte.backslash }):
      return [Byte.quote] + withoutEvery(Byte.apostrophe, in: content) + [Byte.quote]
    case .doubleQuoted where content.contains(Byte.backslash) && needsNoEscapes(content):
      return [Byte.apostrophe] + withoutEvery(Byte.backslash, in: content) + [Byte.apostrophe]
    default: return source
    }
  }

  /// Without the first of each two bytes that begin with the given one.
  private static func withoutEvery(_ mark: UInt8, in content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var result: ArraySlice<UInt8> = []
    var isMarked = false
    for byte in content {
      isMarked = byte == mark && !isMarked
      if !isMarked { result.append(byte) }
    }
    return result
  }

  /// Whether a double-quoted text escapes nothing but quotes and backslashes, and could stand in single quotes.
  private static func needsNoEscapes(_ content: ArraySlice<UInt8>) -> Bool {
    var isEscaped = false
    for byte in content {
      if byte == Byte.apostrophe || isEscaped && byte != Byte.quote && byte != Byte.backslash { return false }
      isEscaped = byte == Byte.backslash && !isEscaped
    }
    return true
  }

  /// A blank after a backslash is text.
  private static func withoutBlanksAtEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while rest.last?.isWhite == true { rest.removeLast() }
    let isEscape = rest.reversed().prefix { $0 == Byte.backslash }.count % 2 == 1
    return isEscape && rest.endIndex < line.endIndex ? line[...rest.endIndex] : rest
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    case .spaceSeparator: scalar != " "
    default: false
    }
  }
}
