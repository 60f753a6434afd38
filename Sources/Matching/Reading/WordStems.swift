extension TextReader {
  /// The stem of each word of a text.
  ///
  /// - Parameter answer: a text that this reader has just read.
  /// - Returns: a stem for each of its words, in their order.
  public func stems(of answer: AnswerText) -> [String] {
    answer.words.map { vocabulary.entries[Int($0.form)].stem }
  }
}
