import Foundation

/// A file in which tables are renewed between marks, and everything else is left as it was written.
enum Record {
  /// Renews the parts of a file; a part that it does not have yet is put at its end.
  ///
  /// - Parameters:
  ///   - file: the file; made where there is none.
  ///   - parts: the parts, each between two marks with its name.
  /// - Throws: when the file is there and cannot be read, or cannot be written.
  static func renew(_ file: URL, _ parts: [(name: String, text: String)]) throws {
    let isThere = FileManager.default.fileExists(atPath: file.path)
    var record = isThere ? try String(contentsOf: file, encoding: .utf8) : "# How well answers are read\n"
    for part in parts {
      let (begin, end) = ("<!-- evaluate: \(part.name) -->", "<!-- end of \(part.name) -->")
      let text = "\(begin)\n\(part.text.trimmingCharacters(in: .newlines))\n\(end)"
      if let first = record.range(of: begin),
        let last = record.range(of: end, range: first.upperBound..<record.endIndex)
      {
        record.replaceSubrange(first.lowerBound..<last.upperBound, with: text)
      } else {
        record += "\n\(text)\n"
      }
    }
    try record.write(to: file, atomically: true, encoding: .utf8)
  }
}
