/// Cells of a file in messages. A column that holds answers may have been taken for one of ids, and no answer belongs in a
/// message.
enum Cited {
  /// What looks like an id in quotation marks; of everything else only that it is none.
  static func id(_ cell: String) -> String {
    cell.utf8.count <= 60 && !cell.contains(where: \.isWhitespace) ? "“\(cell)”" : "of that name: the cell holds no id"
  }
}
