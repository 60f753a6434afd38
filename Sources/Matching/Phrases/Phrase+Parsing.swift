extension Phrase {
  /// The widest gap that may be asked for, in words.
  public static let widestGap = 20
  /// How deep brackets may stand in brackets.
  public static let deepestNesting = 16

  /// Reads a phrase.
  ///
  /// - Parameter source: the phrase in the language described at `Phrase`.
  /// - Throws: `PhraseSyntaxError` for the first fault.
  public init(parsing source: String) throws(PhraseSyntaxError) {
    var parser = PhraseParser(source)
    let (parts, mood) = try parser.phrase()
    self.init(source: source, parts: parts, mood: mood, groups: parser.groups)
  }
}
