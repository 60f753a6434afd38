import Diagnostics

extension SyntaxTree {
  /// Each document as one line of JSON, as `balint tree --json` prints it.
  ///
  /// Mappings are objects with their keys in the order of the text, sequences are arrays, every scalar is a string. A
  /// key that is no scalar is a string that holds it as it is written. The depth is bounded by
  /// `SyntaxParser.maximumDepth`.
  public var jsonLines: [String] {
    documents.map(\.json)
  }
}

extension SyntaxNode {
  /// The node as JSON on one line; see `SyntaxTree.jsonLines`.
  public var json: String {
    var output: [UInt8] = []
    writeJSON(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func writeJSON(to output: inout [UInt8]) {
    switch kind {
    case .scalar:
      writeJSONString(text ?? "", to: &output)
    case .sequence:
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        item.writeJSON(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .mapping:
      output.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        writeJSONString(entry.key.text ?? storage.source.text(in: entry.key.span), to: &output)
        output.append(UInt8(ascii: ":"))
        entry.value.writeJSON(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }
}

/// RFC 8259, section 7: quotes, backslashes and controls are escaped. So are the other characters that some reader
/// takes for the end of a line, or a terminal for a command, and those that a YAML text may not hold; all else stands for
/// itself.
private func writeJSONString(_ string: String, to output: inout [UInt8]) {
  output.append(UInt8(ascii: "\""))
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"", "\\": output += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
    case "\n": output += "\\n".utf8
    case "\r": output += "\\r".utf8
    case "\t": output += "\\t".utf8
    case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
      let digits = String(scalar.value, radix: 16)
      output += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
    case _ where scalar.isASCII: output.append(UInt8(truncatingIfNeeded: scalar.value))
    default: output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
  output.append(UInt8(ascii: "\""))
}
