import CaseModel
import Drills

/// What Tab can put in place of the last word of a tutor's line.
enum DrillCompletions {
  static func of(_ line: String, drill: Drill, heads: [CaseHead]) -> [String] {
    guard line.hasPrefix(":") else { return [] }
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let last = words.last.map(String.init) ?? ""
    let candidates: [String] =
      switch (words.first?.lowercased(), words.count) {
      case (_, 1): TutorCommand.all.map(\.name)
      case (":open", 2): heads.map(\.id)
      case (":cases", 2): heads.themes.map(\.theme)
      case (":override", 3): drill.currentQuestion?.markable.map(\.id) ?? []
      case (":timer", 2): ["off"]
      default: []
      }
    return candidates.filter { $0.hasPrefix(words.count == 1 ? last.lowercased() : last) }.sorted()
  }
}
