/// What a list shows of a case: enough to choose it by, and known without its questions.
public struct CaseHead: Sendable, Hashable {
  /// The id by which it is called, in kebab-case.
  public let id: String
  /// The title shown when it opens.
  public let title: String
  /// 1 first steps, 2 middle, 3 hard.
  public let level: Int
  /// What it is about: `gifts`, `boundaries`.
  public let themes: [String]
  /// The content label shown before it opens; nil when there is nothing to say.
  public let contentLabel: String?

  /// Makes a head.
  public init(id: String, title: String, level: Int, themes: [String], contentLabel: String?) {
    self.id = id
    self.title = title
    self.level = level
    self.themes = themes
    self.contentLabel = contentLabel
  }
}

extension Case {
  /// What a list shows of it.
  public var head: CaseHead {
    CaseHead(id: id, title: title, level: level, themes: themes, contentLabel: contentLabel)
  }
}

extension Sequence<CaseHead> {
  /// Every theme with the number of its cases, in alphabetical order.
  public var themes: [(theme: String, count: Int)] {
    var counts: [String: Int] = [:]
    for theme in lazy.flatMap(\.themes) { counts[theme, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
