import CaseModel
import Diagnostics
public import Drills
import Scoring

/// The answers of a group on a screen: side by side, without names, together with those that do the same.
public struct BoardText: Sendable {
  /// Columns that an answer needs to be good to read.
  private static let comfortable = 56
  private static let gap = "   "

  private let columns: Int
  private let marksWithBrackets: Bool

  /// A writer of boards.
  ///
  /// - Parameters:
  ///   - columns: columns of the screen, whatever their number; the wider it is, the more answers stand beside each other.
  ///   - marksWithBrackets: whether counted words stand in square brackets, for a screen that cannot underline.
  public init(columns: Int, marksWithBrackets: Bool) {
    (self.columns, self.marksWithBrackets) = (columns, marksWithBrackets)
  }

  /// The answers, before anything is said about what was looked for but what they do.
  public func shown(_ board: Board) -> [[TextRun]] { piles(board, showsWhatCounted: false) }

  /// What was looked for and by how many it was done, then the answers with the words that counted.
  public func revealed(_ board: Board) -> [[TextRun]] {
    let ids = board.question.markable.map(\.id)
    // By these a tutor can name them; a rubric of one criterion has many views.
    let names = ids.count == board.views.count ? ids : Array(repeating: ids.first ?? "", count: board.views.count)
    let done = zip(board.views, names).filter { $0.0.count > 0 }.flatMap { view, id in
      layout.lines(
        [TextRun(view.name), TextRun(" (\(id))", .faint)], first: "  \(view.count) of \(board.readings.count)  ")
    }
    let none = layout.lines([TextRun("Nobody did any of it, as far as a program can tell.")], first: "  ")
    return [[TextRun("What was looked for", .heading)]] + (done.isEmpty ? none : done) + [[]]
      + piles(board, showsWhatCounted: true) + overrides(board) + nobody(board, names)
  }

  /// What the rubric knows and nobody did, this time.
  public func spread(_ board: Board) -> [[TextRun]] { nobody(board, board.views.map { _ in "" }) }

  private func nobody(_ board: Board, _ ids: [String]) -> [[TextRun]] {
    let nobody = zip(board.views, ids).filter { $0.0.count == 0 }
    guard !nobody.isEmpty else {
      return layout.lines([TextRun("Everything the rubric knows was there, by somebody.", .faint)])
    }
    return [[TextRun("Nobody named this, this time", .heading)]]
      + nobody.flatMap { view, id in
        layout.lines([TextRun(view.name), TextRun(id.isEmpty ? "" : " (\(id))", .faint)], first: "  - ")
      }
  }

  /// Every view that the rubric knows, in its order, with how many answers have it.
  public func views(_ board: Board) -> [[TextRun]] {
    let width = String(board.readings.count).count
    return board.views.flatMap { view in
      let count = String(view.count)
      let padded = String(repeating: " ", count: max(0, width - count.count)) + count
      return layout.lines([TextRun(view.name)], first: "  \(padded) of \(board.readings.count)  ")
    }
  }

  // MARK: Pieces

  private var layout: TextLayout { TextLayout(columns: columns) }

  /// The answers of a pile stand beside each other, and so do piles of one answer.
  private func piles(_ board: Board, showsWhatCounted: Bool) -> [[TextRun]] {
    var lines: [[TextRun]] = []
    var rest = board.piles[...]
    while let pile = rest.first {
      let single = rest.prefix { $0.readings.count == 1 }
      if single.count > 1 {
        lines += sideBySide(
          single.map { pile in
            { layout in title(pile, layout) + pile.readings.flatMap { block($0, layout, showsWhatCounted) } + [[]] }
          })
        rest = rest.dropFirst(single.count)
      } else {
        lines += title(pile, layout)
        lines += sideBySide(pile.readings.map { reading in { block(reading, $0, showsWhatCounted) } }) + [[]]
        rest = rest.dropFirst()
      }
    }
    return lines
  }

  private func title(_ pile: Board.Pile, _ layout: TextLayout) -> [[TextRun]] {
    layout.lines([TextRun(DrillWords.name(pile), .heading)], first: "— ")
  }

  private func block(_ reading: Board.Reading, _ layout: TextLayout, _ showsWhatCounted: Bool) -> [[TextRun]] {
    let head = "\(reading.letter)  "
    let pieces = Feedback.pieces(of: reading.text, showsWhatCounted ? reading.counted : [])
    let runs = pieces.map { piece in
      guard piece.isCounted else { return TextRun(piece.text) }
      return TextRun(marksWithBrackets ? "[\(piece.text)]" : piece.text, .counted)
    }
    var lines = layout.lines(runs, first: head)
    if let first = lines.first?.first, first.text.hasPrefix(head) {
      lines[0][0] = TextRun(String(first.text.dropFirst(head.count)), first.role)
      lines[0].insert(TextRun(head, .heading), at: 0)
    }
    let indent = String(repeating: " ", count: head.count)
    if !reading.skills.isEmpty {
      lines += layout.lines([TextRun(reading.skills.joined(separator: " · "), .faint)], first: indent)
    }
    if reading.score.unreadable != nil {
      lines += layout.lines([TextRun("the program cannot read this one; a person can", .faint)], first: indent)
    }
    return lines
  }

  private func overrides(_ board: Board) -> [[TextRun]] {
    let marked = board.readings.flatMap { reading in reading.overrides.map { (reading.letter, $0) } }
    guard !marked.isEmpty else { return [] }
    return [[TextRun("Marked by the tutor", .heading)]]
      + marked.flatMap { letter, override in
        layout.lines([TextRun(DrillWords.override(override, letter: letter))], first: "  - ")
      } + [[]]
  }

  /// Blocks beside each other, as many as there is room for, row by row.
  private func sideBySide(_ blocks: [(TextLayout) -> [[TextRun]]]) -> [[TextRun]] {
    let gap = DisplayWidth.of(Self.gap)
    let beside = max(1, min(blocks.count, (columns + gap) / (Self.comfortable + gap)))
    guard beside > 1 else { return blocks.flatMap { $0(layout) } }
    let narrow = TextLayout(columns: (columns + gap) / beside - gap)
    return stride(from: 0, to: blocks.count, by: beside).flatMap { start in
      let row = blocks[start..<min(start + beside, blocks.count)].map { $0(narrow) }
      let height = row.map(\.count).max() ?? 0
      return (0..<height).map { line in
        row.enumerated().flatMap { index, block in
          let runs = line < block.count ? block[line] : []
          if index == row.count - 1 { return runs }
          let used = runs.reduce(0) { $0 + DisplayWidth.of($1.text) }
          return runs + [TextRun(String(repeating: " ", count: max(0, narrow.width - used)) + Self.gap)]
        }
      }
    }
  }
}

extension Board.Reading {
  /// The words that counted.
  var counted: [EvidenceSpan] { score.marks.flatMap(\.evidence) + score.safety.flatMap(\.evidence) }
}
