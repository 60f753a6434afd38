import CaseSyntax
import Diagnostics
import Scoring

/// Reads the keys of a calibration file, and notes what is wrong with them.
final class FaultNotes {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceText) {
    self.source = source
  }

  func report(_ id: String, _ message: String, at span: SourceSpan, mend: String) {
    diagnostics.append(Diagnostic(id, message, in: source, at: span, mend: mend))
  }
}

/// One mapping of the file.
struct FieldReader {
  private let node: SyntaxNode
  private let notes: FaultNotes
  private let subject: String

  /// Checks the keys; nil, with a report, when it is no mapping. The subject is what it describes, for messages.
  init?(_ node: SyntaxNode, _ subject: String, keys: [String], _ notes: FaultNotes) {
    guard node.kind == .mapping else {
      if !node.isDamaged {
        notes.report(
          "not-a-mapping", "\(subject) is written as keys with values", at: node.span,
          mend: "write it with the keys \(keys.joined(separator: ", "))")
      }
      return nil
    }
    (self.node, self.notes, self.subject) = (node, notes, subject)
    for entry in node.entries {
      guard let name = entry.key.text, !keys.contains(name) else { continue }
      notes.report(
        "unknown-key", "“\(name)” is no key of \(subject)", at: entry.key.span,
        mend: NearestName.closest(to: name, among: keys).map { "did you mean “\($0)”?" }
          ?? "its keys are " + keys.joined(separator: ", "))
    }
  }

  func has(_ key: String) -> Bool { node[key] != nil }

  func fault(_ key: String, _ message: String, _ mend: String) {
    let value = node[key]?.span
    notes.report("out-of-range", message, at: value.flatMap { $0.length > 0 ? $0 : nil } ?? node.span, mend: mend)
  }

  func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.text, !text.isEmpty else {
      notes.report("not-text", "“\(key)” of \(subject) takes text", at: place(value), mend: "make the file anew")
      return nil
    }
    return text
  }

  func whole(_ key: String) -> Int? {
    guard let value = value(key) else { return nil }
    return whole(value, key)
  }

  func number(_ key: String) -> Double? {
    guard let value = value(key) else { return nil }
    return number(value, key)
  }

  func numbers(_ key: String) -> [Double]? {
    list(key).map { $0.compactMap { number($0, key) } }
  }

  func wholes(_ key: String) -> [Int]? {
    list(key).map { $0.compactMap { whole($0, key) } }
  }

  func list(_ key: String) -> [SyntaxNode]? {
    guard let value = value(key) else { return nil }
    guard value.kind == .sequence else {
      notes.report("not-a-list", "“\(key)” of \(subject) takes a list", at: place(value), mend: "write [] for none")
      return nil
    }
    return value.items
  }

  func mapping(_ key: String) -> SyntaxNode? { value(key) }

  private func value(_ key: String) -> SyntaxNode? {
    if let value = node[key] { return value.isDamaged ? nil : value }
    if !node.isDamaged {
      notes.report(
        "missing-key", "\(subject) needs “\(key)”", at: node.entries.first?.key.span ?? node.span,
        mend: "add a line “\(key): ...”, or make the file anew")
    }
    return nil
  }

  private func place(_ value: SyntaxNode) -> SourceSpan { value.span.length > 0 ? value.span : node.span }

  private func whole(_ value: SyntaxNode, _ key: String) -> Int? {
    if let text = value.text, let whole = Int(text), String(whole) == text, (0...1_000_000).contains(whole) {
      return whole
    }
    notes.report(
      "not-a-number", "“\(key)” of \(subject) takes a whole number", at: place(value),
      mend: "write a number from 0 to 1000000")
    return nil
  }

  /// A number of digits, a point and up to four digits: what was written, to the bit.
  private func number(_ value: SyntaxNode, _ key: String) -> Double? {
    if let text = value.text, Self.isPlain(text), let number = Double(text), abs(number) <= 1_000 {
      return QuestionCalibration.rounded(number)
    }
    notes.report(
      "not-a-number", "“\(key)” of \(subject) takes a number", at: place(value),
      mend: "write a number from -1000 to 1000 with four places at most, such as 0.25")
    return nil
  }

  private static func isPlain(_ text: String) -> Bool {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard text.filter({ $0 == "-" }).count <= 1, (1...2).contains(parts.count) else { return false }
    return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
      && parts[0].count <= 4 && (parts.count == 1 || parts[1].count <= 4)
  }
}
