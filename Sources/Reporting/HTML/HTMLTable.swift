/// A table of figures on a page: names in front of its rows, headers above its columns; it scrolls where a screen is narrow.
enum HTMLTable {
  /// Writes a table; one for each of its sections.
  ///
  /// - Parameters:
  ///   - found: its headers and rows.
  ///   - caption: what it shows.
  ///   - body: where it goes.
  static func write(_ found: TableText, caption: String, to body: inout HTMLText) {
    for section in found.sections {
      let caption = section.title.isEmpty ? caption : "\(section.title). \(caption)"
      body.element(.div, [.class: "wide", .tabindex: "0", .role: "group", .label: caption]) { box in
        box.element(.table, [.class: "numbers"]) { table in
          table.element(.caption) { $0.element(.bdi, text: caption) }
          table.element(.thead) { head in
            head.element(.tr) { row in
              for (place, header) in found.headers.enumerated() {
                // A header without words would say nothing to a screen reader.
                let text = header.isEmpty ? ["figure", "value"][min(place, 1)] : header
                row.element(.th, [.scope: "col"], text: text)
              }
            }
          }
          table.element(.tbody) { rows in
            for cells in section.rows {
              rows.element(.tr) { row in
                row.element(.th, [.scope: "row"]) { $0.element(.bdi, text: cells[0].inOneLine) }
                for cell in cells.dropFirst() { row.element(.td, text: cell) }
              }
            }
          }
        }
      }
    }
  }
}
