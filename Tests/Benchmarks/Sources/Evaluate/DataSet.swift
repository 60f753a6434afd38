import AnswerFiles
import Foundation

/// Texts with labels, read from columns of a CSV or TSV file.
struct DataSet {
  struct Row {
    let id: String
    let text: String
    let labels: [String]
  }

  let rows: [Row]

  /// - Parameters:
  ///   - path: the file.
  ///   - id: the column of the rows' ids; nil where they have none.
  ///   - text: the column of the texts.
  ///   - labels: the columns of the labels.
  /// - Throws: when the file cannot be read or lacks a column.
  init(path: String, id: String?, text: String, labels: [String]) throws {
    let ids = try id.map { try Self.column($0, of: path) }
    let texts = try Self.column(text, of: path)
    let columns = try labels.map { try Self.column($0, of: path) }
    rows = texts.indices.map { row in
      Row(id: ids?[row] ?? "", text: texts[row], labels: columns.map { $0[row] })
    }
  }

  private static func column(_ name: String, of path: String) throws -> [String] {
    var chunks = [Array(try Data(contentsOf: URL(fileURLWithPath: path)))]
    var reader = try TextRowReader(name: path, column: name) { chunks.popLast() }
    var texts: [String] = []
    while let row = try reader.next() { texts.append(row.text ?? "") }
    return texts
  }
}
