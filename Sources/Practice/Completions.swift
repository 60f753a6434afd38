import CaseModel

/// What Tab can put in place of the last word of a line.
public enum Completions {
  /// The words that the last word of a line can become.
  ///
  /// - Parameters:
  ///   - line: the line up to the cursor.
  ///   - library: where cases, themes and paths are looked up.
  /// - Returns: the candidates in alphabetical order; none for a line that is an answer.
  public static func of(_ line: String, in library: Library) -> [String] {
    guard line.hasPrefix(":") else { return [] }
    guard let space = line.firstIndex(where: \.isWhitespace) else {
      return Command.all.map(\.name).filter { $0.hasPrefix(line.lowercased()) }.sorted()
    }
    let typed = line[line.index(after: space)...]
    let names: [String]
    switch line[..<space].lowercased() {
    case ":open": names = library.heads.map(\.id) + library.paths.map(\.id)
    case ":cases": names = library.paths.map(\.id) + library.heads.themes.map(\.theme)
    default: return []
    }
    // Of a name of several words only the last is put in place.
    let lastWord =
      typed.lastIndex(where: \.isWhitespace).map { typed.distance(from: typed.startIndex, to: $0) + 1 } ?? 0
    return Set(names).filter { $0.hasPrefix(typed) }.map { String($0.dropFirst(lastWord)) }.sorted()
  }
}
