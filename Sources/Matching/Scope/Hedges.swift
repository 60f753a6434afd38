/// What is put as a guess: "perhaps", "might", "I wonder". A guess is welcome; this only tells it from a statement.
extension AnswerText {
  /// Whether a sentence is put as a guess.
  public func isTentative(_ sentence: Sentence) -> Bool {
    words[sentence.words].contains { $0.has(.hedge) }
  }
}
