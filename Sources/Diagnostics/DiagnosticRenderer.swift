/// Turns diagnostics into text for people: place, message, the line as it was written, a caret, the mend.
///
/// ```
/// gifts.yaml:12:7: error: unknown key "looksfor" in a criterion [unknown-key]
///    12 |       looksfor: Thanks her
///       |       ^^^^^^^^
///       = mend: did you mean "looks for"?
/// ```
public struct DiagnosticRenderer {
  /// Whether to add ANSI colour; the words say the same without.
  public var usesColour: Bool

  // A file with many faults is asked for its lines many times.
  private var tables: [ObjectIdentifier: LineTable] = [:]

  /// Makes a renderer.
  public init(usesColour: Bool = false) {
    self.usesColour = usesColour
  }

  /// The text of one diagnostic, several lines, the last with a line feed.
  public mutating func render(_ diagnostic: Diagnostic) -> String {
    let table = table(for: diagnostic.source)
    let position = table.position(of: diagnostic.span.start)
    let place = "\(VisibleText.of(diagnostic.source.name)):\(position.line):\(position.column): "
    var text = strong(place) + severity(diagnostic.severity) + VisibleText.of(diagnostic.message)
    text += " [\(diagnostic.id)]\n"
    text += excerpt(diagnostic.source, table, diagnostic.span)
    for note in diagnostic.notes {
      let line = table.position(of: note.span.start)
      text += "      = note: line \(line.line), column \(line.column): \(VisibleText.of(note.message))\n"
    }
    if let why = diagnostic.why { text += "      = why: \(VisibleText.of(why))\n" }
    if let mend = diagnostic.mend { text += "      = mend: \(VisibleText.of(mend))\n" }
    return text
  }

  /// The place of a diagnostic as an editor shows it.
  public mutating func position(of diagnostic: Diagnostic) -> SourcePosition {
    table(for: diagnostic.source).position(of: diagnostic.span.start)
  }

  private mutating func table(for source: SourceText) -> LineTable {
    if let table = tables[ObjectIdentifier(source)] { return table }
    let table = LineTable(source)
    tables[ObjectIdentifier(source)] = table
    return table
  }

  /// The line with a caret under the span; a long line is cut to a window around it.
  private func excerpt(_ source: SourceText, _ table: LineTable, _ span: SourceSpan) -> String {
    let number = table.position(of: span.start).line
    let line = table.span(ofLine: number)
    let start = min(span.start, line.end)
    let before = window(source.text(in: SourceSpan(max(line.start, start - 240), start)), last: 60)
    let marked = window(source.text(in: SourceSpan(start, min(span.end, line.end, start + 240))), first: 60)
    let after = window(
      source.text(
        in: SourceSpan(
          start + source.text(in: SourceSpan(start, min(span.end, line.end))).utf8.count, min(line.end, start + 480))),
      first: 40)
    let caret = String(repeating: "^", count: max(1, DisplayWidth.of(marked)))
    let gutter = String(number)
    let pad = String(repeating: " ", count: max(0, 5 - gutter.count))
    let margin = String(repeating: " ", count: max(5, gutter.count))
    return "\(pad)\(gutter) | \(before)\(marked)\(after)\n\(margin) | \(blank(before))\(tinted(caret))\n"
  }

  private func window(_ text: String, first: Int = .max, last: Int = .max) -> String {
    let visible = VisibleText.of(text)
    if first != .max { return visible.count > first ? String(visible.prefix(first)) + "…" : visible }
    return visible.count > last ? "…" + String(visible.suffix(last)) : visible
  }

  /// Blanks as wide as the text, tabs kept so that the caret stands right whatever a tab's width.
  private func blank(_ text: String) -> String {
    text.reduce(into: "") { blanks, character in
      blanks += character == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of(character))
    }
  }

  private func strong(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[22m" : text }

  private func tinted(_ text: String) -> String { usesColour ? "\u{1B}[36m\(text)\u{1B}[39m" : text }

  private func severity(_ severity: Diagnostic.Severity) -> String {
    let word = "\(severity.rawValue): "
    guard usesColour else { return word }
    return severity == .error ? "\u{1B}[1;31m\(word)\u{1B}[0m" : "\u{1B}[1;33m\(word)\u{1B}[0m"
  }
}
