import Diagnostics

/// What a stretch of text is, for whoever gives it a look.
public enum TextRole: Sendable, Hashable {
  case plain, heading, patient, faint, counted, met, partly, notSeen, comment, warning
}

/// A stretch of text with its role.
public struct TextRun: Sendable, Hashable {
  /// The text.
  public let text: String
  /// What it is.
  public let role: TextRole

  /// Makes a run.
  public init(_ text: String, _ role: TextRole = .plain) {
    self.text = text
    self.role = role
  }
}

/// Lays text out in lines of a given width, wide characters counted right.
public struct TextLayout: Sendable {
  /// Columns of the widest line that is good to read.
  public static let comfortableWidth = 80

  /// Columns of a line.
  public let width: Int

  /// Makes a layout.
  ///
  /// - Parameter columns: columns of the screen; lines get no wider than is good to read, and no narrower than 20.
  public init(columns: Int) {
    width = min(max(columns, 20), Self.comfortableWidth)
  }

  /// Breaks a paragraph into lines.
  ///
  /// - Parameters:
  ///   - runs: the paragraph; a line feed in it ends a line.
  ///   - first: what the first line begins with.
  ///   - rest: what the other lines begin with; blanks of the same width unless given.
  /// - Returns: at least one line; none wider than `width`.
  public func lines(_ runs: [TextRun], first: String = "", rest: String? = nil) -> [[TextRun]] {
    let rest = rest ?? String(repeating: " ", count: DisplayWidth.of(first))
    var lines: [[TextRun]] = []
    var line = [TextRun(first)]
    var column = DisplayWidth.of(first)
    var isFresh = true
    func end() {
      lines.append(line.filter { !$0.text.isEmpty })
      line = [TextRun(rest)]
      column = DisplayWidth.of(rest)
      isFresh = true
    }
    for word in Self.words(runs) {
      if word.isBreak {
        end()
        continue
      }
      let gap = isFresh || !word.hasSpaceBefore ? 0 : 1
      if !isFresh, column + gap + word.columns > width, word.hasSpaceBefore { end() }
      if !isFresh, gap == 1 {
        // A blank between two counted words is part of what is underlined.
        let role = line.last?.role == word.runs.first?.role ? word.runs.first?.role ?? .plain : .plain
        line.append(TextRun(" ", role))
        column += 1
      }
      for run in word.runs {
        for piece in Self.chunks(run.text, upTo: width - DisplayWidth.of(rest)) {
          let columns = DisplayWidth.of(piece)
          if column + columns > width, !isFresh { end() }
          line.append(TextRun(piece, run.role))
          column += columns
          isFresh = false
        }
      }
    }
    end()
    return lines.map(Self.merged)
  }

  /// A case's text as paragraphs: a single line break is a blank, an empty line begins a paragraph.
  public static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .split { $0.allSatisfy(\.isWhitespace) }
      .map { $0.joined(separator: " ") }
  }

  /// The text filled up with blanks to a number of columns.
  public static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - DisplayWidth.of(text)))
  }

  // MARK: Words

  private struct Word {
    var runs: [TextRun]
    var columns: Int
    var hasSpaceBefore: Bool
    var isBreak = false
  }

  /// Words with their roles; a word may hold runs of several.
  private static func words(_ runs: [TextRun]) -> [Word] {
    var words: [Word] = []
    var afterSpace = true
    for run in runs {
      var current = ""
      func close() {
        guard !current.isEmpty else { return }
        let columns = DisplayWidth.of(current)
        if afterSpace || words.isEmpty || words[words.count - 1].isBreak {
          words.append(Word(runs: [TextRun(current, run.role)], columns: columns, hasSpaceBefore: afterSpace))
        } else {
          words[words.count - 1].runs.append(TextRun(current, run.role))
          words[words.count - 1].columns += columns
        }
        current = ""
        afterSpace = false
      }
      for character in run.text {
        if character == "\n" || character == "\r\n" {
          close()
          words.append(Word(runs: [], columns: 0, hasSpaceBefore: false, isBreak: true))
          afterSpace = true
        } else if character.isWhitespace {
          close()
          afterSpace = true
        } else {
          current.append(character)
        }
      }
      close()
    }
    return words
  }

  /// Cuts a word that is wider than a line.
  private static func chunks(_ text: String, upTo columns: Int) -> [String] {
    if DisplayWidth.of(text) <= columns { return [text] }
    var chunks: [String] = []
    var current = ""
    var width = 0
    for character in text {
      let next = DisplayWidth.of(character)
      if width + next > columns, !current.isEmpty {
        chunks.append(current)
        current = ""
        width = 0
      }
      current.append(character)
      width += next
    }
    return current.isEmpty ? chunks : chunks + [current]
  }

  private static func merged(_ line: [TextRun]) -> [TextRun] {
    line.reduce(into: []) { merged, run in
      if let last = merged.last, last.role == run.role {
        merged[merged.count - 1] = TextRun(last.text + run.text, run.role)
      } else {
        merged.append(run)
      }
    }
  }
}
