import Diagnostics

/// Outside text in Markdown, with nothing in it that Markdown or HTML would act on.
enum MarkdownText {
  /// The text on one line, every ASCII punctuation character that Markdown could act on escaped by a backslash, so
  /// that it makes no heading, list, table, link, emphasis, code or HTML.
  ///
  /// Source: CommonMark 0.31.2, section 2.4. Some readers make addresses of whatever has an at sign, escaped or not, so
  /// that sign gets a word joiner behind it.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterBlank = true
    for scalar in VisibleText.of(text).unicodeScalars {
      if scalar.properties.isWhitespace {
        if !afterBlank { result.append(" ") }
        afterBlank = true
        continue
      }
      afterBlank = false
      switch scalar.value {
      case 0x22, 0x25, 0x27, 0x2C, 0x3B, 0x3F: break  // " % ' , ; ? mean nothing
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: result.append("\\")
      default: break
      }
      result.append(scalar)
      if scalar == "@" { result.append("\u{2060}") }
    }
    if afterBlank, result.last == " " { result.removeLast() }
    return String(result)
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
