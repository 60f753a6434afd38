import AnswerFiles
import Foundation

extension RowSink {
  /// Standard output, for results.
  static var standardOutput: RowSink { RowSink(name: "<standard output>", descriptor: STDOUT_FILENO) }

  /// Writes the rows of a table.
  mutating func write(_ rows: [[String]], _ csv: CSVWriter) throws(RowSinkError) {
    for row in rows {
      var bytes: [UInt8] = []
      csv.write(row, to: &bytes)
      try write(bytes)
    }
    try flush()
  }
}

/// Standard input, read whole.
enum StandardInput {
  /// All bytes, or one more than the limit when there are more.
  ///
  /// - Parameter limit: the most bytes that are wanted.
  /// - Returns: the bytes.
  /// - Throws: `Outcome` when it is closed, a folder, or cannot be read for another reason.
  static func read(limit: Int = .max - 1) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = Foundation.read(STDIN_FILENO, &chunk, min(chunk.count, limit + 1 - bytes.count))
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw Outcome.unreadable("standard input cannot be read: \(String(cString: strerror(errno)))")
      }
      bytes += chunk.prefix(count)
    }
    return bytes
  }
}
