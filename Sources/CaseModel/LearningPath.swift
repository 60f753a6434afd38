public import Diagnostics

/// Cases of a bank in an order in which they are well taken, under one name.
public struct LearningPath: Sendable {
  /// The id by which it is called, in kebab-case.
  public let id: String
  /// The title shown in lists.
  public let title: String
  /// What it is for, in a sentence or two.
  public let about: String?
  /// The ids of its cases, in order; never empty, none twice.
  public let cases: [String]
  /// The file it was read from.
  public let origin: SourceText
  /// Where its id stands in that file.
  public let place: SourceSpan

  /// Makes a path. The loader has checked that its cases are there.
  public init(id: String, title: String, about: String?, cases: [String], origin: SourceText, place: SourceSpan) {
    self.id = id
    self.title = title
    self.about = about
    self.cases = cases
    self.origin = origin
    self.place = place
  }
}
