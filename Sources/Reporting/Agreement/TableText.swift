import Diagnostics

/// A table on a screen: a name, then columns in line; a line a row where it fits, else each row as a name with its
/// values below.
struct TableText {
  /// Columns that a name gets at least.
  private static let leastForName = 12

  /// Rows below a title of their own.
  struct Section {
    var title = ""
    var rows: [[String]]
  }

  /// What stands above each column, that of the names first.
  let headers: [String]
  /// Rows with as many cells as there are headers, in their sections.
  let sections: [Section]

  /// A table in sections.
  init(headers: [String], sections: [Section]) { (self.headers, self.sections) = (headers, sections) }

  /// A table without sections.
  init(headers: [String], rows: [[String]]) { self.init(headers: headers, sections: [Section(rows: rows)]) }

  private var rows: [[String]] { sections.flatMap(\.rows) }

  /// The lines, none wider than the columns given; long names are cut.
  ///
  /// - Parameters:
  ///   - columns: of the screen, 20 or more.
  ///   - indent: blanks before each line.
  /// - Returns: the lines without blanks at their ends.
  func lines(columns: Int, indent: Int) -> [[TextRun]] {
    let widths = headers.indices.map { column in
      ([headers] + rows).map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let others = indent + widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    if others + min(widths[0], Self.leastForName) > columns { return stacked(columns, indent) }
    let first = min(widths[0], columns - others)
    return [line(headers, widths, first, indent, .faint)]
      + sections.flatMap { section in
        title(section, columns, indent) + section.rows.map { line($0, widths, first, indent, .plain) }
      }
  }

  private func title(_ section: Section, _ columns: Int, _ indent: Int) -> [[TextRun]] {
    let blanks = String(repeating: " ", count: indent)
    return section.title.isEmpty ? [] : TextLayout(columns: columns).lines([TextRun(section.title)], first: blanks)
  }

  private func line(_ cells: [String], _ widths: [Int], _ first: Int, _ indent: Int, _ role: TextRole) -> [TextRun] {
    var text = String(repeating: " ", count: indent) + TextLayout.padded(Self.cut(cells[0], to: first), to: first)
    for column in cells.indices.dropFirst() {
      // Numbers stand below each other at their right ends.
      let blanks = widths[column] - DisplayWidth.of(cells[column])
      text += String(repeating: " ", count: 2 + blanks) + cells[column]
    }
    while text.last == " " { text.removeLast() }
    return [TextRun(text, role)]
  }

  private func stacked(_ columns: Int, _ indent: Int) -> [[TextRun]] {
    let layout = TextLayout(columns: columns)
    let blanks = String(repeating: " ", count: indent)
    return sections.flatMap { section in
      title(section, columns, indent)
        + section.rows.flatMap { cells in
          let values = cells.indices.dropFirst().filter { !cells[$0].isEmpty }.map { "\(headers[$0]) \(cells[$0])" }
          return layout.lines([TextRun(cells[0])], first: blanks)
            + layout.lines([TextRun(values.joined(separator: "; "))], first: blanks + "  ")
        }
    }
  }

  /// The text, cut with a sign that it is.
  static func cut(_ text: String, to columns: Int) -> String {
    if DisplayWidth.of(text) <= columns { return text }
    var width = 1
    let kept = text.prefix { character in
      width += DisplayWidth.of(character)
      return width <= columns
    }
    return kept + "…"
  }
}
