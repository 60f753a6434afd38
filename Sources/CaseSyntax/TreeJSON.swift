extension SyntaxTree {
  /// Each document as one line of JSON, as `balint tree --json` prints it.
  ///
  /// Mappings are objects with their keys in the order of the text, sequences are arrays, every scalar is a string. A key
  /// that is no scalar is a string that holds its JSON. The depth is bounded by `SyntaxParser.maximumDepth`.
  public var jsonLines: [String] {
    documents.map(\.json)
  }
}

extension SyntaxNode {
  /// The node as JSON on one line; see `SyntaxTree.jsonLines`.
  public var json: String {
    var text = ""
    writeJSON(to: &text)
    return text
  }

  private func writeJSON(to text: inout String) {
    switch kind {
    case .scalar:
      writeJSONString(self.text ?? "", to: &text)
    case .sequence:
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.writeJSON(to: &text)
      }
      text += "]"
    case .mapping:
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += "," }
        writeJSONString(entry.key.text ?? entry.key.json, to: &text)
        text += ":"
        entry.value.writeJSON(to: &text)
      }
      text += "}"
    }
  }
}

/// RFC 8259, section 7. Line and paragraph separators are escaped, too: not every reader of lines lets them pass.
private func writeJSONString(_ string: String, to text: inout String) {
  text += "\""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
  text += "\""
}
