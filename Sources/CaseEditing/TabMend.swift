import Diagnostics

/// What tabs in indentation can mean: columns that depend on how wide a tab was in the author's editor.
enum TabMend {
  /// Tab stops in use, the format's own first.
  private static let widths = [2, 4, 8]

  /// The ways to replace tabs by spaces: with each width, and with comments on their own line either moved along or put
  /// to the left margin, where they can be nothing but comments.
  static func readings(of tabs: [Diagnostic], in source: SourceText) -> [SourceEdits] {
    let lines = lines(of: tabs, in: source)
    return widths.flatMap { width in
      [false, true].compactMap { putsCommentsLeft in
        SourceEdits(lines.compactMap { replacement(ofLineAt: $0, in: source.bytes, width, putsCommentsLeft) })
      }
    }
  }

  /// Faults on lines next to each other, together.
  static func runs(of tabs: [Diagnostic], in source: SourceText) -> [[Diagnostic]] {
    let table = LineTable(source)
    var runs: [[Diagnostic]] = []
    var lastLine = -1
    for tab in tabs.sorted(by: { $0.span.start < $1.span.start }) {
      let line = table.position(of: tab.span.start).line
      if line > lastLine + 1 || runs.isEmpty { runs.append([]) }
      runs[runs.count - 1].append(tab)
      lastLine = line
    }
    return runs
  }

  // MARK: Lines

  /// Where the lines begin whose tabs are to go: those with a fault, and those after them that are indented by tabs as
  /// well, since of a text over several lines only the first is told.
  private static func lines(of tabs: [Diagnostic], in source: SourceText) -> [Int] {
    let table = LineTable(source)
    let faults = Dictionary(tabs.map { (table.position(of: $0.span.start).line, $0.span.start) }) { first, _ in first }
    var starts: [Int] = []
    var tabColumn = -1
    for number in 1...table.count {
      let line = table.span(ofLine: number)
      let text = source.bytes[line.start..<line.end]
      let spaces = text.prefix { $0 == Byte.space }.count
      let isTabbed = text.dropFirst(spaces).first == Byte.tab
      if let fault = faults[number] {
        tabColumn = fault - line.start
        starts.append(line.start)
      } else if isTabbed, spaces <= tabColumn {
        starts.append(line.start)
      } else if !text.allSatisfy(\.isWhite) {
        tabColumn = -1
      }
    }
    return starts
  }

  /// What stands before a line's content, dashes included, with spaces for its tabs; of a blank line, nothing.
  private static func replacement(
    ofLineAt start: Int, in bytes: [UInt8], _ width: Int, _ putsCommentsLeft: Bool
  ) -> Diagnostic.Replacement? {
    var indentation = ""
    var offset = start
    while offset < bytes.count, bytes[offset].isWhite || isDash(offset, bytes) {
      switch bytes[offset] {
      case Byte.tab: indentation += String(repeating: " ", count: width - indentation.utf8.count % width)
      case Byte.hyphen: indentation += "-"
      default: indentation += " "
      }
      offset += 1
    }
    let isBlank = offset == bytes.count || bytes[offset].isBreak
    let isComment = !isBlank && bytes[offset] == Byte.hash
    if isBlank || isComment && putsCommentsLeft {
      guard !indentation.contains("-") else { return nil }
      indentation = ""
    }
    return Diagnostic.Replacement(SourceSpan(start, offset), with: indentation)
  }

  private static func isDash(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    bytes[offset] == Byte.hyphen && offset + 1 < bytes.count && bytes[offset + 1].isWhite
  }
}
