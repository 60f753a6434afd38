/// Turns diagnostics into text for people: place, message, the line as it was written, a caret, the mend.
///
/// ```
/// gifts.yaml:12:7: error: unknown key "looksfor" in a criterion [unknown-key]
///    12 |       looksfor: Thanks her
///       |       ^^^^^^^^
///       = note: line 9, column 5: the criterion began here
///     9 |     - criterion: thanks-first
///       |     ^
///       = mend: did you mean "looks for"?
/// ```
///
/// Of a span over several lines the first and the last are quoted. Nothing in a source or its name can steer the
/// terminal. The first diagnostic of a source costs a reading of all its bytes, each further one the same however
/// long the source and its lines are.
public struct DiagnosticRenderer {
  /// Whether to add ANSI colour; the words say the same without.
  public var usesColour: Bool

  private var finders = PositionFinders()

  /// Makes a renderer.
  public init(usesColour: Bool = false) {
    self.usesColour = usesColour
  }

  /// The text of one diagnostic, several lines, the last with a line feed.
  public mutating func render(_ diagnostic: Diagnostic) -> String {
    let finder = finders[diagnostic.source]
    let region = finder.region(of: diagnostic.span)
    let notes = diagnostic.notes.map { (message: $0.message, region: finder.region(of: $0.span)) }
    let lastLine = notes.reduce(region.end.line) { max($0, $1.region.end.line) }
    let quotation = Quotation(
      source: diagnostic.source, lines: finder.lines, gutter: max(5, String(lastLine).count), usesColour: usesColour)
    func remark(_ word: String, _ text: String) -> String {
      "\(quotation.margin)= \(strong(word + ":")) \(VisibleText.line(text))\n"
    }

    let place = "\(VisibleText.line(diagnostic.source.name)):\(region.start.line):\(region.start.column): "
    var text = strong(place) + severity(diagnostic.severity) + VisibleText.line(diagnostic.message)
    text += " [\(diagnostic.id)]\n" + quotation.text(of: region)
    for note in notes {
      let start = note.region.start
      text += remark("note", "line \(start.line), column \(start.column): \(note.message)")
      if start.line != region.start.line { text += quotation.text(of: note.region) }
    }
    if let why = diagnostic.why { text += remark("why", why) }
    if let mend = diagnostic.mend { text += remark("mend", mend) }
    return text
  }

  private func strong(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[22m" : text }

  private func severity(_ severity: Diagnostic.Severity) -> String {
    let word = "\(severity.rawValue): "
    guard usesColour else { return word }
    let colour =
      switch severity {
      case .error: 31
      case .warning: 33
      case .advice: 36
      }
    return "\u{1B}[1;\(colour)m\(word)\u{1B}[0m"
  }
}

/// The lines of a source with their numbers and with carets under them.
private struct Quotation {
  let source: SourceText
  let lines: LineTable
  /// Columns for the line number.
  let gutter: Int
  let usesColour: Bool

  /// Blanks up to the bar between number and line.
  var margin: String { String(repeating: " ", count: gutter + 1) }

  /// The first line of a region and, if it is another one, the last.
  func text(of region: SourceRegion) -> String {
    let first = region.start.line
    // What ends with a line break has nothing on the line after it.
    let last = region.end.column == 1 ? max(first, region.end.line - 1) : region.end.line
    var text = row(first, marked: region.bytes)
    if last > first + 1 { text += right("...") + " |\n" }
    if last > first { text += row(last, marked: SourceSpan(indentationEnd(ofLine: last), region.bytes.end)) }
    return text
  }

  private func row(_ number: Int, marked: SourceSpan) -> String {
    let excerpt = Excerpt(source, line: lines.span(ofLine: number), marked: marked)
    let line = excerpt.line.isEmpty ? "" : " " + excerpt.line
    let carets = usesColour ? "\u{1B}[36m\(excerpt.carets)\u{1B}[39m" : excerpt.carets
    return "\(right(String(number))) |\(line)\n\(margin)| \(excerpt.blanks)\(carets)\n"
  }

  private func indentationEnd(ofLine number: Int) -> Int {
    let line = lines.span(ofLine: number)
    // Bounded, since a line may be all blanks, and long.
    let blanks = source.bytes[line.start..<line.end].prefix(200).prefix { $0 == 0x20 || $0 == 0x09 }
    return blanks.endIndex
  }

  private func right(_ text: String) -> String {
    String(repeating: " ", count: max(0, gutter - text.count)) + text
  }
}
