import CaseSyntax
import Diagnostics

/// What comes to light while one text is decoded: faults, and names that must exist somewhere in the bank.
final class DecodingLog {
  /// A use of a name that another file may define.
  struct Reference {
    enum Kind { case skill, wordGroup }
    let kind: Kind
    let name: String
    let span: SourceSpan
  }

  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var references: [Reference] = []

  init(_ source: SourceText) {
    self.source = source
  }

  func report(
    _ id: String, _ message: String, at span: SourceSpan, mend: String? = nil, why: String? = nil,
    notes: [Diagnostic.Note] = [], replacement: Diagnostic.Replacement? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        id, message, in: source, at: span, mend: mend, why: why, notes: notes, replacement: replacement))
  }

  /// Whether a comment stands where the value of a key would.
  func beginsComment(after key: SourceSpan) -> Bool {
    let rest = source.bytes[min(key.end, source.bytes.count)...].drop { [0x20, 0x09, 0x3A].contains($0) }
    return rest.first == 0x23
  }

  func refer(to kind: Reference.Kind, _ name: String, at span: SourceSpan) {
    references.append(Reference(kind: kind, name: name, span: span))
  }

  /// The references made since a mark was set.
  func references(since mark: Int) -> [Reference] { Array(references[mark...]) }
}
