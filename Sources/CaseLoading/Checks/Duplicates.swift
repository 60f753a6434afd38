import Diagnostics

/// Two things in a bank with one id.
enum Duplicates {
  static func fault(
    _ kind: String, _ id: String, _ source: SourceText, _ place: SourceSpan, _ firstSource: SourceText,
    _ firstPlace: SourceSpan
  ) -> Diagnostic {
    let position = LineTable(firstSource).position(of: firstPlace.start)
    return Diagnostic(
      "same-id", "there is another \(kind) “\(id)”, in \(firstSource.name), line \(position.line)", in: source,
      at: place,
      mend: "give one of them another id; only the first is used")
  }
}
