import Diagnostics

/// Outside text in Markdown, with nothing in it that Markdown or HTML would act on.
enum MarkdownText {
  /// The text on one line, every ASCII punctuation character that Markdown could act on escaped by a backslash, so
  /// that it makes no heading, list, table, link, emphasis, code or HTML. What ends a sentence, joins a word or stands
  /// around words as in any prose stays as it is, for those who read the text and not what is made of it.
  ///
  /// Source: CommonMark 0.31.2, section 2.4. Some readers make addresses of whatever has an at sign, escaped or not, so
  /// that sign gets a word joiner behind it.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(VisibleText.of(text).unicodeScalars)
    var afterBlank = true
    for (index, scalar) in scalars.enumerated() {
      if scalar.properties.isWhitespace {
        if !afterBlank { result.append(" ") }
        afterBlank = true
        continue
      }
      afterBlank = false
      let (before, after) = (index > 0 ? scalars[index - 1] : nil, scalars.dropFirst(index + 1).first)
      if canAct(scalar), !isProse(scalar, after: before, before: after) { result.append("\\") }
      result.append(scalar)
      if scalar == "@" { result.append("\u{2060}") }
    }
    if afterBlank, result.last == " " { result.removeLast() }
    return String(result)
  }

  private static func canAct(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x25, 0x27, 0x2C, 0x3B, 0x3F: false  // " % ' , ; ? mean nothing
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether it stands where Markdown makes nothing of it. Square brackets are always escaped, so that round ones are no
  /// addresses.
  private static func isProse(
    _ scalar: Unicode.Scalar, after before: Unicode.Scalar?, before after: Unicode.Scalar?
  ) -> Bool {
    func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isAlphabetic == true }
    func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
    func isGap(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isWhitespace || ".,;!?".unicodeScalars.contains($0) } ?? true
    }
    return switch scalar {
    case ".", ":": (isWord(before) || before == ")") && isGap(after) || isDigit(before) && isDigit(after)
    case "!": (isWord(before) || before == ")") && isGap(after)
    case "-": isWord(before) && isWord(after)
    case "(": isGap(before) && isWord(after)
    case ")": isWord(before) && isGap(after)
    default: false
    }
  }

  /// An answer with what counted in bold.
  static func answer(_ pieces: [Feedback.Piece]) -> String {
    var text = ""
    for piece in pieces {
      // Bold only holds next to its words, so that blanks go outside.
      let words = escaped(piece.text)
      if piece.text.first?.isWhitespace == true, !text.isEmpty, text.last != " " { text += " " }
      text += piece.isCounted && !words.isEmpty ? "**\(words)**" : words
      if piece.text.last?.isWhitespace == true, !words.isEmpty { text += " " }
    }
    return text.last == " " ? String(text.dropLast()) : text
  }
}
