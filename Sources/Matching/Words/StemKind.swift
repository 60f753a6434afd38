/// What a stem is to the sentence it stands in.
public enum StemKind: Sendable {
  /// Carries content.
  case content
  /// Only holds sentences together.
  case function
  /// Denies: not, never.
  case negator

  /// The kind of a stem. One that a word of each sort shares ("will", "willing") counts as the lesser.
  ///
  /// - Parameter stem: a stem as `TextReader` makes them.
  public init(of stem: String) {
    self = Self.negators.contains(stem) ? .negator : Self.functions.contains(stem) ? .function : .content
  }

  private static let negators = Set(WordClass.words(.negator).map(SharedStemmer.stem))
  private static let functions = Set(WordClass.words(.function).map(SharedStemmer.stem))
}
