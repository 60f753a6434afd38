import CaseSyntax
import Diagnostics

/// A slip of one finger: a single fault of a known kind in a text that had none.
enum Slip: String, CaseIterable {
  case noColon, noClosingQuote, noOpeningQuote, quoteWithin, noClosingBracket, noOpeningBracket, extraBracket, noComma
  case noSpaceAfterColon, noSpaceAfterDash, noDash, colonInText, reservedCharacter, wrongEscape
  case tab, oneSpaceMore, oneSpaceLess, keyTwice, anchor, tag, alias

  /// Makes the slip at a random place.
  ///
  /// - Parameters:
  ///   - text: a text and its tree.
  ///   - random: where the place comes from.
  /// - Returns: the text with the fault, or nil if there is no place for it.
  func make(in text: Anatomy, using random: inout SplitMix) -> [UInt8]? {
    switch self {
    case .noColon: text.edit(text.colons, using: &random) { bytes, at in bytes.remove(at: at) }
    case .noSpaceAfterColon:
      text.edit(text.colons.filter { text.bytes[$0 + 1] == Self.space }, using: &random) { bytes, at in
        bytes.remove(at: at + 1)
      }
    case .noClosingQuote: text.edit(text.quoted, using: &random) { bytes, span in bytes.remove(at: span.end - 1) }
    case .noOpeningQuote: text.edit(text.quoted, using: &random) { bytes, span in bytes.remove(at: span.start) }
    case .quoteWithin:
      text.edit(text.quoted, using: &random) { bytes, span in
        bytes.insert(bytes[span.start], at: (span.start + span.end) / 2)
      }
    case .wrongEscape:
      text.edit(text.quoted.filter { text.bytes[$0.start] == UInt8(ascii: "\"") }, using: &random) { bytes, span in
        bytes.insert(contentsOf: "\\q".utf8, at: span.start + 1)
      }
    case .noClosingBracket: text.edit(text.brackets, using: &random) { bytes, span in bytes.remove(at: span.end - 1) }
    case .noOpeningBracket: text.edit(text.brackets, using: &random) { bytes, span in bytes.remove(at: span.start) }
    case .extraBracket:
      text.edit(text.brackets, using: &random) { bytes, span in bytes.insert(bytes[span.end - 1], at: span.end) }
    case .noComma: text.edit(text.commas, using: &random) { bytes, at in bytes.remove(at: at) }
    case .noSpaceAfterDash: text.edit(text.dashes, using: &random) { bytes, at in bytes.remove(at: at + 1) }
    case .noDash:
      text.edit(text.dashes, using: &random) { bytes, at in bytes.replaceSubrange(at..<at + 2, with: "  ".utf8) }
    case .colonInText:
      text.edit(text.sentences, using: &random) { bytes, span in
        if let gap = bytes[span.start..<span.end].firstIndex(of: Self.space) {
          bytes.insert(UInt8(ascii: ":"), at: gap)
        }
      }
    case .reservedCharacter:
      text.edit(text.values, using: &random) { bytes, at in bytes.insert(UInt8(ascii: "@"), at: at) }
    case .anchor: text.edit(text.values, using: &random) { bytes, at in bytes.insert(contentsOf: "&a ".utf8, at: at) }
    case .tag: text.edit(text.values, using: &random) { bytes, at in bytes.insert(contentsOf: "!t ".utf8, at: at) }
    case .alias: text.edit(text.values, using: &random) { bytes, at in bytes.insert(UInt8(ascii: "*"), at: at) }
    case .tab:
      text.edit(text.lines.filter { $0.indent >= 2 }, using: &random) { bytes, line in
        bytes.replaceSubrange(line.start..<line.start + line.indent, with: [0x09])
      }
    case .oneSpaceMore:
      text.edit(text.lines, using: &random) { bytes, line in bytes.insert(Self.space, at: line.start) }
    case .oneSpaceLess:
      text.edit(text.lines.filter { $0.indent > 0 }, using: &random) { bytes, line in bytes.remove(at: line.start) }
    case .keyTwice:
      text.edit(text.entryLines, using: &random) { bytes, line in
        bytes.insert(contentsOf: Array(bytes[line.start..<line.end]), at: line.start)
      }
    }
  }

  private static let space = UInt8(ascii: " ")
}

/// Where the parts of a text are that a finger can slip on.
struct Anatomy {
  struct Line {
    let start: Int
    /// After its line break.
    let end: Int
    let indent: Int
  }

  let bytes: [UInt8]
  /// The colons after keys, and where the values on the same line begin.
  private(set) var colons: [Int] = []
  private(set) var values: [Int] = []
  /// The dashes of items.
  private(set) var dashes: [Int] = []
  private(set) var commas: [Int] = []
  private(set) var quoted: [SourceSpan] = []
  private(set) var brackets: [SourceSpan] = []
  /// Plain text of several words.
  private(set) var sentences: [SourceSpan] = []
  /// Lines that are not blank.
  private(set) var lines: [Line] = []
  /// Lines that are a key and its value, and nothing else.
  private(set) var entryLines: [Line] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let tree = parse(bytes).tree
    var start = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == 0x20 }.count
      if indent < line.count, start + line.count < bytes.count {
        lines.append(Line(start: start, end: start + line.count + 1, indent: indent))
      }
      start += line.count + 1
    }
    for document in tree.documents { visit(document) }
  }

  private mutating func visit(_ node: SyntaxNode) {
    let span = node.span
    switch node.style {
    case .doubleQuoted, .singleQuoted: quoted.append(span)
    case .plain where bytes[span.start..<span.end].contains(0x20): sentences.append(span)
    default: break
    }
    if node.isFlow { brackets.append(span) }
    for item in node.items {
      if node.isFlow {
        findComma(after: item)
      } else if item.span.start >= 2, bytes[item.span.start - 2] == UInt8(ascii: "-") {
        dashes.append(item.span.start - 2)
      }
      if item.kind == .scalar { values.append(item.span.start) }
      visit(item)
    }
    for entry in node.entries {
      colons.append(entry.key.span.end)
      if entry.value.kind == .scalar, entry.value.span.length > 0 { values.append(entry.value.span.start) }
      if node.isFlow { findComma(after: entry.value) } else { findLine(of: entry) }
      visit(entry.value)
    }
  }

  private mutating func findComma(after node: SyntaxNode) {
    if bytes[node.span.end] == UInt8(ascii: ",") { commas.append(node.span.end) }
  }

  private mutating func findLine(of entry: SyntaxEntry) {
    let (start, end) = (entry.key.span.start, entry.value.span.end)
    if let line = lines.first(where: { $0.start + $0.indent == start && end > start && end <= $0.end - 1 }),
      entry.value.style == .plain, entry.value.span.length > 0
    {
      entryLines.append(line)
    }
  }

  /// The text with one of some places changed.
  func edit<Place>(_ places: [Place], using random: inout SplitMix, change: (inout [UInt8], Place) -> Void) -> [UInt8]?
  {
    guard let place = places.randomElement(using: &random) else { return nil }
    var changed = bytes
    change(&changed, place)
    return changed
  }
}
