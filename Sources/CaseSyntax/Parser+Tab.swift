import Diagnostics

/// Tabs: between words they are as good as spaces, in indentation they are refused (YAML 1.2.2, 6.1).
extension Parser {
  /// At the head of a line that has a tab before its content: reports it unless a tab may stand there, and settles the
  /// column that the author most probably meant.
  ///
  /// - Parameter forNode: whether a node is expected, which may stand after a tab that follows enough spaces.
  mutating func excuseTab(forNode: Bool) {
    guard head.tab >= 0, !head.isExcused, !(forNode && head.indent > indent) else { return }
    reportTab(at: head.tab)
    head.isExcused = true
    let candidates = [2, 4, 8, 0].map(column(tabWidth:))
    let indent = indent
    head.indent =
      candidates.first { column in
        forNode && column > indent || frames.contains { $0.holdsEntries(at: column) }
      } ?? column(tabWidth: 2)
  }

  /// The column of the line's content if tabs were this wide.
  private func column(tabWidth: Int) -> Int {
    bytes[lineStart..<position].reduce(0) { column, byte in
      if byte == Byte.space { return column + 1 }
      return tabWidth == 0 ? column : (column / tabWidth + 1) * tabWidth
    }
  }

  func reportTab(at offset: Int) {
    var tabEnd = offset
    while tabEnd < end, bytes[tabEnd] == Byte.tab { tabEnd += 1 }
    faults.report(
      "tab-indentation", at: SourceSpan(offset, tabEnd), "a tab may not be used for indentation",
      mend: "replace it by spaces, two for each level",
      why: "a tab is wider in one editor than in another, so the same file would mean different things")
  }
}
