import Diagnostics

/// An HTML text being written, safe whatever it holds and well-formed as XML too.
///
/// ```swift
/// var text = HTMLText()
/// text.element(.p, [.class: "note"]) { p in
///   p.text("Tom & Ann: ")
///   p.element(.strong, text: "often seen")
/// }
/// ```
///
/// Every text and every attribute is escaped. Elements and attributes are those listed here: none of them runs, loads or
/// links to anything, so no page can; `ServedHTML` alone adds some, for the pages that a drill's server sends. Control
/// characters, direction overrides and noncharacters become visible characters that do nothing. The same calls always
/// give the same bytes.
public struct HTMLText: Sendable {
  /// An element with content.
  public enum Element: String, Sendable {
    case html, head, title, style, body, main, header, footer, section, h1, h2, h3, p, ul, ol, li, div
    case table, caption, thead, tbody, tr, th, td
    case strong, em, mark, code, span, time, bdi
    case svg, g

    /// Whether a line break after it changes nothing that is seen.
    fileprivate var endsLine: Bool {
      switch self {
      case .strong, .em, .mark, .code, .span, .time, .bdi, .svg, .g, .title: false
      default: true
      }
    }
  }

  /// An element without content.
  public enum EmptyElement: String, Sendable {
    case meta, br, hr, rect
  }

  /// An attribute. None of them holds an address or a program.
  public enum Attribute: String, Sendable {
    case `class`, id, lang, dir, role, scope, datetime, tabindex
    case charset, name, content
    case httpEquivalent = "http-equiv"
    case label = "aria-label"
    case labelledBy = "aria-labelledby"
    case viewBox, width, height, x, y
  }

  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty text.
  public init() {}

  /// Appends text.
  public mutating func text(_ text: String) {
    for scalar in VisibleText.of(text).unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "'": append("&#39;")
      // Noncharacters: XML forbids two of them, and none means anything.
      case _ where scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value): append("\u{FFFD}")
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Appends an element with what is written into it.
  public mutating func element(
    _ element: Element, _ attributes: KeyValuePairs<Attribute, String> = [:],
    _ fill: (inout HTMLText) throws -> Void
  ) rethrows {
    open(element.rawValue, attributes)
    append(">")
    // Closes it even when `fill` throws.
    defer { append(element.endsLine ? "</\(element.rawValue)>\n" : "</\(element.rawValue)>") }
    try fill(&self)
  }

  /// Appends an element that holds a text.
  public mutating func element(
    _ element: Element, _ attributes: KeyValuePairs<Attribute, String> = [:], text: String
  ) {
    self.element(element, attributes) { $0.text(text) }
  }

  /// Appends an element without content.
  public mutating func empty(_ element: EmptyElement, _ attributes: KeyValuePairs<Attribute, String> = [:]) {
    open(element.rawValue, attributes)
    append("/>")
  }

  /// Appends another text.
  public mutating func add(_ other: HTMLText) {
    bytes.append(contentsOf: other.bytes)
  }

  /// Appends what is no outside text and must not be escaped.
  mutating func verbatim(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<Attribute, String>) {
    append("<\(name)")
    for (attribute, value) in attributes {
      append(" \(attribute.rawValue)=\"")
      text(value)
      append("\"")
    }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
