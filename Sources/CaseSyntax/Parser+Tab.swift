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
    head.indent = intendedColumn(forNode: forNode)
    shift = (lineStart, position - lineStart - head.indent)
  }

  /// The column that goes best with the line below and with what is open.
  private mutating func intendedColumn(forNode: Bool) -> Int {
    steps += 4 * (position - lineStart + frames.count)
    let kind: Frame.Kind = isDash(position) ? .sequence : .mapping
    let next = nextLine()
    if let next, next.isTabbed {
      // Tabs throughout: as wide as makes sense of them.
      return [2, 4, 8, 0].map(column(tabWidth:)).first { column in
        forNode && column > indent || frames.contains { $0.holdsEntries(at: column) }
      } ?? column(tabWidth: 2)
    }
    let candidates =
      forNode
      ? [indent + 2, next?.indent ?? 0, (next?.indent ?? 0) - 2].filter { $0 > indent }
      : frames.filter { $0.kind == kind }.map(\.indent)
    let opensBlock = opensBlock()
    let keys = isDash(position) && looksLikeEntry(position + 2) ? 2 : 0
    /// How well this line, in a column, would go with the next one: 0 to 2.
    func plausibility(of column: Int) -> Int {
      guard let next else { return 0 }
      // The keys of a mapping that begins behind a dash stand two columns further.
      let content = column + keys
      if opensBlock { return next.indent > content ? 2 : 0 }
      let isSibling = next.indent == column && next.isDash == (kind == .sequence)
      if isSibling || next.indent == content && !next.isDash { return 2 }
      return next.indent < column ? 1 : 0
    }
    let best = candidates.max { (plausibility(of: $0), $0) < (plausibility(of: $1), $1) }
    return best ?? column(tabWidth: 2)
  }

  /// The next line with content: how far it is indented, and whether by tabs.
  private struct NextLine {
    let indent: Int
    let isTabbed: Bool
    let isDash: Bool
  }

  private mutating func nextLine() -> NextLine? {
    var offset = position
    defer { steps += offset - position }
    while offset < end {
      while offset < end, !bytes[offset].isBreak { offset += 1 }
      while offset < end, bytes[offset].isBreak { offset += 1 }
      let start = offset
      while offset < end, bytes[offset].isWhite { offset += 1 }
      guard offset < end, !bytes[offset].isBreak, bytes[offset] != Byte.hash else { continue }
      return NextLine(
        indent: offset - start, isTabbed: bytes[start..<offset].contains(Byte.tab), isDash: isDash(offset))
    }
    return nil
  }

  /// Whether what this line says goes on below it: it ends with a colon, or with the indicator of a block of text.
  private mutating func opensBlock() -> Bool {
    var last = position
    while last < end, !bytes[last].isBreak { last += 1 }
    steps += last - position
    while last > position, bytes[last - 1].isWhite || bytes[last - 1] == Byte.hyphen || bytes[last - 1] == Byte.plus {
      last -= 1
    }
    return last > position && [Byte.colon, Byte.bar, Byte.greater].contains(bytes[last - 1])
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
