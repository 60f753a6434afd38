import ArgumentParser
import CaseLoading
import CaseModel

/// Which cases a sitting chooses from, and how.
struct QuizChoice: ParsableArguments {
  @Option(help: "Only cases with this theme.", completion: .themes)
  var theme: String?

  @Option(help: "Only cases of this level: 1, 2 or 3.")
  var level: Int?

  @Option(help: "Only the cases of this learning path, new ones in its order.", completion: .paths)
  var path: String?

  @Flag(help: "Only what is due.")
  var due = false

  @Option(name: .customLong("new"), help: "At most so many new cases.")
  var newAtMost: Int?

  @Option(help: "New cases of one level in an order of chance, always the same for one number.")
  var seed: UInt64?

  func validate() throws {
    if let level, !(1...3).contains(level) { throw ValidationError("--level is 1, 2 or 3") }
    if let newAtMost, newAtMost < 0 { throw ValidationError("--new is 0 or more") }
  }

  /// Whether anything was asked for.
  var isNarrow: Bool { theme != nil || level != nil || path != nil || due || newAtMost != nil }

  /// The cases to choose from.
  func heads(of catalogue: Catalogue) throws -> [CaseHead] {
    var heads = catalogue.heads
    if let path { heads = try catalogue.require(path: path).cases.map { try catalogue.require($0) } }
    if let theme {
      try catalogue.require(theme: theme)
      heads = heads.filter { $0.themes.contains(theme) }
    }
    if let level { heads = heads.filter { $0.level == level } }
    guard !heads.isEmpty else {
      throw Outcome.misused("no case is like that; balint cases list shows what there is")
    }
    return heads
  }
}

extension Catalogue {
  /// The case that was asked for.
  func require(_ id: String) throws -> CaseHead {
    if let found = heads.first(where: { $0.id == id }) { return found }
    throw Outcome.unknownCase(id, among: heads.map(\.id))
  }

  /// The learning path that was asked for.
  func require(path id: String) throws -> LearningPath {
    if let found = path(id) { return found }
    throw Outcome.unknown("path", id, among: paths.map(\.id), list: "balint cases paths")
  }

  /// Throws unless there is such a theme.
  func require(theme: String) throws {
    if !heads.contains(where: { $0.themes.contains(theme) }) {
      throw Outcome.unknown("theme", theme, among: themes.map(\.theme), list: "balint cases list")
    }
  }
}
