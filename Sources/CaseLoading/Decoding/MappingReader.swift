import CaseSyntax
import Diagnostics

/// Reads a mapping by its table: reports unknown and missing keys and values of the wrong shape, hands out the rest.
struct MappingReader {
  /// The mapping.
  let node: SyntaxNode
  private let log: DecodingLog
  private var values: [String: SyntaxNode] = [:]

  /// Checks a mapping against its table; nil, with a report, when it is no mapping.
  init?(_ node: SyntaxNode, _ table: FormatTable, _ log: DecodingLog) {
    guard node.kind == .mapping else {
      if !node.isDamaged {
        let keys = table.keys.filter(\.isRequired).map { "\($0.name):" }.joined(separator: ", ")
        log.report(
          "not-a-mapping", "\(table.subject) is written as keys with values, and this is \(Self.name(of: node))",
          at: node.span, mend: keys.isEmpty ? "write key: value lines" : "write it with the keys \(keys)")
      }
      return nil
    }
    self.node = node
    self.log = log
    for entry in node.entries { take(entry, table) }
    reportMissing(table)
  }

  // MARK: Values

  subscript(key: String) -> SyntaxNode? { values[key] }

  /// The text under a key, without blanks at its ends.
  func text(_ key: String) -> String? { values[key]?.text.map(Self.trimmed) }

  /// The texts under a key, whether one was written or a list.
  func texts(_ key: String) -> [String] { textNodes(key).compactMap(\.text).map(Self.trimmed) }

  /// The scalars under a key, whether one was written or a list.
  func textNodes(_ key: String) -> [SyntaxNode] {
    guard let node = values[key] else { return [] }
    return node.kind == .scalar ? [node] : node.items
  }

  func number(_ key: String) -> Int? { values[key]?.text.flatMap { Int($0) } }

  func share(_ key: String) -> Double? { values[key]?.text.flatMap { Double($0) } }

  func list(_ key: String) -> [SyntaxNode] { values[key]?.items ?? [] }

  // MARK: Checks

  private mutating func take(_ entry: SyntaxEntry, _ table: FormatTable) {
    guard let name = entry.key.text else {
      log.report("key-not-text", "a key of \(table.subject) must be a word or two", at: entry.key.span)
      return
    }
    guard let key = table.key(name) else {
      let near = NearestName.closest(to: name, among: table.keys.map(\.name))
      log.report(
        "unknown-key", "“\(name)” is no key of \(table.subject)", at: entry.key.span,
        mend: near.map { "did you mean “\($0)”?" }
          ?? "its keys are " + table.keys.map(\.name).joined(separator: ", "),
        replacement: near.map {
          Diagnostic.Replacement(entry.key.sourceSpan(ofTextRange: 0..<name.utf8.count), with: $0)
        })
      return
    }
    // A key written twice was reported by the parser; the first counts.
    if values[name] == nil, hasShape(entry.value, key, keySpan: entry.key.span) { values[name] = entry.value }
  }

  private func reportMissing(_ table: FormatTable) {
    let written = Set(node.entries.compactMap(\.key.text))
    for key in table.keys where key.isRequired && !written.contains(key.name) && !node.isDamaged {
      // A misspelt key was reported as unknown, with this name as the mend.
      if written.contains(where: {
        table.key($0) == nil && NearestName.closest(to: $0, among: table.keys.map(\.name)) == key.name
      }) {
        continue
      }
      log.report(
        "missing-key", "\(table.subject) needs “\(key.name)”: \(key.says)",
        at: node.entries.first?.key.span ?? node.span,
        mend: "add a line “\(key.name): ...”")
    }
  }

