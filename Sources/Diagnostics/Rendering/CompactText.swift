/// `file:line:column: severity: message [id]`, the form that editors and compilers have in common.
enum CompactText {
  static func lines(_ diagnostics: [Diagnostic]) -> String {
    var finders = PositionFinders()
    return diagnostics.reduce(into: "") { text, diagnostic in
      let place = finders[diagnostic.source].position(of: diagnostic.span.start)
      text += "\(VisibleText.line(diagnostic.source.name)):\(place.line):\(place.column): "
      text += "\(diagnostic.severity.rawValue): \(VisibleText.line(diagnostic.message)) [\(diagnostic.id)]\n"
    }
  }
}
