/// The forms in which diagnostics can be written.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// For people: the place, the source as it was written with carets, why it is a fault and how to mend it.
  case text
  /// For programs: one JSON object a diagnostic, one line each.
  case json
  /// For code review and dashboards: one SARIF 2.1.0 document for all.
  case sarif
  /// For editors and `grep`: `file:line:column: severity: message [id]`, one line each.
  case compact

  /// Writes diagnostics in this form, in the order given. Reads each source once, whatever the number of diagnostics.
  ///
  /// - Parameters:
  ///   - diagnostics: all of a run.
  ///   - usesColour: whether to add ANSI colour; only `text` has any.
  ///   - toolVersion: the version of balint, which only `sarif` states.
  /// - Returns: the text, with a line feed at its end; empty when there is no diagnostic, except that `sarif` is always
  ///   a whole document.
  public func render(_ diagnostics: [Diagnostic], usesColour: Bool = false, toolVersion: String) -> String {
    switch self {
    case .text:
      var renderer = DiagnosticRenderer(usesColour: usesColour)
      return diagnostics.reduce(into: "") { $0 += renderer.render($1) }
    case .json: return DiagnosticJSON.lines(diagnostics)
    case .sarif: return SARIF.document(diagnostics, toolVersion: toolVersion)
    case .compact: return CompactText.lines(diagnostics)
    }
  }
}