  private func hasShape(_ value: SyntaxNode, _ key: FormatKey, keySpan: SourceSpan) -> Bool {
    if value.isDamaged { return false }
    let place = value.span.length > 0 ? value.span : keySpan
    switch key.shape {
    case .text: return isText(value, key, place)
    case .id: return isText(value, key, place) && isID(value, key, place)
    case .texts:
      if value.kind == .sequence {
        return value.items.allSatisfy { isText($0, key, $0.span.length > 0 ? $0.span : place) }
      }
      return isText(value, key, place)
    case .number(let range): return isText(value, key, place) && isNumber(value, key, range, place)
    case .share: return isText(value, key, place) && isShare(value, key, place)
    case .word(let words):
      guard isText(value, key, place) else { return false }
      if let text = value.text, words.contains(Self.trimmed(text)) { return true }
      log.report("unknown-word", "“\(key.name)” can only be \(words.joined(separator: ", "))", at: place)
      return false
    case .list(let item):
      if value.kind == .sequence, !value.items.isEmpty {
        guard case .id = item else { return true }
        return value.items.filter { !hasShape($0, .required(key.name, .id, key.says), keySpan: keySpan) }.isEmpty
      }
      log.report(
        "not-a-list", "“\(key.name)” takes a list, and this is \(Self.name(of: value))", at: place,
        mend: "write each item on a line that begins with “- ”")
      return false
    case .mapping:
      if value.kind == .mapping { return true }
      log.report(
        "not-a-mapping", "“\(key.name)” takes keys with values, and this is \(Self.name(of: value))", at: place)
      return false
    case .evidence: return true
    }
  }

  private func isText(_ value: SyntaxNode, _ key: FormatKey, _ place: SourceSpan) -> Bool {
    guard let text = value.text else {
      log.report(
        "not-text", "“\(key.name)” takes text, and this is \(Self.name(of: value))", at: place,
        mend: "put quotes around it if it is meant as text")
      return false
    }
    guard !Self.trimmed(text).isEmpty else {
      log.report(
        "empty-value", "“\(key.name)” is empty", at: place,
        mend: log.beginsComment(after: place)
          ? "put the text between quotes if it begins with #" : "write \(key.says), or take the key out",
        why: log.beginsComment(after: place) ? "a # begins a comment, and a comment is no value" : nil)
      return false
    }
    return true
  }

  private func isID(_ value: SyntaxNode, _ key: FormatKey, _ place: SourceSpan) -> Bool {
    let text = value.text.map(Self.trimmed) ?? ""
    if CaseID.isValid(text) { return true }
    log.report("bad-id", CaseID.rule, at: place, mend: CaseID.proposed(for: text).map { "write \($0)" })
    return false
  }

  private func isNumber(_ value: SyntaxNode, _ key: FormatKey, _ range: ClosedRange<Int>, _ place: SourceSpan) -> Bool {
    guard let number = value.text.flatMap(Self.wholeNumber) else {
      log.report(
        "not-a-number", "“\(key.name)” takes a whole number", at: place,
        mend: "write a number from \(range.lowerBound) to \(range.upperBound)",
        why:
          "every value is text until a number is asked for: no is the word no, and neither 007 nor 1.0 is a whole number as it is written"
      )
      return false
    }
    if range.contains(number) { return true }
    let numbers = range.count > 4 ? [] : range.map(String.init)
    log.report(
      "out-of-range", "“\(key.name)” goes from \(range.lowerBound) to \(range.upperBound)", at: place,
      mend: numbers.count < 2
        ? "write a number from \(range.lowerBound) to \(range.upperBound)"
        : "write \(numbers.dropLast().joined(separator: ", ")) or \(numbers[numbers.count - 1])")
    return false
  }

  private func isShare(_ value: SyntaxNode, _ key: FormatKey, _ place: SourceSpan) -> Bool {
    if let share = value.text.flatMap({ Double($0) }), share > 0, share <= 1 { return true }
    log.report("out-of-range", "“\(key.name)” is a number above 0 and up to 1", at: place, mend: "write 0.6, say")
    return false
  }

  /// The number of its usual digits: other readers of YAML take 010 for eight.
  static func wholeNumber(_ text: String) -> Int? {
    Int(text).flatMap { String($0) == text ? $0 : nil }
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (character: Character) in character.isWhitespace }
    guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }

  private static func name(of node: SyntaxNode) -> String {
    switch node.kind {
    case .scalar: (node.text ?? "").isEmpty ? "empty" : "text"
    case .sequence: node.items.isEmpty ? "an empty list" : "a list"
    case .mapping: "keys with values"
    }
  }
}
