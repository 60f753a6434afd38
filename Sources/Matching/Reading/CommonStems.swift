extension TextReader {
  /// The stems that nobody's name is likely to be among.
  ///
  /// All words of such a stem are common English words (of four letters or more, or such as the rules of reading know), and in none of the texts one has a capital inside a sentence, as
  /// a name would, or stands after a title. A name that is a common word too, and is written small everywhere, cannot be told from it.
  ///
  /// - Parameter texts: any texts.
  /// - Returns: the stems.
  public func commonStems(of texts: [String]) -> Set<String> {
    var common: Set<String> = []
    var doubtful: Set<String> = []
    for text in texts {
      let answer = read(text)
      for sentence in answer.sentences {
        for index in sentence.words {
          let word = answer.words[index]
          let entry = vocabulary.entries[Int(word.form)]
          let isCapital = answer.text(from: word.start, to: word.end).first?.isUppercase ?? false
          // A contracted word is two words in one place.
          let isFirst = word.start == answer.words[sentence.words.lowerBound].start
          let isCommon = !word.wordClass.isEmpty || CommonWords.contains(entry.text)
          let isTitled = index > sentence.words.lowerBound && answer.words[index - 1].has(.title)
          if isCommon, !isTitled, isFirst || !isCapital {
            common.insert(entry.stem)
          } else {
            doubtful.insert(entry.stem)
          }
        }
      }
    }
    return common.subtracting(doubtful)
  }
}
