/// What Tab does to the word before the cursor.
struct Completion: Equatable {
  /// How many scalars before the cursor the text replaces.
  let replacedScalars: Int
  /// What stands there instead.
  let text: String
  /// What to list below the line; empty when there is only one candidate.
  let listed: [String]

  /// The word's completion among the candidates, or nil when there are none.
  init?(line: String, candidates: [String]) {
    guard let first = candidates.first else { return nil }
    let word = String(line.reversed().prefix { !$0.isWhitespace }.reversed())
    let common = candidates.dropFirst().reduce(first) { prefix, candidate in
      String(zip(prefix, candidate).prefix { $0.0 == $0.1 }.map(\.0))
    }
    replacedScalars = word.unicodeScalars.count
    // What is typed never shrinks.
    text = common.count >= word.count ? String(common) : word
    listed = candidates.count > 1 ? candidates : []
  }
}

extension Completion {
  /// The candidates in columns, read row by row; of very many only the first.
  static func rows(of candidates: [String], width: Int) -> [String] {
    let most = 100
    let shown = candidates.prefix(most)
    let cell = 2 + (shown.map(\.count).max() ?? 0)
    let perRow = max(1, width / cell)
    var rows = stride(from: 0, to: shown.count, by: perRow).map { start in
      let cells = shown[start..<min(start + perRow, shown.count)]
      let padded = cells.dropLast().map { $0 + String(repeating: " ", count: cell - $0.count) }
      return (padded + cells.suffix(1)).joined()
    }
    if candidates.count > most { rows.append("... and \(candidates.count - most) more") }
    return rows
  }
}
