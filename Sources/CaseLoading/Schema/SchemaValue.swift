/// A value of JSON (RFC 8259) as a schema needs it: the members of an object keep their order.
enum SchemaValue: Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([SchemaValue])
  case object([(key: String, value: SchemaValue)])

  /// The value as it is printed: indented by two spaces a level, with a collection on one line where it is short.
  ///
  /// Takes time in proportion to its length times its depth.
  var json: String { json(indentation: "\n") }

  /// An object with the members of another after its own.
  func with(_ other: SchemaValue) -> SchemaValue {
    guard case .object(let members) = self, case .object(let others) = other else { return self }
    return .object(members + others)
  }

  private func json(indentation: String) -> String {
    let inner = indentation + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items):
      return Self.joined("[", items.map { $0.json(indentation: inner) }, "]", indentation)
    case .object(let members):
      return Self.joined(
        "{", members.map { "\(Self.quoted($0.key)): \($0.value.json(indentation: inner))" }, "}", indentation)
    }
  }

  private static func joined(_ open: String, _ parts: [String], _ close: String, _ indentation: String) -> String {
    let line = open + parts.joined(separator: ", ") + close
    if line.utf8.count <= 80, !line.utf8.contains(0x0A) { return line }
    return open + parts.map { indentation + "  " + $0 }.joined(separator: ",") + indentation + close
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{0}"..."\u{1F}":
        "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

extension SchemaValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .text(text) }
  init(integerLiteral number: Int) { self = .number(number) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
  init(arrayLiteral items: SchemaValue...) { self = .list(items) }
  init(dictionaryLiteral members: (String, SchemaValue)...) {
    self = .object(members.map { (key: $0.0, value: $0.1) })
  }
}
