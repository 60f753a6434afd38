import Diagnostics

extension SyntaxTree {
  /// The tree for people to read, one node a line with its line and column, as `balint tree` prints it.
  ///
  /// ```
  /// document
  ///   1:1 mapping
  ///     1:1 key "case"
  ///       1:7 plain "another-small-gift"
  /// ```
  public var dump: String {
    let table = LineTable(source)
    var text = ""
    for document in documents {
      text += "document\n"
      document.dump(to: &text, depth: 1, role: "", table)
    }
    return text
  }
}

extension SyntaxNode {
  fileprivate func dump(to text: inout String, depth: Int, role: String, _ table: LineTable) {
    let place = table.position(of: span.start)
    text += String(repeating: "  ", count: depth) + "\(place.line):\(place.column) \(role)"
    if let value = self.text {
      let style = style.map(\.rawValue) ?? ""
      text += "\(role.isEmpty || style != "plain" ? style + " " : "")\(SyntaxTree.visible(value))\n"
      return
    }
    text += (isFlow ? "flow " : "") + (kind == .mapping ? "mapping" : "sequence") + "\n"
    for item in items { item.dump(to: &text, depth: depth + 1, role: "", table) }
    for entry in entries {
      entry.key.dump(to: &text, depth: depth + 1, role: "key ", table)
      // The items of a key that is a list stand as deep as its value, so that has to be told apart.
      entry.value.dump(to: &text, depth: depth + 2, role: entry.key.kind == .scalar ? "" : "value ", table)
    }
  }
}

extension SyntaxTree {
  /// The text between quotes, with escapes for whatever a terminal would act on.
  fileprivate static func visible(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\"", "\\": result += "\\\(scalar)"
      case _ where isInvisible(scalar):
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
