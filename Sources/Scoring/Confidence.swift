/// How sure the scorer says it is of a mark.
///
/// Rules of thumb, the same for every rubric, until marked answers teach better ones: words that were said outright
/// speak most clearly; that nothing was found is the less certain the more there was to read.
enum Confidence {
  static let met = 0.9
  static let partly = 0.75
  static let described = 0.7
  static let cannotTell = 0.0
  /// What a word that is only near to the one looked for takes away.
  static let misspelt = 0.2

  static func of(_ confidence: Double, _ finding: Finding) -> Double {
    finding.isMisspelt ? ((confidence - misspelt) * 100).rounded() / 100 : confidence
  }

  static func notSeen(words: Int) -> Double {
    words < 40 ? 0.75 : 0.6
  }
}
