/// Tells which cells a spreadsheet would take for a formula.
///
/// Such cells begin with `=`, `+`, `-`, `@`, a tab or a line break, and may come from anybody's answer (OWASP, "CSV
/// injection"). Spreadsheets also take the full-width forms, and look past a byte order mark and past blanks.
public enum SpreadsheetGuard {
  /// Whether a cell needs an apostrophe in front.
  public static func guards(_ cell: String) -> Bool {
    for scalar in cell.unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "\u{2212}": return true
      case " ", "\u{A0}", "\u{3000}", "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}", "\0": continue
      default: return false
      }
    }
    return false
  }

  /// A cell without the apostrophe that guards it.
  public static func unguarded(_ cell: String) -> String {
    let rest = String(cell.dropFirst())
    return cell.hasPrefix("'") && guards(rest) ? rest : cell
  }
}
