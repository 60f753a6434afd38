/// One JSON object a diagnostic, one line each, always with the same keys in the same order.
///
/// Lines and columns count from 1, columns in Unicode scalars; `start` and `end` are byte offsets from 0; an end is the
/// place after the last character.
enum DiagnosticJSON {
  private typealias Member = (key: String, value: JSONValue)

  static func lines(_ diagnostics: [Diagnostic]) -> String {
    var finders = PositionFinders()
    return diagnostics.reduce(into: "") { text, diagnostic in
      text += object(diagnostic, finders[diagnostic.source]).text + "\n"
    }
  }

  private static func object(_ diagnostic: Diagnostic, _ finder: PositionFinder) -> JSONValue {
    func place(_ span: SourceSpan) -> [Member] { members(of: finder.region(of: span)) }
    let head: [Member] = [
      ("id", .string(diagnostic.id)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("file", .string(diagnostic.source.name)),
    ]
    let notes = diagnostic.notes.map { JSONValue.object(place($0.span) + [("message", .string($0.message))]) }
    let replacement = diagnostic.replacement.map { JSONValue.object(place($0.span) + [("text", .string($0.text))]) }
    let tail: [Member] = [
      ("message", .string(diagnostic.message)),
      ("why", diagnostic.why.map(JSONValue.string) ?? .null),
      ("mend", diagnostic.mend.map(JSONValue.string) ?? .null),
      ("notes", .array(notes)),
      ("replacement", replacement ?? .null),
    ]
    return .object(head + place(diagnostic.span) + tail)
  }

  private static func members(of region: SourceRegion) -> [Member] {
    [
      ("line", .number(region.start.line)),
      ("column", .number(region.start.column)),
      ("endLine", .number(region.end.line)),
      ("endColumn", .number(region.end.column)),
      ("start", .number(region.bytes.start)),
      ("end", .number(region.bytes.end)),
    ]
  }
}
