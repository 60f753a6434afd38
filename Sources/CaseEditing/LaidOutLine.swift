import Diagnostics

/// A line of the result: what it holds, and the comment at its end.
struct LaidOutLine {
  var text: [UInt8]
  var comment: [UInt8]?

  /// The text of all lines. Comments at the ends of lines that follow each other stand in one column.
  static func joined(_ lines: [LaidOutLine]) -> [UInt8] {
    var bytes: [UInt8] = []
    var runEnd = 0
    var column = 0
    for (index, line) in lines.enumerated() {
      if index >= runEnd {
        runEnd = lines[index...].firstIndex { $0.comment == nil } ?? lines.count
        column = lines[index..<runEnd].map(\.width).max().map { $0 + 2 } ?? 0
        runEnd = max(runEnd, index + 1)
      }
      bytes += line.text
      if let comment = line.comment {
        bytes += [UInt8](repeating: Byte.space, count: column - line.width) + comment
      }
      bytes.append(Byte.lineFeed)
    }
    return bytes
  }

  private var width: Int { DisplayWidth.of(String(decoding: text, as: UTF8.self)) }
}
